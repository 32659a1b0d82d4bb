package org.firefly.report.model;

import java.util.Optional;

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
 * @param imagesPerSecondPerCore of one of them
 * @param denseEquivalentGops all operations over time, in 10^9 per second
 * @param denseEquivalentGopsPerDsp the same per DSP slice of all cores
 * @param denseEquivalentGopsPerKlut the same per thousand look-up tables of all cores; absent where
 *     nobody has synthesised them
 * @param use share of the clocks in which a dense array would work
 * @param hostImagesPerSecond of the host's threads, measured in a run and otherwise estimated;
 *     absent where the host only packs spikes and nothing was run
 * @param wholeImagesPerSecond of host and accelerator at the same time
 * @param boundBy which of the two bounds the whole: {@code accelerator} or {@code host}
 */
public record Operation(
    String board,
    int cores,
    int asked,
    int batch,
    String bound,
    double latencyUs,
    double imagesPerSecond,
    double imagesPerSecondPerCore,
    double denseEquivalentGops,
    double denseEquivalentGopsPerDsp,
    Optional<Double> denseEquivalentGopsPerKlut,
    double use,
    Optional<Double> hostImagesPerSecond,
    double wholeImagesPerSecond,
    String boundBy) {}
