package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bitsFor;

import org.firefly.architecture.AcceleratorConfig;

/**
 * Bit widths of the channels between the blocks of a core.
 *
 * @param config the accelerator
 */
public record CoreWidths(AcceleratorConfig config) {
  /** Offsets from the base address. */
  public static final int OFFSET_BITS = 32;

  /** Counters of beats in a request. */
  public static final int BEAT_COUNT_BITS = 24;

  /** Heights, widths, groups and pass sources. */
  public static final int DIMENSION_BITS = 16;

  /** Distances between samples, in words. */
  public static final int PITCH_BITS = 24;

  /** Number of a time step. */
  public static final int STEP_BITS = 16;

  /** Window offsets in two's complement. */
  public static final int WINDOW_OFFSET_BITS = 5;

  /** P. */
  public int lanes() {
    return config.parallelism();
  }

  /** Lanes that keep synaptic currents: P or none. */
  public int currentLanes() {
    return config.synapses() ? lanes() : 0;
  }

  /** Width of a beat of the AXI data ports. */
  public int beatBits() {
    return config.busBits();
  }

  /** Address of a membrane: a position of the pass. */
  public int membraneAddressBits() {
    return bitsFor(config.membraneDepth());
  }

  /** Number of positions of a pass, membraneDepth included. */
  public int positionCountBits() {
    return bitsFor(config.membraneDepth() + 1);
  }

  /** Index of a word in a beat; at least one bit. */
  public int wordInBeatBits() {
    return bitsFor(config.wordsPerBeat());
  }

  /** Index of a pair of output columns, for the OR pool: up to 2 maxWidth columns. */
  public int columnPairBits() {
    return bitsFor(config.maxWidth());
  }
}
