package org.firefly.accelerator.weight;

/** What a beat of the weight port carries; the tag of its request is the ordinal. */
enum BeatKind {
  /** Parameters of neurons. */
  PARAMETERS,
  /** Entries of the pass table. */
  PASS_TABLE,
  /** Rows of a tile. */
  TILE;

  /** Width of the tag. */
  static final int TAG_BITS = 2;
}
