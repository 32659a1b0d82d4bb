package org.firefly.report.model;

import java.util.List;

/**
 * How often a layer of the int8 network fires, after pooling where it pools.
 *
 * @param name of the layer
 * @param neurons outputs per time step
 * @param samples samples that were looked at
 * @param rate share of outputs that are spikes, 0 to 1
 * @param spikesPerUnion mean spikes, over all time steps, of an output that fires at all; 0 if none
 *     does
 * @param rateOfSteps the same of each time step
 * @param raster of one sample: share of the positions of a channel that fire, [channel][time step]
 */
public record LayerActivity(
    String name,
    int neurons,
    int samples,
    double rate,
    double spikesPerUnion,
    List<Double> rateOfSteps,
    List<List<Double>> raster) {
  public LayerActivity {
    rateOfSteps = List.copyOf(rateOfSteps);
    raster = raster.stream().map(List::copyOf).toList();
  }
}
