package org.firefly.cli.report;

/**
 * A whole network in a report.
 *
 * @param clocksPerImage clocks of one core over the images of a full batch block
 * @param latencyUs microseconds from the start to the end of one batch block
 * @param fps images per second on all cores
 * @param gops dense synaptic operations per second in units of 10^9, an operation counting as two
 * @param utilisation clocks of the dense array alone over predicted clocks
 */
public record Totals(
    double clocksPerImage, double latencyUs, double fps, double gops, double utilisation) {}
