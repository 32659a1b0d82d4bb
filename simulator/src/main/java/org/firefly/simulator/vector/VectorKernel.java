package org.firefly.simulator.vector;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.architecture.NeuronRule;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.EventLists;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.SiteView;
import org.firefly.simulator.kernel.WeightBlock;

/** 256-bit vectors: 128 output channels stay in registers while the events go by. */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_256;
  private static final int SIGN = Integer.SIZE - 1;

  /** Shorts that push the first row to a cache line when the array lies at one, header first. */
  private static final int ALIGNING_SHORTS = 24;

  @Override
  public String name() {
    return "256-bit vectors";
  }

  @Override
  public int width(int channels) {
    return channels > BlockLayout.NARROW ? BlockLayout.WIDE : BlockLayout.NARROW;
  }

  /** All blocks lie in one array, which is so large that the JVM aligns and never moves it. */
  @Override
  public List<WeightBlock> pack(List<BlockWeights> blocks) {
    int size = blocks.stream().mapToInt(block -> block.rows().length / 2).sum();
    short[] pool = new short[ALIGNING_SHORTS + size];
    List<WeightBlock> packed = new ArrayList<>();
    int at = ALIGNING_SHORTS;
    for (BlockWeights block : blocks) {
      PairedRows.write(block.rows(), pool, at);
      packed.add(
          block.width() == BlockLayout.WIDE
              ? new WideRows(pool, at, Byte.SIZE)
              : new NarrowRows(pool, at, Byte.SIZE));
      at += block.rows().length / 2;
    }
    return packed;
  }

  /**
   * Copies in straight lines of two or four vectors: a loop over the length of each list would end
   * unpredictably, which costs more than copying too much.
   */
  @Override
  public int gather(EventLists lists, SiteView view, int plane, int most, int[] target) {
    int[] events = lists.events();
    int[] starts = lists.starts();
    int count = 0;
    for (int i = 0; i < view.size(); i++) {
      int from = starts[plane + view.site(i)];
      IntVector base = IntVector.broadcast(INT, view.base(i));
      copyTwo(events, from, base, target, count);
      if (most > 2 * INT.length()) {
        copyTwo(events, from + 2 * INT.length(), base, target, count + 2 * INT.length());
      }
      for (int done = 4 * INT.length(); done < most; done += 2 * INT.length()) {
        copyTwo(events, from + done, base, target, count + done);
      }
      count += starts[plane + view.site(i) + 1] - from;
    }
    return count;
  }

  private static void copyTwo(int[] source, int from, IntVector base, int[] target, int at) {
    base.add(IntVector.fromArray(INT, source, from)).intoArray(target, at);
    base.add(IntVector.fromArray(INT, source, from + INT.length()))
        .intoArray(target, at + INT.length());
  }

  @Override
  public boolean step(
      NeuronBlock neurons,
      int[] membranes,
      int[] sums,
      int low,
      int high,
      int[] next,
      int[] spikes) {
    NeuronRule rule = neurons.rule();
    boolean leaks = rule.decay() != NeuronRule.NO_DECAY;
    IntVector outside = IntVector.zero(INT);
    IntVector bits = IntVector.zero(INT);
    int topBit = 1 << BlockLayout.rows(next.length) - 1;
    for (int slot = 0; slot < next.length; slot += INT.length()) {
      IntVector leaked = IntVector.fromArray(INT, membranes, slot);
      if (leaks) {
        leaked = leak(leaked, rule.decay());
      }
      outside = outside.or(leaked.sub(low)).or(leaked.neg().add(high));
      IntVector u =
          leaked
              .add(IntVector.fromArray(INT, sums, slot))
              .add(IntVector.fromArray(INT, neurons.bias(), slot));
      IntVector fires =
          IntVector.fromArray(INT, neurons.silent(), slot)
              .sub(u)
              .lanewise(VectorOperators.ASHR, SIGN);
      IntVector reset = rule.softReset() ? IntVector.fromArray(INT, neurons.threshold(), slot) : u;
      u.sub(reset.and(fires)).intoArray(next, slot);
      bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
    }
    bits.intoArray(spikes, 0);
    return outside.reduceLanes(VectorOperators.OR) >= 0;
  }

  /** {@link NeuronBlock#leak} on eight membranes. */
  private static IntVector leak(IntVector membranes, int decay) {
    IntVector high = membranes.lanewise(VectorOperators.ASHR, NeuronBlock.SPLIT);
    IntVector low = membranes.and((1 << NeuronBlock.SPLIT) - 1);
    IntVector lowPart =
        low.mul(decay)
            .add(NeuronRule.NO_DECAY >> 1)
            .lanewise(VectorOperators.ASHR, NeuronBlock.SPLIT);
    return high.mul(decay)
        .add(lowPart)
        .lanewise(VectorOperators.ASHR, NeuronRule.DECAY_FRACTION_BITS - NeuronBlock.SPLIT);
  }
}
