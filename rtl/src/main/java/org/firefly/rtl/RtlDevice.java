package org.firefly.rtl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.runtime.Core;
import org.firefly.runtime.Device;
import org.firefly.runtime.driver.CoreDriver;
import org.firefly.runtime.driver.DriverOptions;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.simulator.PreparedProgram;
import org.firefly.simulator.Simulator;

/**
 * The RTL under Verilator as a device: the driver of the boards writes its registers, and every
 * layer of every block is compared with the simulator as soon as it is done.
 *
 * <p>All cores share one simulation, whose clock stands still while no thread waits for a core.
 */
public final class RtlDevice implements Device {
  /** A simulated clock takes some ten microseconds, so only the watchdog limits a run. */
  private static final Duration PATIENCE = Duration.ofDays(30);

  private static final int WATCHDOG_CLOCKS = 1_000_000;

  private final Program program;
  private final RtlSystem system;
  private final Recorder recorder;
  private final List<ComparedCore> cores = new ArrayList<>();

  /** A device on a system that is built already, which it closes. */
  RtlDevice(
      Program program,
      RtlSystem system,
      BlockObserver observer,
      LongConsumer clocks,
      Recording recording) {
    this.program = program;
    this.system = system;
    recorder = recording.on(system, program);
    RtlClock clock = new RtlClock(system, clocks, recorder);
    PreparedProgram prepared = Simulator.prepare(program);
    for (int core = 0; core < program.config().cores(); core++) {
      LayerWatch watch = new LayerWatch(program, system, core);
      clock.show(watch);
      CoreDriver driver =
          new CoreDriver(
              core,
              program,
              new RtlRegisters(system, core, () -> clock.started(watch)),
              new RtlBuffer(system, core),
              new RtlInterrupt(clock),
              new DriverOptions(PATIENCE, WATCHDOG_CLOCKS));
      cores.add(new ComparedCore(prepared, driver, watch, observer));
    }
  }

  /**
   * Builds the RTL of the program's accelerator, or takes it from the cache, and loads the program.
   *
   * @param timing how the memory delays its answers
   * @param observer sees every layer as the simulator leaves it, before the RTL runs and must agree
   * @param clocks hears the clocks made since the device was opened, some times a second
   * @param recording what to keep of the first block of core 0
   * @throws org.firefly.cosimulation.model.CosimulationException when Verilator or a C++ compiler
   *     is missing
   */
  public static RtlDevice open(
      Program program,
      AxiTiming timing,
      BlockObserver observer,
      LongConsumer clocks,
      Recording recording) {
    SimulationOptions options = SimulationOptions.DEFAULT.withCycleLimit(Long.MAX_VALUE);
    int memoryBytes = Math.toIntExact(program.memoryBytes());
    RtlSystem system = recording.system(program.config(), memoryBytes, timing, options);
    try {
      return new RtlDevice(program, system, observer, clocks, recording);
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "rtl";
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public List<? extends Core> cores() {
    return cores;
  }

  @Override
  public void close() {
    synchronized (system) {
      try {
        recorder.close();
      } finally {
        system.close();
      }
    }
  }
}
