package org.firefly.accelerator.dma;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;

/** The engines in the sizes in which the tests look at them. */
final class DmaBlocks {
  static final int TAG_BITS = 2;
  static final int FIFO_BEATS = 512;

  private DmaBlocks() {}

  /** Widths of a core with such a bus; 256 bits need P = 32. */
  static CoreWidths widths(int busBits) {
    int parallelism = busBits == 256 ? 32 : 16;
    return new CoreWidths(
        AcceleratorConfig.ofParallelism(parallelism).with(Setting.BUS_BITS, busBits));
  }

  static ReadDma readDma(int busBits, int fifoBeats) {
    return new ReadDma(widths(busBits), TAG_BITS, fifoBeats);
  }

  static WriteDma writeDma(int busBits) {
    return new WriteDma(widths(busBits));
  }
}
