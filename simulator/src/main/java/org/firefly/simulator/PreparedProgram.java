package org.firefly.simulator;

import java.util.List;
import org.firefly.architecture.Program;
import org.firefly.simulator.kernel.Kernel;

/** A program whose image has been decoded for the simulator; immutable, shared among threads. */
public final class PreparedProgram {
  private final Program program;
  private final Kernel kernel;
  private final List<PreparedLayer> layers;

  PreparedProgram(Program program, Kernel kernel) {
    this.program = program;
    this.kernel = kernel;
    this.layers = new ProgramPreparer(program, kernel).layers();
  }

  /** The program itself. */
  public Program program() {
    return program;
  }

  /** Name of the kernel that will run it. */
  public String kernelName() {
    return kernel.name();
  }

  Kernel kernel() {
    return kernel;
  }

  List<PreparedLayer> layers() {
    return layers;
  }
}
