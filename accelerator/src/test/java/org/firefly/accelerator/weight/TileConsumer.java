package org.firefly.accelerator.weight;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.TileLayout;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.BenchPart;

/**
 * Plays the tile loader of the synapse array, whose swaps come when they like, and compares each
 * row with the memory.
 */
final class TileConsumer implements BenchPart {
  private static final int HALF = AcceleratorConfig.SLICES_PER_CHAIN;

  private record Expected(long clock, int tile, int row) {}

  private final AcceleratorConfig config;
  private final Simulation simulation;
  private final WeightImage image;
  private final double swapDelay;
  private final Random random;
  private final Deque<Integer> tiles;
  private final Deque<Expected> underway = new ArrayDeque<>();
  private final Port tileValid;
  private final Port tileReady;
  private final Port rowRequest;
  private final Port rowPort;
  private boolean active;
  private int row;
  private int taken;
  private int loading;

  /**
   * @param swapDelay probability that a clock in which a swap is possible passes without one
   */
  TileConsumer(
      AcceleratorConfig config,
      WeightPath path,
      Simulation simulation,
      WeightImage image,
      double swapDelay,
      Random random) {
    this.config = config;
    this.simulation = simulation;
    this.image = image;
    this.swapDelay = swapDelay;
    this.random = random;
    tiles = new ArrayDeque<>(image.tiles());
    tileValid = simulation.port(path.tile.valid());
    tileReady = simulation.port(path.tile.ready());
    rowRequest = simulation.port(path.rowRequest);
    rowPort = simulation.port(path.row);
  }

  @Override
  public void drive() {
    tileReady.poke(ready() ? 1 : 0);
    rowRequest.poke(active ? 1 : 0);
  }

  private boolean ready() {
    return active ? row == config.parallelism() - 1 : row == 0;
  }

  @Override
  public void observe() {
    compareRow();
    if (active) {
      underway.add(
          new Expected(simulation.cycles() + SynapseArrayConfig.DEFAULT_ROW_LATENCY, loading, row));
    }
    boolean canSwap = active ? row == HALF - 1 : row == HALF;
    boolean takes = ready() && tileValid.peek() == 1;
    int nextRow = active ? (row + 1) % config.parallelism() : row;
    if (ready()) {
      active = takes;
    } else if (canSwap) {
      active = random.nextDouble() >= swapDelay;
    }
    row = nextRow;
    if (takes) {
      take();
    }
  }

  private void take() {
    if (tiles.isEmpty()) {
      throw new AssertionError("Tile " + taken + " is offered, but no more were expected.");
    }
    loading = tiles.remove();
    taken++;
  }

  private void compareRow() {
    Expected next = underway.peek();
    if (next == null || next.clock() != simulation.cycles()) {
      return;
    }
    underway.remove();
    int bytes = config.tileRowBytes();
    byte[] expected = new byte[bytes];
    int p = config.parallelism();
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      int from = next.tile() + TileLayout.indexInRow(config, next.row(), tap);
      System.arraycopy(image.bytes(from, p), 0, expected, tap * p, p);
    }
    byte[] found = rowPort.peekBytes();
    if (!Arrays.equals(expected, found)) {
      throw new AssertionError(
          "Clock %d, tile %d, row %d differs from the tile at byte %d: %s"
              .formatted(
                  simulation.cycles(), taken - 1, next.row(), next.tile(), Arrays.toString(found)));
    }
  }

  /** Tiles taken so far. */
  int taken() {
    return taken;
  }

  /** Whether all tiles were taken and all their rows seen. */
  boolean complete() {
    return tiles.isEmpty() && !active && row == 0 && underway.isEmpty();
  }
}
