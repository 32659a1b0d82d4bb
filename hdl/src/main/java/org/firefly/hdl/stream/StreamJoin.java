package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.stream.Pair.pair;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;

/**
 * Waits for a word on each of two streams and sends them as a pair.
 *
 * <p>Both words pass at the same clock edge as the pair. Latency none, throughput one pair per
 * clock, no storage. All paths are combinational: each input's ready depends on the other's valid.
 *
 * @param <A> class of the words of the first stream
 * @param <B> class of the words of the second stream
 */
public final class StreamJoin<A extends Data, B extends Data> extends Module {
  /** Receives the first halves. */
  public final Stream<A> first;

  /** Receives the second halves. */
  public final Stream<B> second;

  /** Sends the pairs. */
  public final Stream<Pair<A, B>> out;

  /** A join for words of the given types. */
  public StreamJoin(DataType<A> firstType, DataType<B> secondType) {
    first = input(stream(firstType));
    second = input(stream(secondType));
    out = output(stream(pair(firstType, secondType)));
    out.valid().set(first.valid().and(second.valid()));
    connect(out.payload().first(), first.payload());
    connect(out.payload().second(), second.payload());
    first.ready().set(out.ready().and(second.valid()));
    second.ready().set(out.ready().and(first.valid()));
  }
}
