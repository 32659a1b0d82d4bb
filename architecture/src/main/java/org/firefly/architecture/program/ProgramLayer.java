package org.firefly.architecture.program;

import java.util.List;
import java.util.Optional;
import org.firefly.architecture.isa.LayerDescriptor;

/**
 * One accelerated layer of a program, as people know it.
 *
 * @param name name from the network file
 * @param description kind, kernel and channels in words, such as {@code conv 3x3 64-128, pool}
 * @param round layers of equal rounds follow each other in a program and take turns, a descriptor
 *     each
 * @param strips descriptors that compute it, top strip first, or time step by time step; one unless
 *     the map was cut or the layer is recurrent
 * @param inputs spikes it reads, at least those of one layer or of the host
 * @param output spikes it writes; empty for a readout layer
 * @param denseOperations synaptic operations per time step and sample if every input fired, counted
 *     on the layer as the network defines it (multiply-accumulates without padding of channels)
 */
public record ProgramLayer(
    String name,
    String description,
    int round,
    List<LayerDescriptor> strips,
    List<LayerInput> inputs,
    Optional<SpikeLayout> output,
    long denseOperations) {
  public ProgramLayer {
    strips = List.copyOf(strips);
    inputs = List.copyOf(inputs);
  }

  /**
   * Whether it reads one map with weights that the network gives. Tiles without a weight, which a
   * dense array would add up, are then the network's; otherwise they come of laying maps side by
   * side or of handing spikes on.
   */
  public boolean ownsEmptyTiles() {
    return inputs.size() == 1 && denseOperations > 0;
  }
}
