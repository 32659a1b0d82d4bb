package org.firefly.cosimulation.bench;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Sends words into a stream input, see {@link TestBench#driver}. An offered word stays until it is
 * taken; between words it waits as the stalls demand. Without valid the payload keeps an inverted
 * copy of the last word, so that a design which takes it is found out.
 */
public final class StreamDriver implements BenchPart {
  private final StreamPorts stream;
  private final Stalls stalls;
  private final Deque<Word> words = new ArrayDeque<>();
  private boolean offering;

  /** What the payload ports get in the next clock without an offer, or null for no change. */
  private Word afterwards;

  StreamDriver(StreamPorts stream, Stalls stalls) {
    this.stream = stream;
    this.stalls = stalls;
    stream.valid().poke(0);
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
    stream.valid().poke(offering ? 1 : 0);
    if (offering) {
      words.element().poke(stream.payload());
    } else if (afterwards != null) {
      afterwards.poke(stream.payload());
      afterwards = null;
    }
  }

  @Override
  public void observe() {
    if (offering && stream.ready().peek() == 1) {
      Word sent = words.remove();
      offering = false;
      afterwards = sent.invertedIn(stream.payload());
    }
  }
}
