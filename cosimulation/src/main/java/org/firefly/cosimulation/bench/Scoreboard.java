package org.firefly.cosimulation.bench;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;

/** Compares the words that a design sends with those expected, in order. */
public final class Scoreboard {
  private final String name;
  private final Deque<Word> expected = new ArrayDeque<>();
  private long index;

  /**
   * @param name what is compared, for messages
   */
  public Scoreboard(String name) {
    this.name = name;
  }

  /** Expects a word after those given before. */
  public void expect(Word word) {
    expected.add(word);
  }

  /** Expects words after those given before. */
  public void expect(Collection<Word> words) {
    expected.addAll(words);
  }

  /**
   * Compares a word with the next expected one.
   *
   * @throws AssertionError naming the first difference: index, expected, found
   */
  public void found(Word word) {
    if (expected.isEmpty()) {
      throw new AssertionError(
          String.format(
              Locale.ROOT, "%s: word %d is %s, but no more were expected.", name, index, word));
    }
    Word next = expected.remove();
    if (!next.equals(word)) {
      throw new AssertionError(
          String.format(
              Locale.ROOT, "%s: word %d should be %s, but is %s.", name, index, next, word));
    }
    index++;
  }

  /** Words that agreed so far. */
  public long matched() {
    return index;
  }

  /** Whether all expected words have been found. */
  public boolean complete() {
    return expected.isEmpty();
  }
}
