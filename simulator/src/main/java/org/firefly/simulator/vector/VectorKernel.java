package org.firefly.simulator.vector;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.architecture.NeuronRule;
import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.WeightBlock;

/** 256-bit vectors: 128 output channels stay in registers while the events go by. */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_256;
  private static final int SIGN = Integer.SIZE - 1;

  /** Shorts that push the first row to a cache line when the array lies at one, header first. */
  static final int ALIGNING_SHORTS = 24;

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
      PairedWeights.write(block.rows(), pool, at);
      packed.add(new PairedWeights(pool, at, block.width()));
      at += block.rows().length / 2;
    }
    return packed;
  }

  @Override
  public Accumulator accumulator() {
    return new VectorAccumulator(Byte.SIZE);
  }

  /** Each loop is free of conditions: C2 keeps no vector in a register that depends on one. */
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
    int[] leaked = membranes;
    if (rule.decay() != NeuronRule.NO_DECAY) {
      leak(membranes, rule.decay(), next);
      leaked = next;
    }
    boolean inRange = integrate(leaked, sums, neurons.bias(), low, high, next);
    if (rule.softReset()) {
      fireSoft(neurons.silent(), neurons.threshold(), next, spikes);
    } else {
      fireHard(neurons.silent(), next, spikes);
    }
    return inRange;
  }

  private static boolean integrate(
      int[] leaked, int[] sums, int[] bias, int low, int high, int[] next) {
    IntVector outside = IntVector.zero(INT);
    for (int slot = 0; slot < next.length; slot += INT.length()) {
      IntVector from = IntVector.fromArray(INT, leaked, slot);
      outside = outside.or(from.sub(low)).or(from.neg().add(high));
      from.add(IntVector.fromArray(INT, sums, slot))
          .add(IntVector.fromArray(INT, bias, slot))
          .intoArray(next, slot);
    }
    return outside.reduceLanes(VectorOperators.OR) >= 0;
  }

  private static void fireHard(int[] silent, int[] next, int[] spikes) {
    IntVector bits = IntVector.zero(INT);
    int topBit = 1 << BlockLayout.rows(next.length) - 1;
    for (int slot = 0; slot < next.length; slot += INT.length()) {
      IntVector u = IntVector.fromArray(INT, next, slot);
      IntVector fires =
          IntVector.fromArray(INT, silent, slot).sub(u).lanewise(VectorOperators.ASHR, SIGN);
      u.sub(u.and(fires)).intoArray(next, slot);
      bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
    }
    bits.intoArray(spikes, 0);
  }

  private static void fireSoft(int[] silent, int[] threshold, int[] next, int[] spikes) {
    IntVector bits = IntVector.zero(INT);
    int topBit = 1 << BlockLayout.rows(next.length) - 1;
    for (int slot = 0; slot < next.length; slot += INT.length()) {
      IntVector u = IntVector.fromArray(INT, next, slot);
      IntVector fires =
          IntVector.fromArray(INT, silent, slot).sub(u).lanewise(VectorOperators.ASHR, SIGN);
      u.sub(fires.and(IntVector.fromArray(INT, threshold, slot))).intoArray(next, slot);
      bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
    }
    bits.intoArray(spikes, 0);
  }

  private static void leak(int[] membranes, int decay, int[] leaked) {
    for (int slot = 0; slot < membranes.length; slot += INT.length()) {
      leak(IntVector.fromArray(INT, membranes, slot), decay).intoArray(leaked, slot);
    }
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
