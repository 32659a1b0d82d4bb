package org.firefly.accelerator.synapse;

import java.util.random.RandomGenerator;

/** What a test sends through the array; asked anew for every tile or clock. */
interface Traffic {
  /** Positions that work with the next tile, 1 or more. */
  int positions();

  /** Whether no position is there in this clock. */
  boolean bubble();

  /** Whether no tile is there in this clock. */
  boolean tileIsLate();

  Tile.Kind weights();

  Spikes.Density spikes();

  /** Nothing is ever late and each tile works for a fixed number of positions. */
  static Traffic steady(int positions) {
    return new Steady(positions);
  }

  /** Everything changes from tile to tile. */
  static Traffic random(int parallelism, RandomGenerator random) {
    return new Changing(parallelism, random);
  }

  /**
   * See {@link #steady}.
   *
   * @param positions positions of each tile
   */
  record Steady(int positions) implements Traffic {
    @Override
    public boolean bubble() {
      return false;
    }

    @Override
    public boolean tileIsLate() {
      return false;
    }

    @Override
    public Tile.Kind weights() {
      return Tile.Kind.RANDOM;
    }

    @Override
    public Spikes.Density spikes() {
      return Spikes.Density.HALF;
    }
  }

  /** See {@link #random}. */
  final class Changing implements Traffic {
    private static final double[] PROBABILITIES = {0, 0, 0.1, 0.5, 0.95};

    private final int parallelism;
    private final RandomGenerator random;
    private double bubbles;
    private double lateness;
    private Spikes.Density density = Spikes.Density.HALF;

    private Changing(int parallelism, RandomGenerator random) {
      this.parallelism = parallelism;
      this.random = random;
    }

    @Override
    public int positions() {
      bubbles = PROBABILITIES[random.nextInt(PROBABILITIES.length)];
      lateness = PROBABILITIES[random.nextInt(PROBABILITIES.length)];
      density = any(Spikes.Density.values());
      return switch (random.nextInt(4)) {
        case 0 -> 1 + random.nextInt(parallelism);
        case 1 -> 1 + random.nextInt(4 * parallelism);
        default -> parallelism;
      };
    }

    @Override
    public boolean bubble() {
      return random.nextDouble() < bubbles;
    }

    @Override
    public boolean tileIsLate() {
      return random.nextDouble() < lateness;
    }

    @Override
    public Tile.Kind weights() {
      return any(Tile.Kind.values());
    }

    @Override
    public Spikes.Density spikes() {
      return density;
    }

    private <E> E any(E[] values) {
      return values[random.nextInt(values.length)];
    }
  }
}
