package org.firefly.compiler.layout;

import java.util.Optional;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;

/**
 * Where a layer writes.
 *
 * @param spikes the spikes; empty for a readout
 * @param decoding what the host would do with the result if the layer is the last
 * @param planes the planes from their first row on
 * @param rowBytes bytes from one output row (after pooling) to the next
 */
record LayerOutput(
    Optional<SpikeLayout> spikes, HostDecoding decoding, Planes planes, long rowBytes) {

  static LayerOutput of(SpikeLayout layout) {
    Planes planes = layout.planes();
    return new LayerOutput(
        Optional.of(layout),
        new HostDecoding.SpikeCounts(layout),
        planes,
        (long) layout.map().width() * layout.wordBytes());
  }

  static LayerOutput of(ReadoutLayout layout, double scale) {
    Planes planes = layout.planes();
    return new LayerOutput(
        Optional.empty(),
        new HostDecoding.Membranes(layout, scale),
        planes,
        (long) layout.map().width() * layout.parallelism() * Integer.BYTES);
  }

  /** The planes from a row (after pooling) of the first sample on. */
  Planes from(int row) {
    return planes.from(row * rowBytes);
  }
}
