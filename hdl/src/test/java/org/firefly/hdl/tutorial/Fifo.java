package org.firefly.hdl.tutorial;

import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/** A queue of {@code 2^addressBits} words of any type. */
final class Fifo<T extends Data> extends Module {
  final Stream<T> in;
  final Stream<T> out;
  private final Memory<T> words;
  private final UInt head;
  private final UInt tail;

  Fifo(DataType<T> type, int addressBits) {
    in = input(stream(type));
    out = output(stream(type));
    words = memory(type, 1 << addressBits, MemoryStyle.DISTRIBUTED);
    // One bit more than an address tells a full queue from an empty one.
    head = register(uint(addressBits + 1), 0);
    tail = register(uint(addressBits + 1), 0);

    UInt count = named("count", tail.minus(head));
    Bool full = count.bit(addressBits);
    in.ready().set(full.not());
    out.valid().set(count.orReduce());
    words.write(in.fire(), tail.truncate(addressBits), in.payload());
    connect(out.payload(), words.read(head.truncate(addressBits)));
    when(in.fire(), () -> tail.set(tail.plus(1)));
    when(out.fire(), () -> head.set(head.plus(1)));
    assertThat("never_overfull", count.le(1 << addressBits));
  }
}
