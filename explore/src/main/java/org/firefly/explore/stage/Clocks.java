package org.firefly.explore.stage;

/**
 * What the clock model says of a full batch block on one core.
 *
 * @param clocks from start to done
 * @param samples of the block
 * @param utilisation share of the clocks in which a dense array would work
 * @param bottleneck what the clocks go into besides
 */
public record Clocks(long clocks, int samples, double utilisation, String bottleneck)
    implements StageResult {}
