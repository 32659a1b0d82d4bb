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
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.WeightBlock;

/** 256-bit vectors: 128 output channels stay in registers while the events go by. */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_256;
  private static final int SIGN = Integer.SIZE - 1;

  /** Weights whose tables, 16 times as many bytes, still fit the second-level cache. */
  private static final long MOST_TABLE_WEIGHTS = 1 << 14;

  /** Shorts that push the first row to a cache line when the array lies at one, header first. */
  static final int ALIGNING_SHORTS = 24;

  @Override
  public String name() {
    return "256-bit vectors";
  }

  @Override
  public RowForm form(long weights) {
    return weights > MOST_TABLE_WEIGHTS ? RowForm.WEIGHTS : RowForm.TABLES;
  }

  @Override
  public int width(RowForm form, int channels) {
    return form == RowForm.WEIGHTS && channels > BlockLayout.NARROW
        ? BlockLayout.WIDE
        : BlockLayout.NARROW;
  }

  /** All blocks lie in one array, which is so large that the JVM aligns and never moves it. */
  @Override
  public List<WeightBlock> pack(List<BlockWeights> blocks) {
    int size = blocks.stream().mapToInt(VectorWeights::size).sum();
    short[] pool = new short[ALIGNING_SHORTS + size];
    List<WeightBlock> packed = new ArrayList<>();
    int at = ALIGNING_SHORTS;
    for (BlockWeights block : blocks) {
      packed.add(VectorWeights.pack(block, pool, at));
      at += VectorWeights.size(block);
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
    return rule.softReset()
        ? stepSoft(neurons, leaked, sums, low, high, next, spikes)
        : stepHard(neurons, leaked, sums, low, high, next, spikes);
  }

  private static boolean stepHard(
      NeuronBlock neurons, int[] leaked, int[] sums, int low, int high, int[] next, int[] spikes) {
    int[] bias = neurons.bias();
    int[] silent = neurons.silent();
    IntVector outside = IntVector.zero(INT);
    IntVector bits = IntVector.zero(INT);
    int topBit = 1 << BlockLayout.rows(next.length) - 1;
    for (int slot = 0; slot < next.length; slot += INT.length()) {
      IntVector from = IntVector.fromArray(INT, leaked, slot);
      outside = outside.or(from.sub(low)).or(from.neg().add(high));
      IntVector u = integrated(from, sums, bias, slot);
      IntVector fires = fires(u, silent, slot);
      u.sub(u.and(fires)).intoArray(next, slot);
      bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
    }
    bits.intoArray(spikes, 0);
    return outside.reduceLanes(VectorOperators.OR) >= 0;
  }

  private static boolean stepSoft(
      NeuronBlock neurons, int[] leaked, int[] sums, int low, int high, int[] next, int[] spikes) {
    int[] bias = neurons.bias();
    int[] silent = neurons.silent();
    int[] threshold = neurons.threshold();
    IntVector outside = IntVector.zero(INT);
    IntVector bits = IntVector.zero(INT);
    int topBit = 1 << BlockLayout.rows(next.length) - 1;
    for (int slot = 0; slot < next.length; slot += INT.length()) {
      IntVector from = IntVector.fromArray(INT, leaked, slot);
      outside = outside.or(from.sub(low)).or(from.neg().add(high));
      IntVector u = integrated(from, sums, bias, slot);
      IntVector fires = fires(u, silent, slot);
      u.sub(fires.and(IntVector.fromArray(INT, threshold, slot))).intoArray(next, slot);
      bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
    }
    bits.intoArray(spikes, 0);
    return outside.reduceLanes(VectorOperators.OR) >= 0;
  }

  private static IntVector integrated(IntVector leaked, int[] sums, int[] bias, int slot) {
    return leaked
        .add(IntVector.fromArray(INT, sums, slot))
        .add(IntVector.fromArray(INT, bias, slot));
  }

  private static IntVector fires(IntVector u, int[] silent, int slot) {
    return IntVector.fromArray(INT, silent, slot).sub(u).lanewise(VectorOperators.ASHR, SIGN);
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
