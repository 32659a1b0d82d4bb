package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.interpreter.Comparison;
import org.firefly.interpreter.SpikeRecord;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.report.model.LayerActivity;

/** Rates and rasters of the layers that fire. */
final class ReportedActivity {
  private final String name;
  private final SpikeRecord spikes;
  private final int channels;

  private ReportedActivity(Comparison.Layer layer, Shape shape) {
    name = layer.name();
    spikes = layer.spikes();
    channels = shape.rank() == 0 ? 1 : shape.dimension(0);
  }

  /**
   * The layers' activity.
   *
   * @param shapes of the network's nodes
   */
  static List<LayerActivity> of(List<Comparison.Layer> layers, Shapes shapes) {
    return layers.stream()
        .map(layer -> new ReportedActivity(layer, shapes.output(layer.node())).activity())
        .toList();
  }

  private LayerActivity activity() {
    List<Double> rates = IntStream.range(0, spikes.steps()).mapToObj(step -> rate(step)).toList();
    return new LayerActivity(
        name,
        spikes.size(),
        spikes.samples(),
        rates.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        spikesPerUnion(),
        rates,
        raster());
  }

  private double spikesPerUnion() {
    long spikesOfAll = 0;
    long fired = 0;
    for (int sample = 0; sample < spikes.samples(); sample++) {
      for (int neuron = 0; neuron < spikes.size(); neuron++) {
        int own = spikesOf(sample, neuron);
        spikesOfAll += own;
        fired += own > 0 ? 1 : 0;
      }
    }
    return fired == 0 ? 0 : (double) spikesOfAll / fired;
  }

  private int spikesOf(int sample, int neuron) {
    int own = 0;
    for (int step = 0; step < spikes.steps(); step++) {
      own += spikes.get(sample, step, neuron) ? 1 : 0;
    }
    return own;
  }

  private double rate(int step) {
    long fired = 0;
    for (int sample = 0; sample < spikes.samples(); sample++) {
      fired += fired(sample, step, 0, spikes.size());
    }
    return (double) fired / ((long) spikes.samples() * spikes.size());
  }

  private int fired(int sample, int step, int from, int to) {
    int fired = 0;
    for (int neuron = from; neuron < to; neuron++) {
      fired += spikes.get(sample, step, neuron) ? 1 : 0;
    }
    return fired;
  }

  private List<List<Double>> raster() {
    int positions = spikes.size() / channels;
    List<List<Double>> raster = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      int first = channel * positions;
      raster.add(
          IntStream.range(0, spikes.steps())
              .mapToObj(step -> (double) fired(0, step, first, first + positions) / positions)
              .toList());
    }
    return raster;
  }
}
