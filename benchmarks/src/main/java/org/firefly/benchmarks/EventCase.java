package org.firefly.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.timing.event.EventLayer;
import org.firefly.timing.event.SpikeStatistics;

/**
 * A layer with spikes that enter it.
 *
 * @param layer the layer
 * @param samples spikes of each sample, {@code [t][c][y][x]}
 */
record EventCase(EventLayer layer, List<boolean[][][][]> samples) {
  private static final String FULLY_CONNECTED = "fc";

  /** Some samples of random spikes. */
  static EventCase random(
      EventLayer layer, SpikeStatistics statistics, int samples, Random random) {
    return new EventCase(
        layer,
        Stream.generate(() -> statistics.draw(random, Workload.TIME_STEPS, layer.input()))
            .limit(samples)
            .toList());
  }

  /**
   * The samples of a dumped layer, {@code [N, T, C, H, W]}, in front of a 3x3 convolution or of a
   * fully connected layer.
   *
   * @param argument {@code FILE=OUTPUTS} or {@code FILE=fcOUTPUTS}
   */
  static EventCase dumped(String argument) {
    int split = argument.lastIndexOf('=');
    String outputs = argument.substring(split + 1);
    try (NpyReader reader = NpyReader.open(Path.of(argument.substring(0, split)))) {
      NpyArray array = reader.read(0, Math.toIntExact(reader.shape()[0]));
      int[] shape = array.shape();
      FeatureMap map = new FeatureMap(shape[2], shape[3], shape[4]);
      EventLayer layer =
          outputs.startsWith(FULLY_CONNECTED)
              ? EventLayer.fullyConnected(
                  map, Integer.parseInt(outputs.substring(FULLY_CONNECTED.length())))
              : EventLayer.convolution3x3(map, Integer.parseInt(outputs));
      return new EventCase(
          layer, IntStream.range(0, shape[0]).mapToObj(n -> sample(array, n)).toList());
    }
  }

  private static boolean[][][][] sample(NpyArray array, int n) {
    int[] shape = array.shape();
    boolean[][][][] spikes = new boolean[shape[1]][shape[2]][shape[3]][shape[4]];
    int at = n * (array.size() / shape[0]);
    for (boolean[][][] step : spikes) {
      for (boolean[][] channel : step) {
        for (boolean[] row : channel) {
          for (int x = 0; x < row.length; x++) {
            row[x] = array.longAt(at++) != 0;
          }
        }
      }
    }
    return spikes;
  }

  /** T. */
  int timeSteps() {
    return samples.get(0).length;
  }

  /** Channels, and the map of the neurons before pooling. */
  String name() {
    FeatureMap output = layer.output();
    return layer.input().channels()
        + "-"
        + output.channels()
        + ", "
        + output.height()
        + "x"
        + output.width();
  }
}
