package org.firefly.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.PlaneChannels;
import org.firefly.architecture.program.SpikeLayout;

/**
 * Cuts numbers into their bits and packs those as spikes. Eight positions are cut at once in the
 * bytes of a long, each of which becomes a byte of a spike word. Immutable; any number of threads
 * may use it.
 */
final class PlaneCutter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Positions that are cut at once. */
  private static final int AT_ONCE = Long.BYTES;

  /** The lowest bit of each byte. */
  private static final long LOWEST = 0x0101010101010101L;

  private final SpikeLayout layout;
  private final PlaneChannels channels;
  private final int positions;

  PlaneCutter(HostEncoding.Planes planes) {
    layout = planes.output();
    channels = planes.channels();
    positions = planes.input().positions();
  }

  /**
   * Cuts a map.
   *
   * @param numbers the lowest eight bits of each number, in two's complement
   * @param from the first of the map, whose index order is c, y, x
   * @param memory the batch block's memory
   * @param t time step
   * @param slot place of the sample in the block
   */
  void cut(byte[] numbers, int from, byte[] memory, int t, int slot) {
    for (int group = 0; group < layout.groups(); group++) {
      int at = Math.toIntExact(layout.word(t, group, slot, 0, 0));
      int pair = group / channels.groupsPerPair();
      int first = group % channels.groupsPerPair() * layout.parallelism();
      for (int i = 0; i < layout.wordBytes(); i++) {
        store(numbers, from, pair, first + i * Byte.SIZE, memory, at + i);
      }
    }
  }

  /** The same byte of each word of a plane, which shows eight lanes of a pair. */
  private void store(byte[] numbers, int from, int pair, int lane, byte[] memory, int at) {
    int last = PlaneChannels.PAIR * channels.input().channels();
    int count = Math.max(0, Math.min(Byte.SIZE, last - lane));
    int[] starts = new int[count];
    int[] bits = new int[count];
    long[] masks = new long[count];
    for (int i = 0; i < count; i++) {
      starts[i] = from + (lane + i) / PlaneChannels.PAIR * positions;
      bits[i] = PlaneChannels.PAIR * pair + i % PlaneChannels.PAIR;
      masks[i] = bits[i] < channels.bits().bits() ? LOWEST : 0;
    }
    int whole = positions - positions % AT_ONCE;
    int wordBytes = layout.wordBytes();
    int to = at;
    for (int position = 0; position < whole; position += AT_ONCE) {
      long bytes = 0;
      for (int i = 0; i < count; i++) {
        long eight = (long) LONG.get(numbers, starts[i] + position);
        bytes |= (eight >>> bits[i] & masks[i]) << i;
      }
      for (int i = 0; i < AT_ONCE; i++, to += wordBytes) {
        memory[to] = (byte) (bytes >>> Byte.SIZE * i);
      }
    }
    for (int position = whole; position < positions; position++, to += wordBytes) {
      int single = 0;
      for (int i = 0; i < count; i++) {
        single |= (numbers[starts[i] + position] >>> bits[i] & (int) masks[i] & 1) << i;
      }
      memory[to] = (byte) single;
    }
  }
}
