package org.firefly.compiler.layout;

import java.util.Optional;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;

/**
 * Where a layer writes.
 *
 * @param spikes the spikes; empty for a readout
 * @param decoding what the host would do with the result if the layer is the last
 * @param planeStride bytes from one output plane to the next
 */
record Target(Optional<SpikeLayout> spikes, HostDecoding decoding, long planeStride) {
  static Target of(SpikeLayout layout) {
    return new Target(
        Optional.of(layout), new HostDecoding.SpikeCounts(layout), layout.planeStride());
  }

  static Target of(ReadoutLayout layout, double scale) {
    return new Target(
        Optional.empty(), new HostDecoding.Membranes(layout, scale), layout.planeStride());
  }

  /** First byte of an output row (after pooling) of the first sample in the first plane. */
  long row(int y) {
    if (decoding instanceof HostDecoding.Membranes membranes) {
      return membranes.layout().value(0, 0, y, 0);
    }
    return spikes.orElseThrow().word(0, 0, 0, y, 0);
  }

  /** Words of one sample in a plane. */
  int samplePitch() {
    return decoding instanceof HostDecoding.Membranes membranes
        ? membranes.layout().map().positions()
        : spikes.orElseThrow().map().positions();
  }
}
