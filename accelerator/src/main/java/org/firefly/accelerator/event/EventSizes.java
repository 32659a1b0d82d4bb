package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bitsFor;

/**
 * Sizes of an event core.
 *
 * @param cells K, a power of two
 * @param outputs O, a multiple of four
 * @param steps S, time steps that share a fetch
 * @param maskChannels channels of a mask, a multiple of K
 * @param rows weight rows of a cell
 * @param sumBits bits of a sum
 */
public record EventSizes(
    int cells, int outputs, int steps, int maskChannels, int rows, int sumBits) {
  /** Taps of a window. */
  static final int TAPS = 9;

  /** Events of a cell in a clock. */
  static final int PORTS = 2;

  /** Columns and masks, in pairs of words, of a line of the input. */
  private static final int LINE_WORDS = 512;

  /** Outputs of a slice. */
  static final int LANES = 4;

  /** The shape that the study speaks for. */
  public static EventSizes standard() {
    return new EventSizes(8, 32, 4, 64, 1024, 22);
  }

  /** Channels of a mask that a cell sees through one tap. */
  int slotsPerTap() {
    return maskChannels / cells;
  }

  /** Inputs of a mask that a cell may find an event at. */
  int slots() {
    return TAPS * slotsPerTap();
  }

  int addressBits() {
    return bitsFor(rows);
  }

  /** Bits of the number of a mask within the rows of a tap. */
  int maskBits() {
    return addressBits() - bitsFor(slotsPerTap());
  }

  int rowBits() {
    return Byte.SIZE * outputs;
  }

  int quads() {
    return outputs / LANES;
  }

  /** Clocks that a mask may take: half of its slots, all of which may be events. */
  int mostClocks() {
    return (slots() + PORTS - 1) / PORTS;
  }

  int lengthBits() {
    return bitsFor(mostClocks() + 1);
  }

  /**
   * The cell that holds the row of a channel and tap: a channel that fires loads another cell
   * through every tap.
   */
  int cell(int channel, int tap) {
    return (channel + tap) % cells;
  }

  /** The channel at a slot of a cell. */
  int channel(int cell, int tap, int slot) {
    return slot * cells + Math.floorMod(cell - tap, cells);
  }

  /** Bits of the number of a cell. */
  int cellBits() {
    return bitsFor(cells);
  }

  /** Units of rows: those of one tap and mask in all cells. */
  int units() {
    return rows / slotsPerTap();
  }

  /** Bits of a number of units, all included. */
  int unitCountBits() {
    return bitsFor(units() + 1);
  }

  /** Bits of the number of a row in its unit. */
  int unitRowBits() {
    return bitsFor(slotsPerTap());
  }

  /** Bytes of a unit in memory. */
  int unitBytes() {
    return slotsPerTap() * cells * outputs;
  }

  /** Bits of a word of spikes: S steps of a group of O channels. */
  public int wordBits() {
    return steps * outputs;
  }

  /** Bits of an address in a line of the input. */
  int lineAddressBits() {
    return bitsFor(LINE_WORDS);
  }
}
