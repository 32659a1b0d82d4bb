package org.firefly.runtime;

/**
 * What a core counted for one layer.
 *
 * @param layer index of the layer in the program
 * @param name of the layer in the network file
 * @param clocks from the last write of the layer before, or the start, to its own last write
 */
public record LayerCounters(int layer, String name, long clocks) {}
