package org.firefly.accelerator.synapse;

import java.util.random.RandomGenerator;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.TileLayout;

/** The weights of one tile, as rows for the array and as numbers for the reference. */
final class Tile {
  /** How weights are chosen. */
  enum Kind {
    RANDOM,
    ALL_MINIMAL,
    ALL_MAXIMAL,
    EXTREMES;

    boolean isConstant() {
      return this == ALL_MINIMAL || this == ALL_MAXIMAL;
    }

    byte weight(RandomGenerator random) {
      return switch (this) {
        case RANDOM -> (byte) random.nextInt();
        case ALL_MINIMAL -> Byte.MIN_VALUE;
        case ALL_MAXIMAL -> Byte.MAX_VALUE;
        case EXTREMES -> random.nextBoolean() ? Byte.MIN_VALUE : Byte.MAX_VALUE;
      };
    }
  }

  private final int parallelism;
  private final long[][] rows;
  private final int[][] weights;

  private Tile(AcceleratorConfig config) {
    parallelism = config.parallelism();
    rows = new long[parallelism][config.tileRowBytes() / Long.BYTES];
    weights = new int[AcceleratorConfig.TAPS * parallelism][parallelism];
  }

  static Tile of(AcceleratorConfig config, Kind kind, RandomGenerator random) {
    Tile tile = new Tile(config);
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      for (int input = 0; input < config.parallelism(); input++) {
        for (int output = 0; output < config.parallelism(); output++) {
          tile.set(config, tap, input, output, kind.weight(random));
        }
      }
    }
    return tile;
  }

  /** Stores a weight where the tile's memory layout has it. */
  private void set(AcceleratorConfig config, int tap, int input, int output, byte weight) {
    weights[tap * parallelism + input][output] = weight;
    int index = TileLayout.index(config, tap, input, output);
    int inRow = index % config.tileRowBytes();
    rows[index / config.tileRowBytes()][inRow / Long.BYTES] |=
        (weight & 0xffL) << (Byte.SIZE * (inRow % Long.BYTES));
  }

  /** Row {@code index} in the order of the array, the first byte lowest. */
  long[] row(int index) {
    return rows[index];
  }

  /** For each output the sum of the weights whose input fires. */
  int[] sums(Spikes spikes) {
    int[] sums = new int[parallelism];
    for (int input = 0; input < weights.length; input++) {
      if (spikes.get(input)) {
        add(sums, weights[input]);
      }
    }
    return sums;
  }

  private static void add(int[] sums, int[] weights) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weights[i];
    }
  }
}
