package org.firefly.cli.report;

import java.util.Optional;

/**
 * One accelerated layer in a report.
 *
 * @param name name in the network file
 * @param kind what it is, in words
 * @param idealClocks clocks of one batch block on an array that never waits
 * @param clocks clocks of one batch block that the clock model predicts
 * @param utilisation clocks of the dense array alone, without its ports, over {@code clocks}
 * @param boundBy what limits it
 * @param density mean firing rate of its input, 0 to 1; absent when nothing was run and nothing
 *     assumed
 * @param spikesPerUnion mean spikes, over all time steps, of an input that fires at all; absent
 *     when nothing was run and nothing assumed
 * @param denseOperations synaptic operations per image if every input fired, over all time steps
 * @param effectiveOperations synaptic operations per image that spikes caused; absent when nothing
 *     was run and nothing assumed
 */
public record LayerReport(
    String name,
    String kind,
    long idealClocks,
    long clocks,
    double utilisation,
    String boundBy,
    Optional<Double> density,
    Optional<Double> spikesPerUnion,
    long denseOperations,
    Optional<Double> effectiveOperations) {}
