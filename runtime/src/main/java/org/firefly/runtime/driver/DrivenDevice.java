package org.firefly.runtime.driver;

import java.util.List;
import org.firefly.architecture.program.Program;
import org.firefly.runtime.Core;
import org.firefly.runtime.Device;

/** A device whose cores are driven through registers. */
public final class DrivenDevice implements Device {
  private final String name;
  private final Program program;
  private final List<CoreDriver> cores;
  private final Runnable release;

  /**
   * A device.
   *
   * @param name what kind of device it is
   * @param cores drivers that have loaded the program
   * @param release gives back what the drivers use; called once, after they have been halted
   */
  public DrivenDevice(String name, Program program, List<CoreDriver> cores, Runnable release) {
    this.name = name;
    this.program = program;
    this.cores = List.copyOf(cores);
    this.release = release;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public List<? extends Core> cores() {
    return cores;
  }

  /** Stops what is running and lets nothing start, but keeps everything else as it is. */
  public void halt() {
    cores.forEach(CoreDriver::halt);
  }

  @Override
  public void close() {
    halt();
    release.run();
  }
}
