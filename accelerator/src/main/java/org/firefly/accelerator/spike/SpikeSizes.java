package org.firefly.accelerator.spike;

import static org.firefly.hdl.Hardware.bitsFor;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;

/**
 * Sizes within the spike path.
 *
 * @param widths of the channels around it
 */
record SpikeSizes(CoreWidths widths) {
  /** Rows of a window. */
  static final int WINDOW = CoreStructure.WINDOW;

  static final int TAPS = AcceleratorConfig.TAPS;

  /** Banks side by side, so that the rows of a window and one more lie in different banks. */
  static final int ROW_BANKS = 4;

  /**
   * Bits of the number of a row in the order of arrival. Numbers wrap; the look-ahead compares rows
   * that are at most four samples of 2^16 rows apart.
   */
  static final int ROW_NUMBER_BITS = 20;

  /** Clocks from the gate to the array: address, read, column choice, row choice. */
  static final int LEAD = 4;

  /** P. */
  int lanes() {
    return widths.lanes();
  }

  int wordsPerBeat() {
    return widths.config().wordsPerBeat();
  }

  /** Banks of columns: no fewer than words in a beat, so that a chunk is one write. */
  int columnBanks() {
    return Math.max(4, wordsPerBeat());
  }

  /** Index of a column bank. */
  int columnBankBits() {
    return bitsFor(columnBanks());
  }

  /** Column of a row in the row memory. */
  int columnBits() {
    return bitsFor(widths.config().maxWidth());
  }

  /** Left column of a window in two's complement, up to 4 maxWidth + 15. */
  int leftBits() {
    return bitsFor(4 * widths.config().maxWidth()) + 2;
  }

  /** Top row of a window in two's complement, up to 2 membraneDepth + 15. */
  int topBits() {
    return bitsFor(2 * widths.config().membraneDepth()) + 2;
  }

  /** Address in one half of a bank of the vector buffer. */
  int vectorAddressBits() {
    return bitsFor(widths.config().vectorChunks());
  }
}
