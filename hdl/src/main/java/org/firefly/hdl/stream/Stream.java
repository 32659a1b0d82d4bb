package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.flipped;

import java.util.function.BiConsumer;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;

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

  /**
   * The same stream, in which no word passes while {@code open} is false. It takes the place of
   * this one, whose {@code ready} it drives. All paths are combinational. A sender keeps a word
   * that it has offered, so where receivers rely on that, {@code open} must not fall before the
   * word has passed.
   */
  public Stream<T> when(Bool open) {
    Module module = valid.module();
    Bool taken = module.named("_open_ready", module.wire(bool()));
    ready.set(taken.and(open));
    return new Stream<>(valid.and(open), taken, payload);
  }

  /**
   * A stream of other words, one made of each word of this one. It takes the place of this one,
   * whose {@code ready} it drives. All paths are combinational.
   *
   * @param fill drives every member of the new word, its first argument, from the old one
   */
  public <U extends Data> Stream<U> map(DataType<U> type, BiConsumer<U, T> fill) {
    Module module = valid.module();
    U mapped = module.named("_mapped", module.wire(type));
    Bool taken = module.named("_mapped_ready", module.wire(bool()));
    fill.accept(mapped, payload);
    ready.set(taken);
    return new Stream<>(valid, taken, mapped);
  }

  /** Whether a word passes at the next clock edge. */
  public Bool fire() {
    return valid.and(ready);
  }
}
