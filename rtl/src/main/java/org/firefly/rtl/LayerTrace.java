package org.firefly.rtl;

import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.Schedule;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.timing.ClockListener;

/** Layers by the count of finished descriptors of core 0. */
final class LayerTrace implements ClockWatch {
  private final Port finished;
  private final Program program;
  private final ClockListener listener;
  private final Schedule schedule;
  private int layer;
  private int end;
  private long from;

  LayerTrace(Simulation simulation, Program program, ClockListener listener) {
    finished = simulation.port("finished_0");
    this.program = program;
    this.listener = listener;
    schedule = program.schedule();
    end = schedule.end(0);
  }

  private ProgramLayer current() {
    return program.layers().get(layer);
  }

  @Override
  public void look(long clock) {
    if (!done() && finished.peek() >= end) {
      listener.layer(current().name(), from, clock);
      from = clock;
      layer++;
      if (!done()) {
        end = schedule.end(layer);
      }
    }
  }

  /** Whether all layers were seen. */
  boolean done() {
    return layer == program.layers().size();
  }
}
