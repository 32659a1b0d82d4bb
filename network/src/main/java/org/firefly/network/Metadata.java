package org.firefly.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Free notes of a network or node, immutable: text or numbers under a key. Keys of this project
 * start with {@code firefly:}, see {@link FireFlyNotes}.
 */
public final class Metadata {
  private static final Metadata EMPTY = new Metadata(Map.of(), Map.of());

  private final Map<String, String> texts;
  private final Map<String, Tensor> numbers;

  private Metadata(Map<String, String> texts, Map<String, Tensor> numbers) {
    this.texts = Collections.unmodifiableMap(texts);
    this.numbers = Collections.unmodifiableMap(numbers);
  }

  /** No notes. */
  public static Metadata empty() {
    return EMPTY;
  }

  /**
   * These notes with a text added or replaced.
   *
   * @throws NetworkException if the key is empty, '.' or holds a slash, which NIR files cannot
   *     store
   */
  public Metadata with(String key, String text) {
    checkKey(key);
    Map<String, String> newTexts = new LinkedHashMap<>(texts);
    Map<String, Tensor> newNumbers = new LinkedHashMap<>(numbers);
    newTexts.put(key, text);
    newNumbers.remove(key);
    return new Metadata(newTexts, newNumbers);
  }

  /**
   * These notes with numbers added or replaced.
   *
   * @throws NetworkException as {@link #with(String, String)}, or if there are no numbers
   */
  public Metadata with(String key, Tensor value) {
    checkKey(key);
    if (value.size() == 0) {
      throw NetworkException.inField(key, "is empty, which NIR files cannot store; drop the note");
    }
    Map<String, String> newTexts = new LinkedHashMap<>(texts);
    Map<String, Tensor> newNumbers = new LinkedHashMap<>(numbers);
    newTexts.remove(key);
    newNumbers.put(key, value);
    return new Metadata(newTexts, newNumbers);
  }

  private static void checkKey(String key) {
    if (key.isEmpty() || key.equals(".") || key.contains("/")) {
      throw NetworkException.inField(
          key, "is no name for a note: it is empty, '.' or holds a '/'; rename it");
    }
  }

  /** The text under a key, if there is one. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /** The numbers under a key, if there are some. */
  public Optional<Tensor> numbers(String key) {
    return Optional.ofNullable(numbers.get(key));
  }

  /** Keys that hold text, in order of insertion. */
  public Set<String> textKeys() {
    return texts.keySet();
  }

  /** Keys that hold numbers, in order of insertion. */
  public Set<String> numberKeys() {
    return numbers.keySet();
  }

  /** Whether there are no notes. */
  public boolean isEmpty() {
    return texts.isEmpty() && numbers.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata metadata
        && texts.equals(metadata.texts)
        && numbers.equals(metadata.numbers);
  }

  @Override
  public int hashCode() {
    return 31 * texts.hashCode() + numbers.hashCode();
  }

  @Override
  public String toString() {
    return texts + " " + numbers;
  }
}
