package org.firefly.rtl;

import java.util.Arrays;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.rtl.ProbedDesign.Probe;
import org.firefly.timing.ClockListener;

/**
 * How full the spike FIFO and the weight ring are. Beats of the FIFO count from their request on,
 * tiles when all ports have brought their parts, as in the clock model.
 */
final class LevelTrace implements ClockWatch {
  private final Port freeBeats;
  private final Port tileArrives;
  private final Port tileFreed;
  private final long[] arrived;
  private final ClockListener listener;
  private long beats;
  private long complete;

  LevelTrace(Simulation simulation, int weightPorts, ClockListener listener) {
    freeBeats = simulation.port(Probe.FREE_BEATS.port());
    tileArrives = simulation.port(Probe.TILE_ARRIVES.port());
    tileFreed = simulation.port(Probe.TILE_FREED.port());
    arrived = new long[weightPorts];
    this.listener = listener;
  }

  @Override
  public void look(long clock) {
    long taken = CoreStructure.SPIKE_FIFO_BEATS - freeBeats.peek();
    tell(ClockListener.Level.SPIKE_FIFO, clock, taken - beats);
    beats = taken;
    long parts = tileArrives.peek();
    for (int port = 0; port < arrived.length; port++) {
      arrived[port] += parts >> port & 1;
    }
    long now = Arrays.stream(arrived).min().orElseThrow();
    tell(ClockListener.Level.WEIGHT_RING, clock, now - complete - tileFreed.peek());
    complete = now;
  }

  private void tell(ClockListener.Level level, long clock, long change) {
    if (change != 0) {
      listener.level(level, clock, (int) change);
    }
  }
}
