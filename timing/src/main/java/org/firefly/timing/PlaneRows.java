package org.firefly.timing;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;

/**
 * How the rows of a spike plane lie in its beats. The rows of all samples follow on each other; the
 * rows of a packed plane are the runs of its positions. Rows enter in chunks of as many words as a
 * beat has, which begin with the row.
 */
final class PlaneRows {
  private final LayerDescriptor strip;
  private final boolean packed;
  private final int count;
  private final int words;
  private final int wordsPerBeat;
  private final int offset;
  private final int chunks;

  PlaneRows(AcceleratorConfig config, LayerDescriptor strip, int samples) {
    this.strip = strip;
    packed = strip.kind() == LayerKind.PACKED;
    count = packed ? strip.output().positions(samples) : samples * strip.input().height();
    words = packed ? strip.input().vectorPlaneWords() : strip.input().width();
    wordsPerBeat = config.wordsPerBeat();
    offset = (int) (strip.input().planes().offset() % config.beatBytes()) / config.wordBytes();
    chunks = (words + wordsPerBeat - 1) / wordsPerBeat;
  }

  /** Rows of a plane. */
  int count() {
    return count;
  }

  /** Chunks of a row, and so the clocks in which it enters. */
  int chunks() {
    return chunks;
  }

  /** Beats that are read for a plane. */
  int beats() {
    return lastBeat(count - 1) + 1;
  }

  /** Beat of the plane in which the last word of a row lies. */
  int lastBeat(int row) {
    return (firstWord(row) + words - 1) / wordsPerBeat;
  }

  /**
   * Clocks in which beats that no row needs are dropped between the row before and this one. A
   * chunk that reaches into a further beat at the end of a plane takes one as well.
   */
  int clocksBefore(int row) {
    int rest = (chunks - 1) * wordsPerBeat;
    if (row == 0) {
      int lastChunk = firstWord(count - 1) + rest;
      return lastChunk / wordsPerBeat < lastBeat(count - 1) ? 1 : 0;
    }
    int lastChunk = firstWord(row - 1) + rest;
    return Math.max(0, firstWord(row) / wordsPerBeat - lastChunk / wordsPerBeat - 1);
  }

  /** First word of a row, counted from the first beat of the plane. */
  private int firstWord(int row) {
    if (packed) {
      return offset + row * words;
    }
    int sample = row / strip.input().height();
    int inSample = row % strip.input().height();
    return offset
        + sample * strip.input().planes().samplePitch()
        + inSample * strip.input().rowPitch();
  }
}
