package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.literal;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/** Conversion between bytes and beats; beats are a power of two bytes. */
final class BeatAddresses {
  private BeatAddresses() {}

  /** Bits of a byte address that select the byte in its beat. */
  static int byteBits(CoreWidths widths) {
    return Integer.numberOfTrailingZeros(widths.config().beatBytes());
  }

  /** Width of the address of a beat. */
  static int addressBits(CoreWidths widths) {
    return AcceleratorConfig.ADDRESS_BITS - byteBits(widths);
  }

  /** Width of an offset counted in beats. */
  static int offsetBits(CoreWidths widths) {
    return CoreWidths.OFFSET_BITS - byteBits(widths);
  }

  /** The beat that holds a byte. */
  static UInt beatOf(UInt bytes, CoreWidths widths) {
    return bytes.slice(bytes.width() - 1, byteBits(widths));
  }

  /** Whether a byte is the first of its beat. */
  static Bool isAligned(UInt bytes, CoreWidths widths) {
    return bytes.truncate(byteBits(widths)).eq(0);
  }

  /** Byte address of a beat. */
  static UInt bytesOf(UInt beat, CoreWidths widths) {
    return beat.concat(literal(0, byteBits(widths)));
  }
}
