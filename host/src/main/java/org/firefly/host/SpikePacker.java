package org.firefly.host;

import java.util.Arrays;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.SpikeLayout;

/** Turns spikes of one sample, a byte each, into the words of a batch block and back. */
public final class SpikePacker {
  private final SpikeLayout layout;
  private final FeatureMap map;

  public SpikePacker(SpikeLayout layout) {
    this.layout = layout;
    map = layout.map();
  }

  /** Spikes of one sample: T x C x H x W. */
  public int spikes() {
    return layout.timeSteps() * map.size();
  }

  /**
   * Packs a sample.
   *
   * @param spikes 0 or 1 each, index order t, c, y, x
   * @param memory the batch block's memory
   * @param slot place of the sample in the block, 0 to N - 1
   */
  public void pack(byte[] spikes, byte[] memory, int slot) {
    int[] words = new int[map.positions()];
    for (int t = 0; t < layout.timeSteps(); t++) {
      for (int group = 0; group < layout.groups(); group++) {
        gather(spikes, t, group, words);
        store(words, memory, t, group, slot);
      }
    }
  }

  private void gather(byte[] spikes, int t, int group, int[] words) {
    Arrays.fill(words, 0);
    int first = group * layout.parallelism();
    int last = Math.min(map.channels(), first + layout.parallelism());
    for (int c = first; c < last; c++) {
      int from = (t * map.channels() + c) * words.length;
      int lane = c - first;
      for (int i = 0; i < words.length; i++) {
        words[i] |= spikes[from + i] << lane;
      }
    }
  }

  /** Stores the words of one plane of one sample, position by position. */
  void store(int[] words, byte[] memory, int t, int group, int slot) {
    int at = Math.toIntExact(layout.word(t, group, slot, 0, 0));
    int wordBytes = layout.wordBytes();
    for (int word : words) {
      for (int b = 0; b < wordBytes; b++) {
        memory[at++] = (byte) (word >>> 8 * b);
      }
    }
  }

  /** Unpacks a sample; the inverse of {@link #pack}. */
  public byte[] unpack(byte[] memory, int slot) {
    byte[] spikes = new byte[spikes()];
    int at = 0;
    for (int t = 0; t < layout.timeSteps(); t++) {
      for (int c = 0; c < map.channels(); c++) {
        at = unpackChannel(memory, t, c, slot, spikes, at);
      }
    }
    return spikes;
  }

  private int unpackChannel(byte[] memory, int t, int c, int slot, byte[] spikes, int at) {
    int lane = c % layout.parallelism();
    int base = Math.toIntExact(layout.word(t, c / layout.parallelism(), slot, 0, 0)) + lane / 8;
    int next = at;
    for (int i = 0; i < map.positions(); i++) {
      spikes[next++] = (byte) (memory[base + i * layout.wordBytes()] >> lane % 8 & 1);
    }
    return next;
  }
}
