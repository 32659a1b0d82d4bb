package org.firefly.architecture.program;

import java.util.Optional;
import org.firefly.architecture.ConfigurationException;

/**
 * Whole numbers that an input holds, as many bits of each.
 *
 * @param bits 1 to {@link #MOST}, the sign included
 * @param signed whether they are in two's complement, so that the highest bit counts negative
 */
public record InputBits(int bits, boolean signed) {
  /** Most bits that the accelerator takes as bit planes. */
  public static final int MOST = Byte.SIZE;

  /** Pixels of a byte, 0 to 255. */
  public static final InputBits PIXELS = new InputBits(MOST, false);

  /** Spikes, 0 or 1. */
  public static final InputBits SPIKES = new InputBits(1, false);

  public InputBits {
    if (bits < 1 || bits > MOST) {
      throw new ConfigurationException(
          "An input must have 1 to " + MOST + " bits, not " + bits + ".");
    }
  }

  /** The fewest bits that hold numbers of a range; empty if {@link #MOST} do not. */
  public static Optional<InputBits> of(long least, long most) {
    boolean signed = least < 0;
    long magnitude = Math.max(most, -1 - least);
    int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(magnitude)) + (signed ? 1 : 0);
    return bits > MOST ? Optional.empty() : Optional.of(new InputBits(bits, signed));
  }

  /** The smallest number. */
  public int least() {
    return signed ? -(1 << (bits - 1)) : 0;
  }

  /** The largest number. */
  public int most() {
    return (1 << (signed ? bits - 1 : bits)) - 1;
  }

  /** The largest magnitude. */
  public int largest() {
    return Math.max(-least(), most());
  }

  /** What bit b of a number counts. */
  public int value(int bit) {
    return signed && bit == bits - 1 ? -(1 << bit) : 1 << bit;
  }

  /** Whether they are 0 and 1 alone. */
  public boolean areSpikes() {
    return equals(SPIKES);
  }

  /** Whether a number is one of them. */
  public boolean holds(long number) {
    return number >= least() && number <= most();
  }
}
