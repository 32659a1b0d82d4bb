package org.firefly.architecture.program;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;

/**
 * A compiled network: what the host does, what the accelerator's command processor reads, and where
 * everything lies. Any number of samples from 1 to {@code batch} runs with the same program.
 *
 * @param name name of the network
 * @param config accelerator it was compiled for
 * @param timeSteps T
 * @param batch N: most samples in a batch block
 * @param encoding what the host does before
 * @param layers accelerated layers in the order of execution
 * @param decoding what the host does after
 * @param descriptorOffset first descriptor, in bytes from the base address
 * @param image bytes that are loaded at the base address: descriptors, pass tables, parameters and
 *     weights
 * @param regions what lies where, image and spikes, without gaps larger than the alignment
 */
public record Program(
    String name,
    AcceleratorConfig config,
    int timeSteps,
    int batch,
    HostEncoding encoding,
    List<ProgramLayer> layers,
    HostDecoding decoding,
    long descriptorOffset,
    byte[] image,
    List<MemoryRegion> regions) {
  public Program {
    layers = List.copyOf(layers);
    regions = List.copyOf(regions);
  }

  /** The same program with other bytes to load. */
  public Program withImage(byte[] other) {
    return new Program(
        name,
        config,
        timeSteps,
        batch,
        encoding,
        layers,
        decoding,
        descriptorOffset,
        other,
        regions);
  }

  /** Bytes of memory that the program uses, image and spikes. */
  public long memoryBytes() {
    return regions.stream().mapToLong(MemoryRegion::end).max().orElse(image.length);
  }

  /** The order of the descriptors. */
  public Schedule schedule() {
    return Schedule.of(layers);
  }

  /** Descriptors over all layers. */
  public int descriptorCount() {
    return layers.stream().mapToInt(layer -> layer.strips().size()).sum();
  }
}
