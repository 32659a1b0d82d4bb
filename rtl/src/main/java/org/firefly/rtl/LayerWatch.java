package org.firefly.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.Schedule;
import org.firefly.host.compare.FirstDifference;
import org.firefly.host.compare.LayerComparison;
import org.firefly.host.compare.MemoryReader;

/**
 * Compares the output of each layer with what the simulator gave, as soon as the layer's last
 * descriptor is done and before a later layer may write over it. Called under the system's lock,
 * which every method takes, since the thread of any core may make the clocks.
 */
final class LayerWatch {
  /** Clocks in which a core takes a start and forgets what the run before has finished. */
  private static final long START_CLOCKS = 64;

  private final Program program;
  private final RtlSystem system;
  private final int core;

  /** Descriptors up to the end of each layer. */
  private final List<Integer> ends = new ArrayList<>();

  private List<MemoryReader> expected = List.of();
  private int samples;
  private boolean started;
  private int layersCompared;
  private Optional<FirstDifference> difference = Optional.empty();

  LayerWatch(Program program, RtlSystem system, int core) {
    this.program = program;
    this.system = system;
    this.core = core;
    Schedule schedule = program.schedule();
    for (int layer = 0; layer < program.layers().size(); layer++) {
      ends.add(schedule.end(layer));
    }
  }

  /**
   * Announces a block.
   *
   * @param memories the simulator's memory after each layer
   */
  void expect(int blockSamples, List<MemoryReader> memories) {
    synchronized (system) {
      expected = memories;
      samples = blockSamples;
      started = false;
      layersCompared = 0;
      difference = Optional.empty();
    }
  }

  /** Begins to look, when the start of the block has been written to the core. */
  void started() {
    synchronized (system) {
      system.simulation().stepUntil(port(), 0, START_CLOCKS);
      started = true;
    }
  }

  private String port() {
    return "finished_" + core;
  }

  /** Compares the layers that have been finished since the last look. */
  void look() {
    synchronized (system) {
      long finished = started ? system.simulation().peek(port()) : 0;
      while (layersCompared < ends.size() && ends.get(layersCompared) <= finished) {
        compare(layersCompared++);
      }
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
    synchronized (system) {
      return difference;
    }
  }

  /** Whether all layers of the block have been compared. */
  boolean complete() {
    synchronized (system) {
      return layersCompared == ends.size();
    }
  }
}
