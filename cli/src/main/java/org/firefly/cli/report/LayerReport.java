package org.firefly.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One accelerated layer in a report.
 *
 * @param name name in the network file
 * @param kind what it is, in words
 * @param idealClocks clocks of one batch block on an array that never waits
 * @param clocks clocks of one batch block that the clock model predicts
 * @param utilisation idealClocks / clocks
 * @param boundBy what limits it
 * @param density mean firing rate of its input, 0 to 1; absent when nothing was run
 * @param denseOperations synaptic operations per image if every input fired, over all time steps
 * @param effectiveOperations synaptic operations per image that spikes caused; absent when nothing
 *     was run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayerReport(
    String name,
    String kind,
    long idealClocks,
    long clocks,
    double utilisation,
    String boundBy,
    Double density,
    long denseOperations,
    Double effectiveOperations) {}
