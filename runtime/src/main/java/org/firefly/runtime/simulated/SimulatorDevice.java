package org.firefly.runtime.simulated;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.architecture.program.Program;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.BlockFormat;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.Core;
import org.firefly.runtime.Device;
import org.firefly.runtime.DeviceException;
import org.firefly.simulator.BlockResult;
import org.firefly.simulator.PreparedProgram;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;

/**
 * The bit-exact simulator. Every simulated core is a thread's worth of work and has a memory of its
 * own; how many there are changes the speed, never the results.
 */
public final class SimulatorDevice implements Device {
  private final PreparedProgram prepared;
  private final BlockFormat format;
  private final BlockObserver observer;
  private final List<SimulatedCore> cores;

  /**
   * Opens a device.
   *
   * @param cores blocks that are simulated at the same time, at least 1
   * @param observer looks at the memory while blocks run
   * @throws DeviceException when there would be no core
   * @throws org.firefly.simulator.memory.SimulationException when the program cannot be simulated
   */
  public SimulatorDevice(Program program, int cores, BlockObserver observer) {
    if (cores < 1) {
      throw new DeviceException(
          "The simulator needs at least 1 thread, not " + cores + "; choose --threads 1 or more.");
    }
    prepared = Simulator.prepare(program);
    format = BlockFormat.of(program);
    this.observer = observer;
    this.cores =
        Stream.generate(() -> new SimulatedCore(DeviceMemory.of(program))).limit(cores).toList();
  }

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public Program program() {
    return prepared.program();
  }

  @Override
  public List<? extends Core> cores() {
    return cores;
  }

  /** Host and simulated cores share the processors, so that there is nothing to overlap. */
  @Override
  public int blocksInFlight() {
    return cores.size();
  }

  @Override
  public void close() {
    // Nothing but memory is held.
  }

  private final class SimulatedCore implements Core {
    private final DeviceMemory memory;

    SimulatedCore(DeviceMemory memory) {
      this.memory = memory;
    }

    @Override
    public BlockReport run(BatchBlock block) throws InterruptedException {
      memory.write(format.input().offset(), block.input());
      observer.inputLoaded(memory, block);
      BlockResult result =
          Simulator.run(
              prepared,
              memory,
              block.samples(),
              (layer, seen) -> observer.layerDone(layer, seen, block));
      int from = Math.toIntExact(format.output().offset());
      System.arraycopy(memory.bytes(), from, block.output(), 0, block.output().length);
      return SimulatorDevice.report(result);
    }
  }

  private static BlockReport report(BlockResult result) {
    Set<Integer> overflowed =
        IntStream.range(0, result.layers().size())
            .filter(i -> result.layers().get(i).membraneOverflow())
            .boxed()
            .collect(Collectors.toSet());
    return BlockReport.of(
        result.samples(),
        result.membraneOverflow(),
        overflowed,
        Optional.of(result),
        Optional.empty());
  }
}
