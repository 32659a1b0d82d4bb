package org.firefly.simulator;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.firefly.architecture.program.Program;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.prepare.PreparedLayer;
import org.firefly.simulator.prepare.ProgramPreparer;
import org.firefly.simulator.run.Workspace;

/**
 * A program whose image has been decoded for the simulator. Shared among threads; keeps the
 * workspaces of runs that have ended for those to come, one for each that ran at the same time.
 */
public final class PreparedProgram {
  private final Program program;
  private final Kernel kernel;
  private final List<PreparedLayer> layers;
  private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

  PreparedProgram(Program program, Kernel kernel) {
    this.program = program;
    this.kernel = kernel;
    this.layers = new ProgramPreparer(program, kernel).layers();
  }

  /** The program itself. */
  public Program program() {
    return program;
  }

  /** A workspace that nobody else uses. */
  Workspace borrowWorkspace() {
    Workspace kept = idle.poll();
    return kept != null ? kept : new Workspace(kernel);
  }

  /** Takes a workspace back; one whose run failed need not be. */
  void giveBack(Workspace workspace) {
    idle.add(workspace);
  }

  List<PreparedLayer> layers() {
    return layers;
  }
}
