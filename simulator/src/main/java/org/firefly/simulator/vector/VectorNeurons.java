package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.architecture.NeuronRule;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.NeuronRow;

/**
 * Neurons, eight at a time. No vector depends on a condition, and no loop calls another: else C2
 * gives up on keeping vectors in registers and allocates an object for each.
 */
final class VectorNeurons {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_256;
  private static final int SIGN = Integer.SIZE - 1;

  private VectorNeurons() {}

  /** Steps neurons whose membranes have leaked. */
  static void step(NeuronBlock neurons, NeuronRow row, int[] leaked) {
    int[] sums = row.sums();
    int[] next = row.next();
    if (neurons.rule().softReset()) {
      stepSoft(neurons, row, leaked, sums, next);
    } else {
      stepHard(neurons, row, leaked, sums, next);
    }
  }

  private static void stepHard(
      NeuronBlock neurons, NeuronRow row, int[] leaked, int[] sums, int[] next) {
    int width = row.width();
    int topBit = 1 << BlockLayout.rows(width) - 1;
    for (int place = 0; place < row.places(); place++) {
      int at = place * width;
      IntVector least = IntVector.broadcast(INT, row.low()[place]);
      IntVector most = IntVector.broadcast(INT, row.high()[place]);
      IntVector lowest = least;
      IntVector highest = most;
      IntVector bits = IntVector.zero(INT);
      for (int slot = 0; slot < width; slot += INT.length()) {
        IntVector before = IntVector.fromArray(INT, leaked, at + slot);
        lowest = lowest.min(before);
        highest = highest.max(before);
        IntVector u = integrated(before, sums, at + slot, neurons.bias(), slot);
        IntVector fires = fires(u, neurons.silent(), slot);
        u.sub(u.and(fires)).intoArray(next, at + slot);
        bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
      }
      bits.intoArray(row.spikes(), place * BlockLayout.LANES);
      row.outside()[place] = outside(lowest.sub(least), most.sub(highest));
    }
  }

  private static void stepSoft(
      NeuronBlock neurons, NeuronRow row, int[] leaked, int[] sums, int[] next) {
    int width = row.width();
    int topBit = 1 << BlockLayout.rows(width) - 1;
    for (int place = 0; place < row.places(); place++) {
      int at = place * width;
      IntVector least = IntVector.broadcast(INT, row.low()[place]);
      IntVector most = IntVector.broadcast(INT, row.high()[place]);
      IntVector lowest = least;
      IntVector highest = most;
      IntVector bits = IntVector.zero(INT);
      for (int slot = 0; slot < width; slot += INT.length()) {
        IntVector before = IntVector.fromArray(INT, leaked, at + slot);
        lowest = lowest.min(before);
        highest = highest.max(before);
        IntVector u = integrated(before, sums, at + slot, neurons.bias(), slot);
        IntVector fires = fires(u, neurons.silent(), slot);
        IntVector reset = IntVector.fromArray(INT, neurons.threshold(), slot);
        u.sub(reset.and(fires)).intoArray(next, at + slot);
        bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
      }
      bits.intoArray(row.spikes(), place * BlockLayout.LANES);
      row.outside()[place] = outside(lowest.sub(least), most.sub(highest));
    }
  }

  private static IntVector integrated(IntVector before, int[] sums, int at, int[] bias, int slot) {
    return before.add(IntVector.fromArray(INT, sums, at)).add(IntVector.fromArray(INT, bias, slot));
  }

  private static IntVector fires(IntVector u, int[] silent, int slot) {
    return IntVector.fromArray(INT, silent, slot).sub(u).lanewise(VectorOperators.ASHR, SIGN);
  }

  /** Negative when a lane of either is. */
  private static int outside(IntVector aboveLow, IntVector belowHigh) {
    return aboveLow.or(belowHigh).reduceLanes(VectorOperators.OR);
  }

  /** Leaks all membranes. */
  static void leak(int[] membranes, int decay, int[] leaked) {
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
