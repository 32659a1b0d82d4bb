package org.firefly.simulator.run;

/** Takes the sums of the tiles of one block. */
interface TileConsumer {
  /** Takes the sums of a tile, which are overwritten afterwards. */
  void run(Tile tile, TileSums sums);
}
