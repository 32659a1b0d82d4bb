package org.firefly.accelerator.synapse;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/** Plays the weight ring: offers tiles and answers requests for rows, with noise in between. */
final class WeightSource {
  private final SynapseArrayConfig config;
  private final Traffic traffic;
  private final TilePool tiles;
  private final RandomGenerator random;
  private final Port tileValid;
  private final Port tileReady;
  private final Port rowRequest;
  private final Port row;
  private final long[][] underway;
  private final Deque<Tile> taken = new ArrayDeque<>();
  private Tile offered;
  private Tile loading;
  private int nextRow;
  private int clock;

  WeightSource(
      SynapseArrayConfig config,
      SynapseArray array,
      Simulation simulation,
      Traffic traffic,
      RandomGenerator random) {
    this.config = config;
    this.traffic = traffic;
    this.random = random;
    tileValid = simulation.port(array.tile.valid());
    tileReady = simulation.port(array.tile.ready());
    rowRequest = simulation.port(array.rowRequest);
    row = simulation.port(array.row);
    tiles = new TilePool(config.accelerator(), random);
    underway = new long[config.rowLatency()][];
  }

  /** Tiles that the array has begun to load and not yet swapped in, oldest first. */
  Deque<Tile> taken() {
    return taken;
  }

  /** Forgets what the array forgets when it is reset; the offered tile stays offered. */
  void reset() {
    Arrays.fill(underway, null);
    taken.clear();
    tileValid.poke(0);
  }

  /** Acts in one clock, after the outputs have settled. */
  void act() {
    int slot = clock++ % underway.length;
    pokeRow(underway[slot]);
    underway[slot] = rowRequest.peek() == 1 ? loading.row(nextRow++) : null;
    if (offered == null && !traffic.tileIsLate()) {
      offered = tiles.next(traffic.weights(), random);
    }
    tileValid.poke(offered == null ? 0 : 1);
    if (offered != null && tileReady.peek() == 1) {
      load();
    }
  }

  private void load() {
    loading = offered;
    taken.add(offered);
    offered = null;
    nextRow = 0;
  }

  private void pokeRow(long[] words) {
    for (int i = 0; i < config.rowBits() / Long.SIZE; i++) {
      row.poke(Long.SIZE * i, Long.SIZE, words == null ? random.nextLong() : words[i]);
    }
  }
}
