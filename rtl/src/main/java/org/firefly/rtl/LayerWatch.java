package org.firefly.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.Program;
import org.firefly.architecture.ProgramLayer;
import org.firefly.host.compare.FirstDifference;
import org.firefly.host.compare.LayerComparison;
import org.firefly.host.compare.MemoryReader;

/**
 * Compares the output of each layer with what the simulator gave, as soon as the layer's last
 * descriptor is done and before a later layer may write over it.
 */
final class LayerWatch {
  private final Program program;
  private final RtlSystem system;
  private final int core;

  /** Descriptors up to the end of each layer. */
  private final List<Integer> ends = new ArrayList<>();

  private List<MemoryReader> expected = List.of();
  private int samples;
  private int seen;
  private int layersCompared;
  private Optional<FirstDifference> difference = Optional.empty();

  LayerWatch(Program program, RtlSystem system, int core) {
    this.program = program;
    this.system = system;
    this.core = core;
    int descriptors = 0;
    for (ProgramLayer layer : program.layers()) {
      descriptors += layer.strips().size();
      ends.add(descriptors);
    }
  }

  /**
   * Begins a block.
   *
   * @param memories the simulator's memory after each layer
   */
  void expect(int blockSamples, List<MemoryReader> memories) {
    expected = memories;
    samples = blockSamples;
    seen = 0;
    layersCompared = 0;
    difference = Optional.empty();
  }

  int descriptorsSeen() {
    return seen;
  }

  /** Compares the layers that have been finished since the last look. */
  void look() {
    seen = (int) system.simulation().peek("finished_" + core);
    while (layersCompared < ends.size() && ends.get(layersCompared) <= seen) {
      compare(layersCompared++);
    }
  }

  private void compare(int layer) {
    if (difference.isEmpty()) {
      MemoryReader found = (offset, length) -> system.read(core, offset, length);
      difference = LayerComparison.compare(program, layer, samples, expected.get(layer), found);
    }
  }

  /** The first value that was not as expected, in the layers compared so far. */
  Optional<FirstDifference> difference() {
    return difference;
  }

  /** Whether all layers of the block have been compared. */
  boolean complete() {
    return layersCompared == ends.size();
  }
}
