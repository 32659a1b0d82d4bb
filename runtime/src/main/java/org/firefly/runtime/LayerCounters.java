package org.firefly.runtime;

/**
 * What a core counted for one layer, or for layers that take turns.
 *
 * @param layer index of the layer in the program; the last of those that take turns
 * @param name of the layer, or of all that take turns
 * @param clocks from the last write of the layer before, or the start, to its own last write
 */
public record LayerCounters(int layer, String name, long clocks) {}
