package org.firefly.accelerator.spike;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A plane of random words and where it begins in its first beat. */
record SpikePlane(long[] words, int firstWord, boolean firstOfVector, boolean lastOfVector) {
  static SpikePlane random(
      SpikeLayer layer,
      int lanes,
      int firstWord,
      boolean first,
      boolean last,
      RandomGenerator random) {
    long mask = (1L << lanes) - 1;
    long[] words = random.longs(layer.planeWords()).map(word -> word & mask).toArray();
    return new SpikePlane(words, firstWord, first, last);
  }

  /** Beats as words of P bits, with noise around the plane. */
  List<long[]> beats(int wordsPerBeat, int lanes, RandomGenerator random) {
    List<long[]> beats = new ArrayList<>();
    long mask = (1L << lanes) - 1;
    for (int start = -firstWord; start < words.length; start += wordsPerBeat) {
      long[] beat = new long[wordsPerBeat];
      for (int i = 0; i < wordsPerBeat; i++) {
        int at = start + i;
        beat[i] = at >= 0 && at < words.length ? words[at] : random.nextLong() & mask;
      }
      beats.add(beat);
    }
    return beats;
  }
}
