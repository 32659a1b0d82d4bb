package org.firefly.rtl;

import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.timing.ClockListener;

/** Bursts by the beats that a data channel of core 0 hands over. */
final class BurstTrace implements ClockWatch {
  private final Port valid;
  private final Port ready;
  private final Port last;
  private final ClockListener.Port port;
  private final ClockListener listener;
  private int beats;
  private long from;

  /**
   * A trace.
   *
   * @param channel what the names of its signals begin with
   */
  BurstTrace(
      Simulation simulation, String channel, ClockListener.Port port, ClockListener listener) {
    valid = simulation.port(channel + "valid");
    ready = simulation.port(channel + "ready");
    last = simulation.port(channel + "last");
    this.port = port;
    this.listener = listener;
  }

  @Override
  public void look(long clock) {
    if (valid.peek() == 0 || ready.peek() == 0) {
      return;
    }
    if (beats == 0) {
      from = clock;
    }
    beats++;
    if (last.peek() == 1) {
      listener.burst(port, beats, from, clock + 1);
      beats = 0;
    }
  }
}
