package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;

/**
 * One register in a stream.
 *
 * <p>Cuts the paths of valid and payload. Latency one clock, throughput one word per clock, storage
 * one word. The path from {@code out.ready} to {@code in.ready} stays combinational; where it must
 * be cut as well, take a {@link SkidBuffer}.
 *
 * @param <T> class of the words
 */
public final class RegisterSlice<T extends Data> extends Module {
  /** Receives words. */
  public final Stream<T> in;

  /** Sends them one clock later. */
  public final Stream<T> out;

  private final Bool full = register(bool(), 0);
  private final T word;

  /** A slice for words of the given type. */
  public RegisterSlice(DataType<T> type) {
    in = input(stream(type));
    out = output(stream(type));
    word = register(type);
    in.ready().set(full.implies(out.ready()));
    when(
        in.ready(),
        () -> {
          full.set(in.valid());
          connect(word, in.payload());
        });
    out.valid().set(full);
    connect(out.payload(), word);
  }
}
