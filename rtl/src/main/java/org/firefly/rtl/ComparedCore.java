package org.firefly.rtl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;
import org.firefly.host.compare.FirstDifference;
import org.firefly.host.compare.MemoryReader;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.Core;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.driver.CoreDriver;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.simulator.BlockResult;
import org.firefly.simulator.PreparedProgram;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;

/** A core of the RTL that fails when it differs from the simulator. */
final class ComparedCore implements Core {
  private final PreparedProgram prepared;
  private final Program program;
  private final CoreDriver driver;
  private final LayerWatch watch;
  private final BlockObserver observer;
  private final DeviceMemory memory;

  /**
   * A core.
   *
   * @param observer looks at the memory of the simulator, which a run of the RTL must equal
   */
  ComparedCore(
      PreparedProgram prepared, CoreDriver driver, LayerWatch watch, BlockObserver observer) {
    this.prepared = prepared;
    this.program = prepared.program();
    this.driver = driver;
    this.watch = watch;
    this.observer = observer;
    memory = DeviceMemory.of(program);
  }

  /**
   * Runs a block on the simulator, then on the RTL.
   *
   * @throws DeviceException naming the first difference: layer, sample, time step, channel,
   *     position and both values
   */
  @Override
  public BlockReport run(BatchBlock block) throws InterruptedException {
    List<MemoryReader> expected = new ArrayList<>();
    memory.write(program.encoding().output().offset(), block.input());
    observer.inputLoaded(memory, block);
    BlockResult simulated =
        Simulator.run(
            prepared,
            memory,
            block.samples(),
            (layer, after) -> {
              expected.add(MemoryReader.of(after.bytes().clone()));
              observer.layerDone(layer, after, block);
            });
    watch.expect(block.samples(), expected);
    BlockReport report = driver.run(block);
    watch.look();
    requireEqual(block, simulated, report);
    return BlockReport.of(
        report.samples(),
        report.membraneOverflow(),
        report.overflowedLayers(),
        Optional.of(simulated),
        report.counters());
  }

  private void requireEqual(BatchBlock block, BlockResult simulated, BlockReport report) {
    Optional<FirstDifference> difference = watch.difference();
    if (difference.isPresent()) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "RTL and simulator differ in the block of samples from %d on: %s",
              block.first(),
              difference.get().describe()));
    }
    Set<Integer> overflowed = new HashSet<>();
    for (int layer = 0; layer < simulated.layers().size(); layer++) {
      if (simulated.layers().get(layer).membraneOverflow()) {
        overflowed.add(layer);
      }
    }
    boolean known = program.descriptorCount() <= Register.LAYER_LOG_ENTRIES;
    if (report.membraneOverflow() != simulated.membraneOverflow()
        || known && !overflowed.equals(report.overflowedLayers())) {
      throw new DeviceException(
          "RTL and simulator differ in the membrane overflow flag: the RTL raised it in layers %s, the simulator in %s."
              .formatted(report.overflowedLayers(), overflowed));
    }
    if (!watch.complete()) {
      throw new DeviceException("The run of the RTL ended before all of its layers were done.");
    }
  }
}
