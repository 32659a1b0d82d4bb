package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.kernel.Neurons;

/**
 * What C2 makes no vectors of by itself. No vector depends on a condition, and no loop calls
 * another: else C2 gives up on keeping vectors in registers and allocates an object for each. It
 * does so as well when a method takes more of these calls than its limit of inlining allows, so the
 * work is cut into short loops.
 */
final class VectorNeurons {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_256;

  private VectorNeurons() {}

  /** Finds the places at which a value is not in a range. */
  static void findOutside(NeuronRow row, int[] values, int low, int high) {
    int width = row.width();
    IntVector least = IntVector.broadcast(INT, low);
    IntVector most = IntVector.broadcast(INT, high);
    for (int place = 0; place < row.places(); place++) {
      IntVector lowest = least;
      IntVector highest = most;
      for (int slot = 0; slot < width; slot += INT.length()) {
        IntVector value = IntVector.fromArray(INT, values, place * width + slot);
        lowest = lowest.min(value);
        highest = highest.max(value);
      }
      IntVector negative = lowest.sub(least).or(most.sub(highest));
      row.outside()[place] |= negative.reduceLanes(VectorOperators.OR) < 0;
    }
  }

  /** Collects the spikes that {@link Neurons#fire} has left in place of the sums. */
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

  /** ORs the spikes of each pair of places into those of one of the first half of the places. */
  static void pool(NeuronRow row) {
    int[] spikes = row.spikes();
    for (int pair = 0; pair < row.places() / 2; pair++) {
      IntVector left = IntVector.fromArray(INT, spikes, 2 * pair * BlockLayout.LANES);
      IntVector right = IntVector.fromArray(INT, spikes, (2 * pair + 1) * BlockLayout.LANES);
      left.or(right).intoArray(spikes, pair * BlockLayout.LANES);
    }
  }
}
