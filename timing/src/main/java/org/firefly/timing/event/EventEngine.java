package org.firefly.timing.event;

/**
 * The shape of an event engine. An event is an input that fires in at least one of S steps, seen
 * through one tap. Every cell holds the weight rows of some (channel, tap) and adds up to {@code
 * eventsPerClock} of them in a clock for {@code outputs} outputs and {@code steps} time steps.
 *
 * @param cells K, a power of two
 * @param eventsPerClock weight rows that a cell reads in a clock
 * @param outputs O, outputs that a cell adds for
 * @param steps S, time steps that share the read of a row
 * @param maskChannels channels whose events a cell lists at a time; each such mask takes a clock,
 *     even if it is empty
 * @param positionsAhead positions that may be under way at once; 1: all cells work on the same
 * @param banking which cell holds a row
 */
public record EventEngine(
    int cells,
    int eventsPerClock,
    int outputs,
    int steps,
    int maskChannels,
    int positionsAhead,
    Banking banking) {

  /** Outputs that one DSP48E2 adds for in FOUR12 mode. */
  private static final int OUTPUTS_PER_SLICE = 4;

  /** Bytes of a word of a RAMB36 with two ports of 36 bits. */
  private static final int BYTES_PER_BLOCK = 4;

  /** Which cell holds the row of a channel and tap. */
  public enum Banking {
    /** channel mod K. */
    CHANNEL {
      @Override
      int shift(int tap) {
        return 0;
      }
    },
    /** (channel + tap) mod K: a channel that fires loads another cell through every tap. */
    CHANNEL_PLUS_TAP {
      @Override
      int shift(int tap) {
        return tap;
      }
    };

    /** What the tap adds to the channel before the remainder is taken. */
    abstract int shift(int tap);
  }

  public EventEngine {
    if (Integer.bitCount(cells) != 1 || maskChannels % cells != 0) {
      throw new IllegalArgumentException(
          "The cells must be a power of two that divides the channels of a mask.");
    }
  }

  /** DSP48E2 slices that add weights. */
  public int slices() {
    return cells * outputs / OUTPUTS_PER_SLICE * steps;
  }

  /** RAMB36 that hold weights: each gives two rows of four bytes in a clock. */
  public int weightBlocks() {
    return cells * outputs / BYTES_PER_BLOCK * eventsPerClock / 2;
  }

  /** The same with masks of another width. */
  public EventEngine withMaskChannels(int channels) {
    return new EventEngine(
        cells, eventsPerClock, outputs, steps, channels, positionsAhead, banking);
  }

  /** The same with another number of positions under way. */
  public EventEngine withPositionsAhead(int positions) {
    return new EventEngine(cells, eventsPerClock, outputs, steps, maskChannels, positions, banking);
  }

  /** The same with another rule for the cells. */
  public EventEngine withBanking(Banking other) {
    return new EventEngine(
        cells, eventsPerClock, outputs, steps, maskChannels, positionsAhead, other);
  }

  /** The same slices with the cells' width divided otherwise between outputs and time steps. */
  public EventEngine withSteps(int timeSteps) {
    return new EventEngine(
        cells,
        eventsPerClock,
        outputs * steps / timeSteps,
        timeSteps,
        maskChannels,
        positionsAhead,
        banking);
  }
}
