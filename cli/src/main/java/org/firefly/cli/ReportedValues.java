package org.firefly.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.interpreter.Observer;
import org.firefly.interpreter.Watch;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.report.model.Histogram;

/** Histograms of weights, and of membranes while the float network runs. */
final class ReportedValues implements Observer {
  private static final int WEIGHT_BIN = 4;

  private final Map<String, Membranes> byNode = new LinkedHashMap<>();

  private record Membranes(LayerNumbers layer, Bins bins) {
    Histogram histogram() {
      double room = Math.scalb(1.0, layer.numbers().membraneBits() - 1);
      return bins.histogram(layer.layer().name(), -room, room - 1);
    }
  }

  /**
   * Room for the membranes of all layers that have neurons.
   *
   * @param network the flattened network that was compiled
   */
  ReportedValues(Compilation compilation, Network network) {
    for (LayerNumbers layer : compilation.quantised().layers()) {
      String node = layer.stage().neurons().node();
      if (network.nodes().get(node) instanceof Neuron) {
        Bins bins = new Bins(layer.range().min(), layer.range().max() + 1.0);
        byNode.put(node, new Membranes(layer, bins));
      }
    }
  }

  /** What to watch. */
  Watch watch() {
    return new Watch(byNode.keySet(), this);
  }

  @Override
  public void observe(int sample, int step, String node, double[] output) {
    // Membranes say more of a neuron than its output.
  }

  @Override
  public void membranes(int sample, int step, String node, double[] before, double[] after) {
    Membranes membranes = byNode.get(node);
    membranes.bins().add(after, membranes.layer().layer().scale());
  }

  /** Membranes in integer steps, layer by layer. */
  List<Histogram> membranes() {
    return byNode.values().stream().map(Membranes::histogram).toList();
  }

  /** Weights, layer by layer. */
  static List<Histogram> weights(Compilation compilation) {
    return compilation.quantised().layers().stream().map(ReportedValues::weights).toList();
  }

  private static Histogram weights(LayerNumbers numbers) {
    QuantisedLayer layer = numbers.layer();
    long[] counts = new long[(Byte.MAX_VALUE - Byte.MIN_VALUE + 1) / WEIGHT_BIN];
    int min = Byte.MAX_VALUE;
    int max = Byte.MIN_VALUE;
    for (byte weight : layer.weights()) {
      counts[(weight - Byte.MIN_VALUE) / WEIGHT_BIN]++;
      min = Math.min(min, weight);
      max = Math.max(max, weight);
    }
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return new Histogram(
        layer.name(),
        Byte.MIN_VALUE,
        WEIGHT_BIN,
        list,
        min,
        max,
        numbers.numbers().smallestWeight(),
        numbers.numbers().largestWeight());
  }
}
