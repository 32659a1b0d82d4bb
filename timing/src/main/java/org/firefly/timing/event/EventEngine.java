package org.firefly.timing.event;

/**
 * The shape of an event engine. An event is an input that fires in at least one of S steps, seen
 * through one tap. Every cell holds the weight rows of some (channel, tap) and adds up to {@link
 * Cells#eventsPerClock} of them in a clock for {@code outputs} outputs and {@code steps} time
 * steps.
 *
 * @param cells the cells
 * @param outputs O, outputs that a cell adds for
 * @param steps S, time steps that share the read of a row
 * @param maskChannels channels whose events a cell lists at a time; each such mask takes a clock,
 *     even if it is empty
 * @param handOver how sums of a position reach the neurons
 */
public record EventEngine(
    Cells cells, int outputs, int steps, int maskChannels, HandOver handOver) {

  /** Outputs that one DSP48E2 adds for in FOUR12 mode. */
  private static final int OUTPUTS_PER_SLICE = 4;

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

  /**
   * What holds the weights.
   *
   * @param count K, a power of two
   * @param eventsPerClock weight rows that a cell reads in a clock
   * @param banking which cell holds a row
   * @param memory what its rows lie in
   * @param runOn whether a cell goes on to the next mask of a position while others work on the one
   *     before
   */
  public record Cells(
      int count, int eventsPerClock, Banking banking, RowMemory memory, boolean runOn) {
    /** As many cells of the same kind. */
    Cells withCount(int cells) {
      return new Cells(cells, eventsPerClock, banking, memory, runOn);
    }
  }

  /** Memories with two ports that read at once. */
  public enum RowMemory {
    /** RAMB36 with ports of 36 bits. */
    BLOCK(4, 1024),
    /** URAM288 with ports of 72 bits. */
    ULTRA(8, 4096);

    private final int bytes;
    private final int rows;

    RowMemory(int bytes, int rows) {
      this.bytes = bytes;
      this.rows = rows;
    }

    /** Bytes of a row that one memory gives. */
    public int bytes() {
      return bytes;
    }

    /** Rows of a cell. */
    public int rows() {
      return rows;
    }
  }

  /**
   * From cells to neurons.
   *
   * @param chains chains of cells with accumulators of their own; cells of a chain work on the same
   *     position, chains may be at different ones
   * @param positionsAhead positions that may be under way at once
   * @param lanes neurons that take a step in a clock
   */
  public record HandOver(int chains, int positionsAhead, int lanes) {}

  public EventEngine {
    if (Integer.bitCount(cells.count()) != 1 || maskChannels % cells.count() != 0) {
      throw new IllegalArgumentException(
          "The cells must be a power of two that divides the channels of a mask.");
    }
    if (handOver.chains() < 1 || cells.count() % handOver.chains() != 0) {
      throw new IllegalArgumentException("Chains must share the cells evenly.");
    }
    if (handOver.positionsAhead() < 1 || handOver.lanes() < 1) {
      throw new IllegalArgumentException("A position and a lane are the least.");
    }
  }

  /**
   * The shape that the study settles on for an XCZU3EG: eight cells that work on the same position,
   * 32 outputs, four steps, masks of 64 channels.
   */
  public static EventEngine standard() {
    return new EventEngine(
        new Cells(8, 2, Banking.CHANNEL_PLUS_TAP, RowMemory.BLOCK, true),
        32,
        4,
        64,
        new HandOver(1, 1, 32));
  }

  /** The same as its RTL is: all cells wait for the fullest at each mask. */
  public static EventEngine asBuilt() {
    EventEngine studied = standard();
    Cells cells = studied.cells;
    return new EventEngine(
        new Cells(cells.count(), cells.eventsPerClock(), cells.banking(), cells.memory(), false),
        studied.outputs,
        studied.steps,
        studied.maskChannels,
        studied.handOver);
  }

  /** DSP48E2 slices: those that add weights, and one for the decay of each lane. */
  public int slices() {
    return cells.count() * outputs / OUTPUTS_PER_SLICE * steps + handOver.lanes();
  }

  /** Block memories, or large ones, that hold weights. */
  public int weightMemories() {
    return cells.count() * outputs / cells.memory().bytes() * cells.eventsPerClock() / 2;
  }

  /** Accumulators behind the chains. */
  public int accumulators() {
    return outputs * steps * handOver.chains();
  }

  /** Clocks that the neurons of a position take for so many time steps. */
  int neuronClocks(int timeSteps) {
    return Rounding.up(outputs, handOver.lanes()) * timeSteps;
  }

  /** The same with another number of cells. */
  public EventEngine withCells(int count) {
    return new EventEngine(cells.withCount(count), outputs, steps, maskChannels, handOver);
  }

  /** The same for another number of outputs. */
  public EventEngine withOutputs(int other) {
    return new EventEngine(cells, other, steps, maskChannels, handOver);
  }

  /** The same with another number of steps that share a read. */
  public EventEngine withSteps(int other) {
    return new EventEngine(cells, outputs, other, maskChannels, handOver);
  }

  /** The same with masks of another width. */
  public EventEngine withMaskChannels(int channels) {
    return new EventEngine(cells, outputs, steps, channels, handOver);
  }

  /** The same with another rule for the cells. */
  public EventEngine withBanking(Banking other) {
    return new EventEngine(
        new Cells(cells.count(), cells.eventsPerClock(), other, cells.memory(), cells.runOn()),
        outputs,
        steps,
        maskChannels,
        handOver);
  }

  /** The same with weights in other memories. */
  public EventEngine withMemory(RowMemory memory) {
    return new EventEngine(
        new Cells(cells.count(), cells.eventsPerClock(), cells.banking(), memory, cells.runOn()),
        outputs,
        steps,
        maskChannels,
        handOver);
  }

  /** The same with other accumulators. */
  public EventEngine withHandOver(int chains, int positionsAhead) {
    return new EventEngine(
        cells,
        outputs,
        steps,
        maskChannels,
        new HandOver(chains, positionsAhead, handOver.lanes()));
  }
}
