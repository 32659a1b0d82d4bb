package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.Locale;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.DataType;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;
import org.firefly.hdl.tree.HardwareException;

/**
 * Beats in a block RAM, whose places are reserved before the beats are requested, so that {@code
 * in.ready} is never low.
 *
 * <p>Latency three clocks, one of them in a register behind the memory; throughput one beat per
 * clock. A reservation counts one clock after it was made, and a place is free again one clock
 * after its beat left: {@link #room} leaves space for one burst more, so that between {@code depth
 * - 128} and {@code depth} beats can be under way or waiting.
 */
final class BeatBuffer extends Module {
  final Stream<ReadBeat> in;
  final Stream<ReadBeat> out;

  /** Whether a burst of any length may be requested in this clock. */
  final Bool room = output(bool());

  /** Whether a burst was requested in the clock before. */
  final Bool reserve = input(bool());

  /** Its number of beats less one. */
  final UInt length = input(uint(BurstSplitter.LENGTH_BITS));

  private final StreamFifo<ReadBeat> queue;
  private final RegisterSlice<ReadBeat> leaving;
  private final UInt free;

  /**
   * A buffer.
   *
   * @param depth number of beats, a power of two of at least 256
   */
  BeatBuffer(CoreWidths widths, int tagBits, int depth) {
    if (depth < 2 * CoreStructure.SPIKE_FIFO_MARGIN || Integer.bitCount(depth) != 1) {
      throw new HardwareException(
          String.format(
              Locale.ROOT,
              "the FIFO of a ReadDma holds a power of two of at least %d beats, not %d; 0 leaves it out",
              2 * CoreStructure.SPIKE_FIFO_MARGIN,
              depth));
    }
    DataType<ReadBeat> beat = ReadBeat.type(widths, tagBits);
    in = input(stream(beat));
    out = output(stream(beat));
    queue = instance(new StreamFifo<>(beat, depth, MemoryStyle.BLOCK));
    leaving = instance(new RegisterSlice<>(beat));
    free = register(uint(bitsFor(depth + 1)), depth);
    connect(queue.in, in);
    connect(leaving.in, queue.out);
    connect(out, leaving.out);
    room.set(free.ge(CoreStructure.SPIKE_FIFO_MARGIN));
    Bool released = next(queue.out.fire(), 0);
    // Adding the complement of the length takes away the length and one.
    UInt taken = length.zeroExtend(free.width()).not().and(reserve.repeat(free.width()));
    free.set(free.plus(taken).plus(released));
    assertThat("reserved_place_is_free", in.valid().implies(in.ready()));
    assertThat("not_more_free_than_there_is", free.le(depth));
  }
}
