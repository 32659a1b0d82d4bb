package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.flipped;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;

/**
 * A stream of words with a handshake. As {@code output(stream(type))} it sends, as {@code
 * input(stream(type))} it receives.
 *
 * @param valid whether the sender offers a word
 * @param ready whether the receiver takes a word; runs against the stream
 * @param payload the word
 * @param <T> class of the words
 */
public record Stream<T extends Data>(Bool valid, Bool ready, T payload) implements Bundle {
  /** A stream of words of the given type. */
  public static <T extends Data> DataType<Stream<T>> stream(DataType<T> payload) {
    return bundle(() -> new Stream<>(field(bool()), flipped(bool()), field(payload)));
  }

  /** Whether a word passes at the next clock edge. */
  public Bool fire() {
    return valid.and(ready);
  }
}
