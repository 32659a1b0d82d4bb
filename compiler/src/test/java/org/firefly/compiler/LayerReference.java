package org.firefly.compiler;

import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.quantise.QuantisedLayer;

/** A quantised layer evaluated on its dense kernel, with membranes of any width. */
final class LayerReference {
  private final QuantisedLayer layer;
  private final SpikeTensor input;
  private final SpikeTensor output;
  private final long[][] membranes;
  private final long[][] currents;
  private final boolean[][] marked;
  private long smallest;
  private long largest;

  LayerReference(QuantisedLayer layer, SpikeTensor input) {
    this.layer = layer;
    this.input = input;
    this.output = SpikeTensor.empty(input.samples(), input.timeSteps(), layer.output());
    int size = layer.geometry().output().size();
    this.membranes = new long[input.samples()][size];
    this.currents = new long[input.samples()][size];
    this.marked = new boolean[input.samples()][size];
  }

  SpikeTensor spikes() {
    return output;
  }

  long[][] membranes() {
    return membranes;
  }

  long smallest() {
    return smallest;
  }

  long largest() {
    return largest;
  }

  LayerReference run() {
    FeatureMap map = layer.geometry().output();
    for (int n = 0; n < input.samples(); n++) {
      for (int t = 0; t < input.timeSteps(); t++) {
        for (int i = 0; i < map.size(); i++) {
          step(n, t, i, i / map.positions(), i % map.positions() / map.width(), i % map.width());
        }
      }
    }
    return this;
  }

  private void step(int n, int t, int i, int o, int y, int x) {
    NeuronConstants c = layer.constants().get(o);
    NeuronRule rule = layer.neuron();
    long passes = passes(n, t, o, y, x) << rule.fractionBits();
    long in = rule.current().present() ? current(n, t, i, passes, c) : passes;
    long u =
        rule.forgets(marked[n][i])
            ? c.reset()
            : leak(t, membranes[n][i], c.decay()) + in + rule.drive(t, marked[n][i], c);
    see(u);
    boolean fires = !layer.readout() && rule.fires(u, marked[n][i], c);
    marked[n][i] = rule.mark(u, fires, c);
    membranes[n][i] = fires ? rule.reset(u, c) : u;
    see(membranes[n][i]);
    int block = layer.pool() ? 2 : 1;
    if (fires && y / block < output.map().height() && x / block < output.map().width()) {
      output.set(n, t, o, y / block, x / block, true);
    }
  }

  private long current(int n, int t, int i, long passes, NeuronConstants c) {
    long before = currents[n][i];
    currents[n][i] = leak(t, before, c.currentDecay()) + passes + c.currentBias();
    see(currents[n][i]);
    return layer.neuron().current() == SynapticCurrent.PREVIOUS ? before : currents[n][i];
  }

  private static long leak(int t, long value, int decay) {
    return t == 0 ? 0 : NeuronRule.leak(value, decay);
  }

  private void see(long value) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }

  private long passes(int n, int t, int o, int y, int x) {
    Geometry g = layer.geometry();
    long sum = 0;
    int at = o * g.weightsPerOutput();
    for (int c = 0; c < g.input().channels(); c++) {
      for (int ky = 0; ky < g.kernelHeight(); ky++) {
        for (int kx = 0; kx < g.kernelWidth(); kx++, at++) {
          int row = y * g.strideY() - g.paddingTop() + ky;
          int column = x * g.strideX() - g.paddingLeft() + kx;
          boolean inside =
              row >= 0 && row < g.validHeight() && column >= 0 && column < g.validWidth();
          sum += inside && input.get(n, t, c, row, column) ? layer.weights()[at] : 0;
        }
      }
    }
    return sum;
  }
}
