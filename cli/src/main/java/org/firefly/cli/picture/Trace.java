package org.firefly.cli.picture;

import java.util.List;

/**
 * What a network did with one sample.
 *
 * @param input brightness from 0 to 1 by row and column
 * @param layers spiking layers in order, the host's first
 * @param scores one value per class
 * @param meaning what the scores are, such as readout membranes
 * @param label the right class, or -1
 */
public record Trace(double[][] input, List<Layer> layers, int[] scores, String meaning, int label) {
  public Trace {
    layers = List.copyOf(layers);
  }

  /**
   * Spikes of one layer.
   *
   * @param name name of the layer
   * @param place where it ran
   * @param rates of a map: mean firing rate over channels and time steps by row and column; of a
   *     vector: spikes by neuron and time step
   * @param isMap whether it has rows and columns
   */
  public record Layer(String name, String place, double[][] rates, boolean isMap) {}
}
