package org.firefly.simulator.run;

import java.util.Arrays;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.Pass;
import org.firefly.simulator.prepare.Strip;
import org.firefly.simulator.prepare.Strip.GroupPasses;

/**
 * The P neurons of one output group at one position, updated in the normative order: leak, passes
 * one after another, bias, reset. Slow; taken where a membrane might leave its range.
 */
final class ExactGroup {
  private final Strip strip;
  private final LayerDescriptor layer;
  private final SpikeReader input;
  private final MembraneArithmetic arithmetic;
  private final int[] sums;

  ExactGroup(Strip strip, SpikeReader input, MembraneArithmetic arithmetic) {
    this.strip = strip;
    this.layer = strip.descriptor();
    this.input = input;
    this.arithmetic = arithmetic;
    this.sums = new int[strip.config().parallelism()];
  }

  /**
   * One time step of one output group.
   *
   * @param place which neurons
   * @param membranes membranes of the group's P neurons, updated; zero before the first step
   * @return the spikes, lane 0 in bit 0; none for a readout layer
   */
  int step(Place place, int[] membranes) {
    NeuronRule rule = layer.neuron();
    for (int lane = 0; lane < sums.length; lane++) {
      membranes[lane] = (int) rule.leak(membranes[lane]);
    }
    GroupPasses group = strip.groups().get(place.group());
    List<Pass> passes = group.passes();
    for (int k = 0; k < passes.size(); k++) {
      sumPass(group, k, passes.get(k), place);
      for (int lane = 0; lane < sums.length; lane++) {
        membranes[lane] = arithmetic.add(membranes[lane], sums[lane]);
      }
    }
    return fire(place.group(), membranes);
  }

  private void sumPass(GroupPasses group, int k, Pass pass, Place place) {
    Arrays.fill(sums, 0);
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      int word = word(pass, tap, place);
      while (word != 0) {
        int lane = Integer.numberOfTrailingZeros(word);
        word &= word - 1;
        for (int out = 0; out < sums.length; out++) {
          sums[out] += strip.weight(group, k, tap, lane, out);
        }
      }
    }
  }

  private int word(Pass pass, int tap, Place place) {
    if (strip.packed()) {
      int position =
          (place.sample() * layer.output().height() + place.row()) * layer.output().width()
              + place.column();
      return input.vector(place.timeStep(), position, AcceleratorConfig.TAPS * pass.source() + tap);
    }
    int row = layer.input().windowStride() * place.row() + pass.offsetY() + tap / 3;
    int column = layer.input().windowStride() * place.column() + pass.offsetX() + tap % 3;
    return input.window(place.timeStep(), pass.source(), place.sample(), row, column);
  }

  private int fire(int group, int[] membranes) {
    NeuronRule rule = layer.neuron();
    int spikes = 0;
    for (int lane = 0; lane < sums.length; lane++) {
      int channel = group * sums.length + lane;
      int u = arithmetic.add(membranes[lane], strip.bias()[channel]);
      int threshold = strip.threshold()[channel];
      boolean fires = !layer.output().readout() && rule.fires(u, threshold);
      if (fires) {
        spikes |= 1 << lane;
        u = arithmetic.wrap(rule.reset(u, threshold));
      }
      membranes[lane] = u;
    }
    return spikes;
  }

  /**
   * Where and when.
   *
   * @param timeStep t
   * @param group output group
   * @param sample n
   * @param row y before pooling
   * @param column x before pooling
   */
  record Place(int timeStep, int group, int sample, int row, int column) {}
}
