package org.firefly.report.model;

/**
 * Clocks of a layer and batch block, by the clock model.
 *
 * @param name of the layer
 * @param ideal clocks of an array that never waits
 * @param clocks predicted; compute to swap are what they go into
 * @param use share of the clocks in which a dense array would work
 * @param boundBy what limits it
 * @param compute positions entered the array
 * @param weights it waited for tiles
 * @param spikes it waited for spikes, or for the layer before and its own last write
 * @param output it waited for room for its results
 * @param swap passes shorter than the load of a tile
 */
public record LayerClocks(
    String name,
    long ideal,
    long clocks,
    double use,
    String boundBy,
    long compute,
    long weights,
    long spikes,
    long output,
    long swap) {}
