package org.firefly.network.nir;

import java.util.BitSet;

/** The chunks of a dataset that were never written, which all hold its fill value. */
final class UnwrittenChunks {
  static final UnwrittenChunks NONE = new UnwrittenChunks(new int[0], new int[0]);

  private final int[] dimensions;
  private final int[] chunk;
  private final BitSet numbers = new BitSet();

  /**
   * None yet.
   *
   * @param dimensions of the dataset, each at least 1
   * @param chunk sizes of a chunk along the same axes, each at least 1
   */
  UnwrittenChunks(int[] dimensions, int[] chunk) {
    this.dimensions = dimensions.clone();
    this.chunk = chunk.clone();
  }

  /** Chunks that the dataset has, written or not. */
  long chunks() {
    long chunks = 1;
    for (int axis = 0; axis < dimensions.length; axis++) {
      chunks *= chunksAlong(axis);
    }
    return chunks;
  }

  private int chunksAlong(int axis) {
    return 1 + (dimensions[axis] - 1) / chunk[axis];
  }

  /** Adds the chunk that starts at some coordinates. */
  void add(int[] offset) {
    int number = 0;
    for (int axis = 0; axis < offset.length; axis++) {
      number = number * chunksAlong(axis) + offset[axis] / chunk[axis];
    }
    numbers.set(number);
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Whether an element, by its row-major index, lies in one of them. */
  boolean holds(int index) {
    if (numbers.isEmpty()) {
      return false;
    }
    int number = 0;
    int rest = index;
    int weight = 1;
    for (int axis = dimensions.length - 1; axis >= 0; axis--) {
      number += rest % dimensions[axis] / chunk[axis] * weight;
      weight *= chunksAlong(axis);
      rest /= dimensions[axis];
    }
    return numbers.get(number);
  }
}
