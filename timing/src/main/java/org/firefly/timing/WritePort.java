package org.firefly.timing;

import java.util.Arrays;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.timing.ClockListener.Port;

/**
 * The way from words of output to memory: packing to beats, bursts of at most 16 beats that are
 * announced when they are complete, and their responses.
 */
final class WritePort {
  /** Beats in the write DMA, whose burst may be announced: its FIFO and the register behind. */
  private static final int WAITING_BEATS = CoreStructure.WRITE_DMA_BEATS + 1;

  /** Beats that wait for their burst to be announced: also those packed, and one on its way. */
  private static final int BUFFERED_BEATS = WAITING_BEATS + CoreStructure.PACKED_BEATS + 1;

  /** From the room for the last beat of a burst to its place on the bus. */
  private static final int ANNOUNCE_WAITING = 6;

  /** Words of spikes, and of membranes, that may be on their way to the packer. */
  private static final int SPIKE_WORDS = CoreStructure.SPIKE_WORDS - CoreStructure.UNSEEN_WORDS;

  private static final int READOUT_WORDS = CoreStructure.READOUT_WORDS - CoreStructure.UNSEEN_WORDS;

  /** From a packed beat to its place on the bus. */
  private static final int ANNOUNCE = 10;

  /** From a response to room for the next burst. */
  private static final int RESPONSE = 2;

  private final ClockListener listener;
  private final double beatClocks;
  private final int latency;
  private final double[] leaves = new double[SPIKE_WORDS];
  private final double[] sent = new double[BUFFERED_BEATS];
  private final double[] responses = new double[CoreStructure.WRITE_BURSTS];
  private long words;
  private long beats;
  private long bursts;
  private long place;
  private int beatsInBurst;
  private double packed;
  private double lastBeat;
  private double announced;
  private double lastResponse;
  private int wordLimit = SPIKE_WORDS;
  private int beatsPerWord = 1;
  private int wordsPerBeat = 1;

  WritePort(double beatClocks, int latency, ClockListener listener) {
    this.listener = listener;
    this.beatClocks = beatClocks;
    this.latency = latency;
  }

  /** Begins a layer, when all of the one before is written. */
  void begin(StripWork work, double clock) {
    boolean readout = work.strip().output().readout();
    wordLimit = readout ? READOUT_WORDS : SPIKE_WORDS;
    beatsPerWord = readout ? work.beatsPerReadout() : 1;
    wordsPerBeat = readout ? 1 : work.wordsPerBeat();
    words = 0;
    Arrays.fill(leaves, 0);
    lastResponse = clock;
  }

  /** Clock at which a position with a word may pass the gate. */
  double room() {
    return words < wordLimit ? 0 : leaves[(int) ((words - wordLimit) % SPIKE_WORDS)];
  }

  /**
   * The next words lie one behind the other from here on.
   *
   * @param word address in words
   */
  void startAt(long word) {
    place = word;
  }

  /**
   * Takes a word.
   *
   * @param clock when it reaches the packer
   * @param endsRun whether the next word lies elsewhere in memory
   */
  void add(double clock, boolean endsRun) {
    packed = Math.max(packed + 1, clock);
    long beat = place * beatsPerWord / wordsPerBeat;
    for (int part = 1; part < beatsPerWord; part++) {
      completeBeat(beat++, false);
      packed++;
    }
    leaves[(int) (words++ % SPIKE_WORDS)] = packed;
    if (++place % wordsPerBeat == 0 || endsRun) {
      completeBeat(beat, endsRun);
    }
  }

  private void completeBeat(long beat, boolean endsRun) {
    packed = Math.max(packed, sent[(int) (beats % BUFFERED_BEATS)]);
    beats++;
    beatsInBurst++;
    if (beat % CoreStructure.WRITE_BURST_BEATS == CoreStructure.WRITE_BURST_BEATS - 1 || endsRun) {
      sendBurst();
    }
  }

  private void sendBurst() {
    int place = (int) (bursts++ % CoreStructure.WRITE_BURSTS);
    double entered = sent[(int) ((beats - 1 + BUFFERED_BEATS - WAITING_BEATS) % BUFFERED_BEATS)];
    double complete = Math.max(packed + ANNOUNCE, entered + ANNOUNCE_WAITING);
    announced = Math.max(Math.max(complete, announced + 1), responses[place] + RESPONSE);
    double first = Math.max(announced, lastBeat + beatClocks);
    for (int i = beatsInBurst; i > 0; i--) {
      lastBeat = Math.max(announced, lastBeat + beatClocks);
      sent[(int) ((beats - i) % BUFFERED_BEATS)] = lastBeat;
    }
    listener.burst(Port.OUTPUT, beatsInBurst, first, lastBeat + beatClocks);
    beatsInBurst = 0;
    lastResponse = lastBeat + latency;
    responses[place] = lastResponse;
  }

  /** Clock of the last response. */
  double lastResponse() {
    return lastResponse;
  }
}
