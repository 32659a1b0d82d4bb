package org.firefly.simulator.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;

/**
 * The DRAM of one core as a program sees it: little-endian bytes, addressed from the program's base
 * address. Used by one thread at a time.
 */
public final class DeviceMemory {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MOST_BYTES = Integer.MAX_VALUE - 64L;

  private final byte[] bytes;

  private DeviceMemory(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Memory for one batch block of a program, with the program's image loaded at 0 and zeros behind.
   *
   * @throws SimulationException when the program needs more than 2 GiB
   */
  public static DeviceMemory of(Program program) {
    long size = Math.max(program.memoryBytes(), program.image().length);
    if (size > MOST_BYTES) {
      throw new SimulationException(
          "Program "
              + program.name()
              + " needs "
              + (size >> 20)
              + " MiB of device memory, but the simulator has at most 2047 MiB; choose a smaller"
              + " batch.");
    }
    return new DeviceMemory(Arrays.copyOf(program.image(), (int) size));
  }

  /** Size in bytes. */
  public int size() {
    return bytes.length;
  }

  /**
   * The bytes themselves, for those who pack and unpack whole tensors; writes are seen by the
   * program.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Copies {@code data} to {@code offset}. */
  public void write(long offset, byte[] data) {
    System.arraycopy(data, 0, bytes, index(offset, data.length), data.length);
  }

  /** Reads {@code length} bytes from {@code offset}. */
  public byte[] read(long offset, int length) {
    int from = index(offset, length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Sets {@code length} bytes from {@code offset} to zero. */
  public void clear(long offset, int length) {
    int from = index(offset, length);
    Arrays.fill(bytes, from, from + length, (byte) 0);
  }

  /** Reads 32 bits. */
  public int readInt(long offset) {
    return (int) INT.get(bytes, index(offset, Integer.BYTES));
  }

  /** Writes 32 bits. */
  public void writeInt(long offset, int value) {
    INT.set(bytes, index(offset, Integer.BYTES), value);
  }

  /** Reads 16 bits, unsigned. */
  public int readShort(long offset) {
    return (short) SHORT.get(bytes, index(offset, Short.BYTES)) & 0xFFFF;
  }

  /** Counts the spikes of a tensor, without those of channels that only pad the last group. */
  public long countSpikes(SpikeLayout layout, int samples) {
    int words = samples * layout.map().positions();
    long spikes = 0;
    for (int t = 0; t < layout.timeSteps(); t++) {
      for (int group = 0; group < layout.groups(); group++) {
        spikes +=
            countBits(
                layout.plane(t, group), words, layout.wordBytes(), channelMask(layout, group));
      }
    }
    return spikes;
  }

  /** Counts the neurons of a tensor that fire in at least one time step, likewise. */
  public long countNeuronsThatFire(SpikeLayout layout, int samples) {
    int[] fired = new int[samples * layout.map().positions()];
    long neurons = 0;
    for (int group = 0; group < layout.groups(); group++) {
      Arrays.fill(fired, 0);
      for (int t = 0; t < layout.timeSteps(); t++) {
        orWords(layout.plane(t, group), layout.wordBytes(), fired);
      }
      int mask = channelMask(layout, group);
      for (int word : fired) {
        neurons += Integer.bitCount(word & mask);
      }
    }
    return neurons;
  }

  private static int channelMask(SpikeLayout layout, int group) {
    int real =
        Math.min(layout.parallelism(), layout.map().channels() - group * layout.parallelism());
    return real == Integer.SIZE ? -1 : (1 << real) - 1;
  }

  private void orWords(long offset, int wordBytes, int[] target) {
    int at = index(offset, target.length * wordBytes);
    for (int i = 0; i < target.length; i++) {
      target[i] |= wordBytes == Short.BYTES ? readShort(at) : readInt(at);
      at += wordBytes;
    }
  }

  /** Counts the ones, under a mask, of successive words of 2 or 4 bytes. */
  private long countBits(long offset, int words, int wordBytes, int mask) {
    int at = index(offset, words * wordBytes);
    int end = at + words * wordBytes;
    long everywhere =
        wordBytes == Short.BYTES
            ? (mask & 0xFFFFL) * 0x1000100010001L
            : (mask & 0xFFFFFFFFL) * 0x100000001L;
    long ones = 0;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      ones += Long.bitCount((long) LONG.get(bytes, at) & everywhere);
    }
    for (; at < end; at += wordBytes) {
      int word = wordBytes == Short.BYTES ? readShort(at) : readInt(at);
      ones += Integer.bitCount(word & mask);
    }
    return ones;
  }

  /**
   * ORs successive values of 16 bits into wider words.
   *
   * @param offset of the first value
   * @param count how many
   * @param target the words
   * @param from index of the first word
   * @param step distance from one word to the next
   * @param shift bits to shift the values up
   */
  public void gatherShorts(long offset, int count, long[] target, int from, int step, int shift) {
    int first = index(offset, count * Short.BYTES);
    int to = from;
    for (int i = 0; i < count; i++) {
      long value = (short) SHORT.get(bytes, first + i * Short.BYTES) & 0xFFFFL;
      target[to] |= value << shift;
      to += step;
    }
  }

  /** As {@link #gatherShorts} with values of 32 bits; apart, so that no loop asks for the width. */
  public void gatherInts(long offset, int count, long[] target, int from, int step, int shift) {
    int first = index(offset, count * Integer.BYTES);
    int to = from;
    for (int i = 0; i < count; i++) {
      long value = (int) INT.get(bytes, first + i * Integer.BYTES) & 0xFFFFFFFFL;
      target[to] |= value << shift;
      to += step;
    }
  }

  /**
   * ORs the low 16 bits of some values into memory.
   *
   * @param offset of the first
   * @param step distance from one to the next in memory, bytes
   * @param values the values
   * @param from index of the first
   * @param distance from one to the next in {@code values}
   * @param end behind the last
   */
  public void orShorts(long offset, int step, int[] values, int from, int distance, int end) {
    int at = index(offset, 0);
    for (int i = from; i < end; i += distance) {
      SHORT.set(bytes, at, (short) ((short) SHORT.get(bytes, at) | values[i]));
      at += step;
    }
  }

  /** As {@link #orShorts} with the low 8 bits. */
  public void orBytes(long offset, int step, int[] values, int from, int distance, int end) {
    int at = index(offset, 0);
    for (int i = from; i < end; i += distance) {
      bytes[at] |= (byte) values[i];
      at += step;
    }
  }

  private int index(long offset, int length) {
    return (int) Objects.checkFromIndexSize(offset, length, bytes.length);
  }
}
