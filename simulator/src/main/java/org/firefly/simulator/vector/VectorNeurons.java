package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.architecture.NeuronRule;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.NeuronRow;

/**
 * Neurons, eight at a time. The step is plain Java, which C2 turns into vectors by itself. In the
 * other loops no vector depends on a condition, and no loop calls another: else C2 gives up on
 * keeping vectors in registers and allocates an object for each. It does so as well when a method
 * takes more of these calls than its limit of inlining allows, so the work is cut into short loops.
 */
final class VectorNeurons {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_256;
  private static final int SIGN = Integer.SIZE - 1;

  private VectorNeurons() {}

  /** Finds the places at which a leaked membrane is not in a range. */
  static void findOutside(NeuronRow row, int[] leaked, int low, int high) {
    int width = row.width();
    IntVector least = IntVector.broadcast(INT, low);
    IntVector most = IntVector.broadcast(INT, high);
    for (int place = 0; place < row.places(); place++) {
      IntVector lowest = least;
      IntVector highest = most;
      for (int slot = 0; slot < width; slot += INT.length()) {
        IntVector before = IntVector.fromArray(INT, leaked, place * width + slot);
        lowest = lowest.min(before);
        highest = highest.max(before);
      }
      IntVector negative = lowest.sub(least).or(most.sub(highest));
      row.outside()[place] = negative.reduceLanes(VectorOperators.OR) < 0;
    }
  }

  /**
   * Steps neurons whose membranes have leaked, and replaces the sums by -1 where a neuron fires and
   * 0 where it does not.
   */
  static void step(NeuronBlock neurons, NeuronRow row, int[] leaked) {
    if (neurons.rule().softReset()) {
      stepSoft(neurons, leaked, row.sums(), row.next());
    } else {
      stepHard(neurons, leaked, row.sums(), row.next());
    }
  }

  private static void stepHard(NeuronBlock neurons, int[] leaked, int[] sums, int[] next) {
    int[] bias = neurons.bias();
    int[] silent = neurons.silent();
    for (int i = 0; i < sums.length; i++) {
      int u = leaked[i] + sums[i] + bias[i];
      int fires = silent[i] - u >> SIGN;
      next[i] = u - (u & fires);
      sums[i] = fires;
    }
  }

  private static void stepSoft(NeuronBlock neurons, int[] leaked, int[] sums, int[] next) {
    int[] bias = neurons.bias();
    int[] silent = neurons.silent();
    int[] threshold = neurons.threshold();
    for (int i = 0; i < sums.length; i++) {
      int u = leaked[i] + sums[i] + bias[i];
      int fires = silent[i] - u >> SIGN;
      next[i] = u - (threshold[i] & fires);
      sums[i] = fires;
    }
  }

  /** Collects the spikes that {@link #step} has left in place of the sums. */
  static void collect(NeuronRow row) {
    int width = row.width();
    int topBit = 1 << BlockLayout.rows(width) - 1;
    int[] fired = row.sums();
    for (int place = 0; place < row.places(); place++) {
      IntVector bits = IntVector.zero(INT);
      for (int slot = 0; slot < width; slot += INT.length()) {
        IntVector fires = IntVector.fromArray(INT, fired, place * width + slot);
        bits = bits.lanewise(VectorOperators.LSHR, 1).or(fires.and(topBit));
      }
      bits.intoArray(row.spikes(), place * BlockLayout.LANES);
    }
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
