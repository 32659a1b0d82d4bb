package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;

/**
 * Two values side by side.
 *
 * @param <A> class of the first
 * @param <B> class of the second
 */
public record Pair<A extends Data, B extends Data>(A first, B second) implements Bundle {
  /** The type of pairs of the given types. */
  public static <A extends Data, B extends Data> DataType<Pair<A, B>> pair(
      DataType<A> first, DataType<B> second) {
    return bundle(() -> new Pair<>(field(first), field(second)));
  }
}
