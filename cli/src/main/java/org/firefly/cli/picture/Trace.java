package org.firefly.cli.picture;

import java.util.List;

/**
 * What a network did with one sample.
 *
 * @param input of the sample: a current, or spikes of each step, mean of the channels
 * @param layers spiking layers in order, the host's first
 * @param scores one value per class
 * @param meaning what the scores are, such as readout membranes
 * @param label the right class, or -1
 */
public record Trace(Layer input, List<Layer> layers, int[] scores, String meaning, int label) {
  public Trace {
    layers = List.copyOf(layers);
  }

  /**
   * Spikes of one layer.
   *
   * @param name name of the layer
   * @param place where it ran
   * @param maps mean of the channels by time step, row and column; a constant has one step
   * @param raster share of the positions that fire, by channel and time step
   */
  public record Layer(String name, String place, double[][][] maps, double[][] raster) {
    /** Whether it has rows and columns. */
    boolean isMap() {
      return maps[0].length * maps[0][0].length > 1;
    }

    /** Time steps. */
    int steps() {
      return maps.length;
    }
  }
}
