package org.firefly.testing;

/**
 * Where the constant parts of a layer lie, in bytes from the base address.
 *
 * @param weights first tile
 * @param parameters biases and thresholds
 * @param tables one pass table per strip
 * @param passes entries of each table
 */
record StoredLayer(long weights, long parameters, long[] tables, int passes) {}
