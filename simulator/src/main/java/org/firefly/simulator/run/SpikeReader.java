package org.firefly.simulator.run;

import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.prepare.Strip;

/** Reads the input spikes of a strip, one word of P bits at a time. */
final class SpikeReader {
  private final LayerDescriptor layer;
  private final DeviceMemory memory;
  private final int wordBytes;
  private final boolean packed;

  SpikeReader(Strip strip, DeviceMemory memory) {
    this.layer = strip.descriptor();
    this.memory = memory;
    this.wordBytes = strip.config().wordBytes();
    this.packed = strip.packed();
  }

  /** Words of one sample and time step that a pass can take: input groups, or words of a vector. */
  int sources() {
    return packed
        ? layer.input().groups() * layer.input().vectorPlaneWords()
        : layer.input().groups();
  }

  /** The window layer's input word, zero outside the plane. */
  int window(int timeStep, int group, int sample, int row, int column) {
    if (row < 0 || row >= layer.input().height() || column < 0 || column >= layer.input().width()) {
      return 0;
    }
    long index =
        (long) sample * layer.input().planes().samplePitch()
            + (long) row * layer.input().rowPitch()
            + column;
    return word(plane(timeStep, group) + index * wordBytes);
  }

  /** Word {@code index} of the packed vector of output position {@code position}, zero beyond. */
  int vector(int timeStep, int position, int index) {
    if (index >= sources()) {
      return 0;
    }
    int planeWords = layer.input().vectorPlaneWords();
    long word = (long) position * planeWords + index % planeWords;
    return word(plane(timeStep, index / planeWords) + word * wordBytes);
  }

  /**
   * ORs the words that one source has at all sites of a sample into wider words.
   *
   * @param source input group, or word of the packed vector
   * @param target where they go
   * @param at index of the first site's
   * @param step distance from site to site
   * @param shift bits to shift them up
   */
  void gather(int timeStep, int sample, int source, long[] target, int at, int step, int shift) {
    if (packed) {
      gatherVectors(timeStep, sample, source, target, at, step, shift);
    } else {
      gatherPlane(timeStep, sample, source, target, at, step, shift);
    }
  }

  private void gatherVectors(
      int timeStep, int sample, int source, long[] target, int at, int step, int shift) {
    int positions = layer.output().positions(1);
    for (int i = 0; i < positions; i++) {
      long word = vector(timeStep, sample * positions + i, source) & 0xFFFFFFFFL;
      target[at + i * step] |= word << shift;
    }
  }

  private void gatherPlane(
      int timeStep, int sample, int group, long[] target, int at, int step, int shift) {
    long start =
        plane(timeStep, group) + (long) sample * layer.input().planes().samplePitch() * wordBytes;
    int to = at;
    for (int row = 0; row < layer.input().height(); row++) {
      long from = start + (long) row * layer.input().rowPitch() * wordBytes;
      if (wordBytes == Short.BYTES) {
        memory.gatherShorts(from, layer.input().width(), target, to, step, shift);
      } else {
        memory.gatherInts(from, layer.input().width(), target, to, step, shift);
      }
      to += step * layer.input().width();
    }
  }

  private long plane(int timeStep, int group) {
    return layer.input().planes().plane(timeStep, group);
  }

  private int word(long offset) {
    return wordBytes == Short.BYTES ? memory.readShort(offset) : memory.readInt(offset);
  }
}
