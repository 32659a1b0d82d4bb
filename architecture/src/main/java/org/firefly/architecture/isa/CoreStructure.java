package org.firefly.architecture.isa;

import org.firefly.architecture.AcceleratorConfig;

/**
 * What every core is made of, whatever its configuration: depths of queues, sizes of bursts, clocks
 * of loops. The hardware is built from these numbers and the clock model predicts with them. Delays
 * of pipelines are not here: they follow from the hardware's code, and the clock model measures
 * them.
 */
public final class CoreStructure {
  /** Rows and columns of a window. */
  public static final int WINDOW = 3;

  /** Clocks after which the membranes of a position may be read again. */
  public static final int MEMBRANE_LOOP_CLOCKS = 9;

  /**
   * Read bursts end at multiples of so many beats; with beats of 32 bytes these are 2 KiB, so 4 KiB
   * are never crossed.
   */
  public static final int READ_BURST_BEATS = 64;

  /** Write bursts end at multiples of so many beats. */
  public static final int WRITE_BURST_BEATS = 16;

  /** Write bursts that may wait for their responses. */
  public static final int WRITE_BURSTS = 16;

  /** Beats that the write DMA holds until their burst is complete and announced. */
  public static final int WRITE_DMA_BEATS = 2 * WRITE_BURST_BEATS;

  /** Packed beats that wait for the write DMA. */
  public static final int PACKED_BEATS = 16;

  /** Words of spikes, after pooling, that wait for the packer. */
  public static final int SPIKE_WORDS = 128;

  /** Words of P membranes that wait for the packer. */
  public static final int READOUT_WORDS = 16;

  /**
   * Positions that pass the gate before a first of them is felt by the count of words: two clocks
   * until reserved, one for the count, one for the register.
   */
  public static final int UNSEEN_WORDS = 4;

  /** Beats that the FIFO of the spike port holds. */
  public static final int SPIKE_FIFO_BEATS = 512;

  /** Beats that it keeps free: a burst counts two clocks late, so another may be on its way. */
  public static final int SPIKE_FIFO_MARGIN = 2 * READ_BURST_BEATS;

  /** Rows that the row memory holds. */
  public static final int ROW_SLOTS = 8;

  /** Passes whose spikes may be requested before they work: 16 clocks each hide any latency. */
  public static final int PASSES_AHEAD = 32;

  /** Pass commands that wait for the spike path. */
  public static final int WAITING_COMMANDS = 32;

  /** Parameter sets on chip. */
  public static final int PARAMETER_SETS = 16;

  /** Output groups whose passes have been counted and that wait for their tiles or their turn. */
  public static final int WAITING_GROUPS = 16;

  /** Layers that wait for a stage of the weight path. */
  public static final int WAITING_JOBS = 4;

  /** floor(x / 9) = x NINTH >> NINTH_SHIFT for x < 2^17: words of a packed vector to chunks. */
  public static final int NINTH_SHIFT = 20;

  /** 2^20 / 9, rounded up. */
  public static final int NINTH = ((1 << NINTH_SHIFT) + 8) / 9;

  private static final int MOST_TABLE_BEATS = 8;

  private CoreStructure() {}

  /**
   * Beats that the on-chip pass table holds: the longest group twice, so that the next is fetched
   * while one is replayed, and a group may begin within a beat.
   */
  public static int passTableBeats(AcceleratorConfig config) {
    return 2 * config.passTableDepth() * Pass.BYTES / config.beatBytes();
  }

  /** Most beats of the pass table in one request. */
  public static int tableRequestBeats(AcceleratorConfig config) {
    return Math.min(MOST_TABLE_BEATS, passTableBeats(config) / 4);
  }
}
