package org.firefly.runtime;

/**
 * What a run gave.
 *
 * @param results one int32 per class, [samples][classes], in the order of the samples
 * @param report what the device told, summed over all blocks
 * @param wallSeconds time from the first sample to the last
 * @param hostSeconds time that threads spent on the host's share (first layer, packing, decoding);
 *     threads that worked at once count each
 */
public record Inference(
    int[][] results, BlockReport report, double wallSeconds, double hostSeconds) {}
