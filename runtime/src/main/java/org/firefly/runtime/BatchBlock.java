package org.firefly.runtime;

/**
 * Samples that go through a core together.
 *
 * @param first number of the first sample
 * @param samples how many, 1 to the program's batch
 * @param input encoded spikes in the layout of {@link BlockFormat#encoding()}
 * @param output what the core left, in the layout of {@link BlockFormat#decoding()}
 */
public record BatchBlock(int first, int samples, byte[] input, byte[] output) {}
