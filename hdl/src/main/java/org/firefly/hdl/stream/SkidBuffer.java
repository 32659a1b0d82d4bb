package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;

/**
 * Two registers in a stream that cut all its paths, ready included.
 *
 * <p>Latency one clock, throughput one word per clock, storage two words. All outputs come straight
 * from registers: {@code in.ready} is low only while the spare register holds the word that arrived
 * in the clock in which the receiver stopped.
 *
 * @param <T> class of the words
 */
public final class SkidBuffer<T extends Data> extends Module {
  /** Receives words. */
  public final Stream<T> in;

  /** Sends them one clock later. */
  public final Stream<T> out;

  private final Bool full = register(bool(), 0);
  private final T word;
  private final Bool spareFull = register(bool(), 0);
  private final T spare;

  /** A buffer for words of the given type. */
  public SkidBuffer(DataType<T> type) {
    in = input(stream(type));
    out = output(stream(type));
    word = register(type);
    spare = register(type);
    Bool moves = full.not().or(out.ready());
    when(
            moves,
            () -> {
              full.set(spareFull.or(in.valid()));
              connect(word, mux(spareFull, type, spare, in.payload()));
              spareFull.set(false);
            })
        .elseWhen(in.fire(), () -> spareFull.set(true));
    when(spareFull.not(), () -> connect(spare, in.payload()));
    in.ready().set(spareFull.not());
    out.valid().set(full);
    connect(out.payload(), word);
    assertThat("spare_only_behind_word", spareFull.implies(full));
  }
}
