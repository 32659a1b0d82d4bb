package org.firefly.cli.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * What the host computes of a network, beside the accelerator and at the same time; clocks and
 * throughput of a report are without it.
 *
 * @param layer name of the layer that the host computes; absent where it only packs spikes or bits
 * @param inputBits bits of the numbers that the host only cuts apart, for a first layer on the
 *     accelerator; absent elsewhere
 * @param operations synaptic operations per image in that layer, whose input is added up once
 * @param share of all dense synaptic operations of the network, 0 to 1
 * @param secondsPerImage time of one thread of this machine per image, packing and decoding
 *     included; absent when nothing was run
 * @param estimatedSecondsPerImage the same of one thread of the machine that docs/measurements.md
 *     names, from the shape of the layer; absent where the host computes no layer
 */
public record HostShare(
    Optional<String> layer,
    Optional<Integer> inputBits,
    long operations,
    double share,
    Optional<Double> secondsPerImage,
    Optional<Double> estimatedSecondsPerImage) {
  /** What was measured, else what is estimated. */
  @JsonIgnore
  public Optional<Double> seconds() {
    return secondsPerImage.or(() -> estimatedSecondsPerImage);
  }
}
