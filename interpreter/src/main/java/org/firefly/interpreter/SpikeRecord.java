package org.firefly.interpreter;

import java.util.BitSet;

/** The spikes of a layer for all samples, a bit each. Samples may be put by several threads. */
public final class SpikeRecord {
  private final int steps;
  private final int size;
  private final BitSet[] samples;

  /**
   * Room for spikes.
   *
   * @param samples N
   * @param steps T
   * @param size neurons of the layer, in the order of a row-major (C,H,W)
   */
  public SpikeRecord(int samples, int steps, int size) {
    this.steps = steps;
    this.size = size;
    this.samples = new BitSet[samples];
  }

  /**
   * Keeps the spikes of a sample.
   *
   * @param spikes 0 or 1, [T,...] row-major
   */
  public void put(int sample, byte[] spikes) {
    BitSet bits = new BitSet(steps * size);
    for (int i = 0; i < spikes.length; i++) {
      bits.set(i, spikes[i] != 0);
    }
    samples[sample] = bits;
  }

  /** N. */
  public int samples() {
    return samples.length;
  }

  /** T. */
  public int steps() {
    return steps;
  }

  /** Neurons of the layer. */
  public int size() {
    return size;
  }

  /** Whether a neuron fires. */
  public boolean get(int sample, int step, int neuron) {
    return samples[sample].get(step * size + neuron);
  }
}
