package org.firefly.compiler.plan;

/**
 * A horizontal part of a layer's output.
 *
 * @param firstRow first output row before pooling; even where the layer pools
 * @param rows output rows before pooling
 * @param input rows that it reads
 */
public record Strip(int firstRow, int rows, StripInput input) {}
