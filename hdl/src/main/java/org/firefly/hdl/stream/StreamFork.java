package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.List;
import java.util.stream.IntStream;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.Vec;

/**
 * Sends every word to several receivers.
 *
 * <p>Each receiver takes a word when it likes, independently of the others; the next word comes
 * when all have taken it. Latency none, throughput one word per clock, one flag of storage per
 * output that remembers who has taken the current word. All paths are combinational.
 *
 * @param <T> class of the words
 */
public final class StreamFork<T extends Data> extends Module {
  /** Receives words. */
  public final Stream<T> in;

  /** Each sends every word. */
  public final Vec<Stream<T>> out;

  private final Vec<Bool> taken;

  /**
   * A fork for words of the given type.
   *
   * @param outputs number of receivers, 1 or more
   */
  public StreamFork(DataType<T> type, int outputs) {
    in = input(stream(type));
    out = output(vec(outputs, stream(type)));
    taken = register(vec(outputs, bool()), 0);
    List<Bool> served =
        IntStream.range(0, outputs).mapToObj(i -> taken.get(i).or(out.get(i).ready())).toList();
    in.ready().set(all(served));
    for (int i = 0; i < outputs; i++) {
      Bool done = taken.get(i);
      out.get(i).valid().set(in.valid().and(done.not()));
      connect(out.get(i).payload(), in.payload());
      done.set(in.valid().and(in.ready().not()).and(served.get(i)));
    }
  }
}
