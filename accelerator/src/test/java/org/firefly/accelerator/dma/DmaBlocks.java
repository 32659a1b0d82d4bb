package org.firefly.accelerator.dma;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;

/** The engines in the sizes in which the tests look at them. */
final class DmaBlocks {
  static final int TAG_BITS = 2;
  static final int FIFO_BEATS = 512;

  private DmaBlocks() {}

  /** Widths of a core with such a bus; 256 bits need P = 32. */
  static CoreWidths widths(int busBits) {
    int parallelism = busBits == 256 ? 32 : 16;
    return new CoreWidths(
        new AcceleratorConfig(parallelism, 1, 18, 8192, 64, 256, 1024, 1024, busBits));
  }

  static ReadDma readDma(int busBits, int fifoBeats) {
    return new ReadDma(widths(busBits), TAG_BITS, fifoBeats);
  }

  static WriteDma writeDma(int busBits) {
    return new WriteDma(widths(busBits));
  }
}
