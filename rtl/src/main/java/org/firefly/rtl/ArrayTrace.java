package org.firefly.rtl;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.rtl.ProbedDesign.Probe;
import org.firefly.timing.ClockListener;
import org.firefly.timing.ClockListener.Cause;

/** Passes and waits by what the gate of the array does. */
final class ArrayTrace implements ClockWatch {
  private static final Map<Cause, Probe> CAUSES =
      Map.of(
          Cause.SPIKES, Probe.SPIKES,
          Cause.WEIGHTS, Probe.WEIGHTS,
          Cause.OUTPUT, Probe.OUTPUT);

  private final Map<Probe, Port> probes = new EnumMap<>(Probe.class);
  private final int timeSteps;
  private final ClockListener listener;
  private Optional<Cause> cause = Optional.empty();
  private long waitsFrom;
  private long passFrom;

  /** Place of the present pass among those of its output group, from 0. */
  private int pass;

  /** Passes of the output groups before. */
  private int passesBefore;

  /** Time steps begun in the descriptor, counted anew in each output group. */
  private int begun;

  ArrayTrace(Simulation simulation, int timeSteps, ClockListener listener) {
    for (Probe probe : Probe.values()) {
      probes.put(probe, simulation.port(probe.port()));
    }
    this.timeSteps = timeSteps;
    this.listener = listener;
  }

  private boolean is(Probe probe) {
    return probes.get(probe).peek() == 1;
  }

  @Override
  public void look(long clock) {
    lookForWaits(clock);
    if (is(Probe.ISSUES)) {
      if (is(Probe.FIRST)) {
        beginPass(clock);
      }
      if (is(Probe.LAST)) {
        listener.pass(passesBefore + pass, (begun - 1) % timeSteps, passFrom, clock + 1);
        if (is(Probe.LAST_OF_LAYER)) {
          passesBefore = 0;
          begun = 0;
        }
      }
    }
  }

  private void beginPass(long clock) {
    passFrom = clock;
    if (!is(Probe.FIRST_PASS)) {
      pass++;
      return;
    }
    if (begun > 0 && begun % timeSteps == 0) {
      passesBefore += pass + 1;
    }
    pass = 0;
    begun++;
  }

  private void lookForWaits(long clock) {
    Optional<Cause> now =
        CAUSES.entrySet().stream()
            .filter(entry -> is(entry.getValue()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (!now.equals(cause)) {
      if (cause.isPresent()) {
        listener.wait(cause.get(), waitsFrom, clock);
      }
      cause = now;
      waitsFrom = clock;
    }
  }
}
