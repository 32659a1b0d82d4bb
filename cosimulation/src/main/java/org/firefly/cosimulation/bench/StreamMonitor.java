package org.firefly.cosimulation.bench;

import java.util.List;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/**
 * Receives the words of a stream output with the ports {@code PREFIX_valid}, {@code PREFIX_ready}
 * and {@code PREFIX_payload}, and gives them to a scoreboard. Ready falls as the stalls demand. The
 * monitor checks the rule of the handshake: an offered word stays unchanged until it is taken.
 */
public final class StreamMonitor implements BenchPart {
  private final Simulation simulation;
  private final String prefix;
  private final Port valid;
  private final Port ready;
  private final List<Port> payload;
  private final Stalls stalls;
  private final Scoreboard scoreboard;
  private boolean taking;
  private Word waiting;

  /**
   * A monitor of the stream {@code prefix}.
   *
   * @throws org.firefly.cosimulation.model.CosimulationException when there is no such stream
   */
  public StreamMonitor(Simulation simulation, String prefix, Stalls stalls, Scoreboard scoreboard) {
    this.simulation = simulation;
    this.prefix = prefix;
    this.payload = Word.payloadOf(simulation, prefix);
    this.valid = simulation.port(prefix + "_valid");
    this.ready = simulation.port(prefix + "_ready");
    this.stalls = stalls;
    this.scoreboard = scoreboard;
    ready.poke(0);
  }

  @Override
  public void drive() {
    taking = !stalls.stall();
    ready.poke(taking ? 1 : 0);
  }

  /**
   * @throws AssertionError when the word differs from the expected one, or the handshake is broken
   */
  @Override
  public void observe() {
    Word offered = valid.peek() == 1 ? Word.peek(payload) : null;
    if (waiting != null && !waiting.equals(offered)) {
      throw new AssertionError(
          "Stream '%s' in clock %d: %s was offered and not yet taken, but became %s."
              .formatted(
                  prefix,
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
