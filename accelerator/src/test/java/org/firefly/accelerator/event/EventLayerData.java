package org.firefly.accelerator.event;

import java.math.BigInteger;
import java.util.Random;

/**
 * Weights of a group of outputs, where they lie in the cells, and positions to compute.
 *
 * @param sizes of the core
 * @param channels inputs, all masks together
 * @param firstRow row of the first channel and tap in every cell
 * @param weights {@code [channel][tap][output]}
 */
record EventLayerData(EventSizes sizes, int channels, int firstRow, byte[][][] weights) {

  static EventLayerData random(EventSizes sizes, int channels, int firstRow, Random random) {
    byte[][][] weights = new byte[channels][EventSizes.TAPS][sizes.outputs()];
    boolean extreme = random.nextInt(3) == 0;
    for (byte[][] ofChannel : weights) {
      for (byte[] ofTap : ofChannel) {
        for (int output = 0; output < ofTap.length; output++) {
          ofTap[output] = (byte) (extreme ? Byte.MIN_VALUE : random.nextInt());
        }
      }
    }
    return new EventLayerData(sizes, channels, firstRow, weights);
  }

  int masks() {
    return channels / sizes.maskChannels();
  }

  /** Rows of a cell. */
  int rows() {
    return EventSizes.TAPS * rowsPerTap();
  }

  private int rowsPerTap() {
    return channels / sizes.cells();
  }

  /** The first unit of a mask. */
  int unit(int mask) {
    return firstRow / sizes.slotsPerTap() + EventSizes.TAPS * mask;
  }

  int cell(int channel, int tap) {
    return (channel + tap) % sizes.cells();
  }

  int row(int channel, int tap) {
    int slot = channel % sizes.maskChannels() / sizes.cells();
    return (unit(channel / sizes.maskChannels()) + tap) * sizes.slotsPerTap() + slot;
  }

  /** The weights of an input and tap as a row. */
  BigInteger word(int channel, int tap) {
    BigInteger word = BigInteger.ZERO;
    for (int output = sizes.outputs() - 1; output >= 0; output--) {
      word = word.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(weights[channel][tap][output] & 0xFF));
    }
    return word;
  }

  /** Spikes {@code [step][tap][channel]} that often repeat, busy or silent by mask. */
  boolean[][][] drawPosition(Random random) {
    boolean[][][] spikes = new boolean[sizes.steps()][EventSizes.TAPS][channels];
    double density = 0;
    for (int channel = 0; channel < channels; channel++) {
      if (channel % sizes.maskChannels() == 0) {
        density = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble() / 2;
      }
      for (int tap = 0; tap < EventSizes.TAPS; tap++) {
        boolean union = random.nextDouble() < density;
        for (int step = 0; step < sizes.steps(); step++) {
          spikes[step][tap][channel] = union && random.nextBoolean();
        }
      }
    }
    return spikes;
  }

  /** Sum of step s and output o at {@code s O + o}. */
  long[] sums(boolean[][][] spikes) {
    long[] sums = new long[sizes.steps() * sizes.outputs()];
    for (int step = 0; step < sizes.steps(); step++) {
      for (int tap = 0; tap < EventSizes.TAPS; tap++) {
        for (int channel = 0; channel < channels; channel++) {
          for (int output = 0; spikes[step][tap][channel] && output < sizes.outputs(); output++) {
            sums[step * sizes.outputs() + output] += weights[channel][tap][output];
          }
        }
      }
    }
    return sums;
  }

  /** Clocks of a mask: half the events of the fullest cell. */
  int clocks(boolean[][][] spikes, int mask) {
    int[] events = new int[sizes.cells()];
    for (int channel = mask * sizes.maskChannels();
        channel < (mask + 1) * sizes.maskChannels();
        channel++) {
      for (int tap = 0; tap < EventSizes.TAPS; tap++) {
        boolean union = false;
        for (boolean[][] step : spikes) {
          union |= step[tap][channel];
        }
        events[cell(channel, tap)] += union ? 1 : 0;
      }
    }
    int most = 1;
    for (int ofCell : events) {
      most = Math.max(most, (ofCell + 1) / 2);
    }
    return most;
  }

  /** A mask's spikes of a step, bit {@code tap x mask width + channel}. */
  BigInteger bits(boolean[][][] spikes, int mask, int step) {
    BigInteger bits = BigInteger.ZERO;
    for (int tap = 0; tap < EventSizes.TAPS; tap++) {
      for (int i = 0; i < sizes.maskChannels(); i++) {
        if (spikes[step][tap][mask * sizes.maskChannels() + i]) {
          bits = bits.setBit(tap * sizes.maskChannels() + i);
        }
      }
    }
    return bits;
  }
}
