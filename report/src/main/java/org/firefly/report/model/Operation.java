package org.firefly.report.model;

/**
 * The network on one board with one batch, by the clock model.
 *
 * @param board name of the board
 * @param cores cores that work at the same time
 * @param asked batch that was asked for
 * @param batch batch that was granted
 * @param bound what lowered it; empty if nothing did
 * @param latencyUs microseconds of a batch block
 * @param imagesPerSecond of all cores
 * @param denseEquivalentGops all operations over time, in 10^9 per second
 * @param denseEquivalentGopsPerDsp the same per DSP slice of all cores
 * @param use share of the clocks in which a dense array would work
 */
public record Operation(
    String board,
    int cores,
    int asked,
    int batch,
    String bound,
    double latencyUs,
    double imagesPerSecond,
    double denseEquivalentGops,
    double denseEquivalentGopsPerDsp,
    double use) {}
