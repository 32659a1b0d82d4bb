package org.firefly.cosimulation.axi;

/**
 * What one direction of a port has done so far.
 *
 * @param bursts bursts accepted
 * @param beats data beats transferred
 * @param maxOutstanding most bursts that were accepted and not yet answered
 * @param masterStalls clocks in which the design did not take an offered answer
 */
public record AxiCounters(long bursts, long beats, long maxOutstanding, long masterStalls) {}
