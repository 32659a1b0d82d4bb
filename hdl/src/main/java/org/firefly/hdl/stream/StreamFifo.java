package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * A first-in, first-out queue in a memory.
 *
 * <p>In distributed memory a word is at the output one clock after it went in, and the queue holds
 * {@code depth} words. In block or ultra RAM the latency is two clocks and the queue holds {@code
 * depth + 1} words, one of them in the output register of the memory. Throughput is one word per
 * clock, also while full. No path runs from {@code out.ready} to {@code in.ready} or from {@code
 * in.valid} to {@code out.valid}.
 *
 * @param <T> class of the words
 */
public final class StreamFifo<T extends Data> extends Module {
  /** Receives words while the memory is not full. */
  public final Stream<T> in;

  /** Sends the oldest word. */
  public final Stream<T> out;

  /** Number of words within, output register included. */
  public final UInt count;

  private final int depth;
  private final Memory<T> memory;
  private final UInt writePosition;
  private final UInt readPosition;
  private final UInt stored;

  /**
   * A queue for words of the given type.
   *
   * @param depth number of words in the memory, 1 or more
   */
  public StreamFifo(DataType<T> type, int depth, MemoryStyle style) {
    this.depth = depth;
    in = input(stream(type));
    out = output(stream(type));
    count = output(uint(bitsFor(depth + 2)));
    memory = memory(type, depth, style);
    writePosition = register(uint(bitsFor(depth)), 0);
    readPosition = register(uint(bitsFor(depth)), 0);
    stored = register(uint(bitsFor(depth + 1)), 0);

    in.ready().set(stored.lt(depth));
    memory.write(in.fire(), writePosition, in.payload());
    Bool taken = style == MemoryStyle.DISTRIBUTED ? readDirectly() : readThroughRegister();
    advance(in.fire(), writePosition);
    advance(taken, readPosition);
    when(in.fire().and(taken.not()), () -> stored.set(stored.plus(1)))
        .elseWhen(taken.and(in.fire().not()), () -> stored.set(stored.minus(1)));
    assertThat("not_more_than_depth", stored.le(depth));
  }

  private Bool readDirectly() {
    out.valid().set(stored.orReduce());
    connect(out.payload(), memory.read(readPosition));
    count.set(stored);
    return out.fire();
  }

  private Bool readThroughRegister() {
    Bool offered = named("offered", register(bool(), 0));
    Bool taken = stored.orReduce().and(offered.implies(out.ready()));
    when(taken, () -> offered.set(true)).elseWhen(out.ready(), () -> offered.set(false));
    out.valid().set(offered);
    connect(out.payload(), memory.read(taken, readPosition));
    count.set(stored.add(offered).truncate(count.width()));
    return taken;
  }

  private void advance(Bool enable, UInt position) {
    boolean wrapsByItself = 1 << position.width() == depth;
    UInt following = position.plus(1);
    UInt last = literal(depth - 1, position.width());
    UInt next =
        wrapsByItself ? following : mux(position.eq(last), literal(0, position.width()), following);
    when(enable, () -> position.set(next));
  }
}
