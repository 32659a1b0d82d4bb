package org.firefly.simulator.run;

import java.util.Arrays;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.Pass;
import org.firefly.simulator.prepare.PlacedPass;
import org.firefly.simulator.prepare.Strip;

/** What the passes of a strip, or of a piece of its inputs, add to one output group, one by one. */
final class PassSums {
  private final Strip strip;
  private final LayerDescriptor layer;
  private final SpikeReader input;
  private final int[] sums;

  PassSums(Strip strip, SpikeReader input) {
    this.strip = strip;
    this.layer = strip.descriptor();
    this.input = input;
    this.sums = new int[strip.config().parallelism()];
  }

  /**
   * Adds the passes in their order.
   *
   * @param timeStep whose spikes
   * @param charged what they are added to, per output lane
   * @param arithmetic wraps each sum
   */
  void addTo(ExactGroup.Place place, int timeStep, long[] charged, MembraneArithmetic arithmetic) {
    for (PlacedPass pass : strip.groups().get(place.group()).passes()) {
      sumPass(pass, place, timeStep);
      for (int lane = 0; lane < sums.length; lane++) {
        long x = (long) sums[lane] << layer.neuron().fractionBits();
        charged[lane] = arithmetic.wrap(charged[lane] + x);
      }
    }
  }

  private void sumPass(PlacedPass pass, ExactGroup.Place place, int timeStep) {
    Arrays.fill(sums, 0);
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      int word = word(pass, tap, place, timeStep);
      while (word != 0) {
        int lane = Integer.numberOfTrailingZeros(word);
        word &= word - 1;
        for (int out = 0; out < sums.length; out++) {
          sums[out] += strip.weight(pass, tap, lane, out);
        }
      }
    }
  }

  private int word(PlacedPass placed, int tap, ExactGroup.Place place, int timeStep) {
    int source = strip.source(placed, tap);
    if (source < 0) {
      return 0;
    }
    if (strip.packed()) {
      int position =
          (place.sample() * layer.output().height() + place.row()) * layer.output().width()
              + place.column();
      return input.vector(timeStep, position, source);
    }
    Pass pass = placed.pass();
    int row = layer.input().windowStride() * place.row() + pass.offsetY() + tap / 3;
    int column = layer.input().windowStride() * place.column() + pass.offsetX() + tap % 3;
    return input.window(timeStep, source, place.sample(), row, column);
  }
}
