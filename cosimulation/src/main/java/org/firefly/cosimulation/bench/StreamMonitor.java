package org.firefly.cosimulation.bench;

import java.util.Locale;
import org.firefly.cosimulation.Simulation;

/**
 * Receives the words of a stream output, see {@link TestBench#monitor}, and gives them to a
 * scoreboard. Ready falls as the stalls demand. The monitor checks the rule of the handshake: an
 * offered word stays unchanged until it is taken.
 */
public final class StreamMonitor implements BenchPart {
  private final Simulation simulation;
  private final StreamPorts stream;
  private final Stalls stalls;
  private final Scoreboard scoreboard;
  private boolean taking;
  private Word waiting;

  StreamMonitor(Simulation simulation, StreamPorts stream, Stalls stalls, Scoreboard scoreboard) {
    this.simulation = simulation;
    this.stream = stream;
    this.stalls = stalls;
    this.scoreboard = scoreboard;
    stream.ready().poke(0);
  }

  @Override
  public void drive() {
    taking = !stalls.stall();
    stream.ready().poke(taking ? 1 : 0);
  }

  /**
   * @throws AssertionError when the word differs from the expected one, or the handshake is broken
   */
  @Override
  public void observe() {
    Word offered = stream.valid().peek() == 1 ? Word.peek(stream.payload()) : null;
    if (waiting != null && !waiting.equals(offered)) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "Stream '%s' in clock %d: %s was offered and not yet taken, but became %s.",
              stream.name(),
              simulation.cycles(),
              waiting,
              offered == null ? "invalid" : offered.toString()));
    }
    waiting = taking ? null : offered;
    if (taking && offered != null) {
      scoreboard.found(offered);
    }
  }
}
