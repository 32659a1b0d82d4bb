package org.firefly.cosimulation.bench;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/**
 * Sends words into a stream input with the ports {@code PREFIX_valid}, {@code PREFIX_ready} and
 * {@code PREFIX_payload}. An offered word stays until it is taken; between words it waits as the
 * stalls demand. Without valid the payload keeps an inverted copy of the last word, so that a
 * design which takes it is found out.
 */
public final class StreamDriver implements BenchPart {
  private final Port valid;
  private final Port ready;
  private final List<Port> payload;
  private final Stalls stalls;
  private final Deque<Word> words = new ArrayDeque<>();
  private boolean offering;

  /** What the payload ports get in the next clock without an offer, or null for no change. */
  private Word afterwards;

  /**
   * A driver of the stream {@code prefix}.
   *
   * @throws org.firefly.cosimulation.model.CosimulationException when there is no such stream
   */
  public StreamDriver(Simulation simulation, String prefix, Stalls stalls) {
    this.payload = Word.payloadOf(simulation, prefix);
    this.valid = simulation.port(prefix + "_valid");
    this.ready = simulation.port(prefix + "_ready");
    this.stalls = stalls;
    valid.poke(0);
  }

  /** Sends a word after those given before. */
  public void send(Word word) {
    words.add(word);
  }

  /** Sends words after those given before. */
  public void send(Collection<Word> more) {
    words.addAll(more);
  }

  /** Whether all words have been taken. */
  public boolean done() {
    return words.isEmpty();
  }

  @Override
  public void drive() {
    if (offering) {
      return;
    }
    offering = !words.isEmpty() && !stalls.stall();
    valid.poke(offering ? 1 : 0);
    if (offering) {
      words.element().poke(payload);
    } else if (afterwards != null) {
      afterwards.poke(payload);
      afterwards = null;
    }
  }

  @Override
  public void observe() {
    if (offering && ready.peek() == 1) {
      Word sent = words.remove();
      offering = false;
      afterwards = sent.invertedIn(payload);
    }
  }
}
