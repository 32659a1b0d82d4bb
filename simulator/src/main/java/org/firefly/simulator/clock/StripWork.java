package org.firefly.simulator.clock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.architecture.LayerKind;
import org.firefly.architecture.Pass;
import org.firefly.architecture.Program;

/** What one descriptor asks of array and memory for a batch block of some samples. */
final class StripWork {
  private final AcceleratorConfig config;
  private final LayerDescriptor strip;
  private final int samples;

  /** Passes of each output group. */
  private final List<Integer> passesPerGroup = new ArrayList<>();

  private final int offsets;

  StripWork(Program program, LayerDescriptor strip, int samples) {
    this.config = program.config();
    this.strip = strip;
    this.samples = samples;
    Set<Integer> seen = new HashSet<>();
    int inGroup = 0;
    for (int i = 0; i < strip.passes(); i++) {
      Pass pass = Pass.decode(word(program.image(), strip.passOffset() + (long) i * Pass.BYTES));
      seen.add(pass.offsetY() << Integer.SIZE / 2 | pass.offsetX() & 0xffff);
      inGroup++;
      if (pass.last()) {
        passesPerGroup.add(inGroup);
        inGroup = 0;
      }
    }
    offsets = seen.size();
  }

  private static int word(byte[] image, long offset) {
    int at = (int) offset;
    return image[at] & 0xff
        | (image[at + 1] & 0xff) << 8
        | (image[at + 2] & 0xff) << 16
        | image[at + 3] << 24;
  }

  LayerDescriptor strip() {
    return strip;
  }

  List<Integer> passesPerGroup() {
    return passesPerGroup;
  }

  boolean isPacked() {
    return strip.kind() == LayerKind.PACKED;
  }

  /** Whether the tiles of an output group stay in the ring for all time steps. */
  boolean isResident(int passes) {
    return passes <= config.weightRingTiles();
  }

  /** Positions of one pass. */
  int positions() {
    return strip.positions(samples);
  }

  /** Clocks of one pass: a tile takes P clocks to load. */
  int passClocks() {
    return Math.max(positions(), config.parallelism());
  }

  /** Clocks of a dense array that never waits. */
  long arrayClocks() {
    int perGroup =
        isPacked()
            ? ceilDiv(strip.inputGroups() * strip.vectorPlaneWords(), AcceleratorConfig.TAPS)
            : strip.inputGroups() * offsets;
    return (long) strip.timeSteps() * perGroup * strip.outputGroups() * passClocks();
  }

  /** Bytes of tiles, parameters and pass tables over the whole block. */
  long weightBytes() {
    long bytes = 0;
    for (int passes : passesPerGroup) {
      bytes += headerBytes(passes);
      bytes += (long) passes * config.tileBytes() * (isResident(passes) ? 1 : strip.timeSteps());
    }
    return bytes;
  }

  /** Bytes of the parameters and pass table entries of an output group. */
  long headerBytes(int passes) {
    return 2L * Integer.BYTES * config.parallelism() + (long) Pass.BYTES * passes;
  }

  /** Bytes of spikes that one pass reads; packed, that one time step of an output group reads. */
  long spikeBytes() {
    long words = (long) samples * strip.inputSamplePitch();
    long bytes = beats(words * config.wordBytes()) * config.beatBytes();
    return isPacked() ? bytes * strip.inputGroups() : bytes;
  }

  /** Bytes of spikes over the whole block. */
  long allSpikeBytes() {
    long reads = isPacked() ? passesPerGroup.size() : strip.passes();
    return reads * strip.timeSteps() * spikeBytes();
  }

  /**
   * Clocks in which the words of {@link #spikeBytes} enter the row memory or vector buffer: at most
   * one bus beat per clock, and no chunk crosses the end of a row or vector.
   */
  long entryClocks() {
    int wordsPerBeat = config.beatBytes() / config.wordBytes();
    if (isPacked()) {
      long runs = (long) positions() * strip.inputGroups();
      return runs * ceilDiv(strip.vectorPlaneWords(), wordsPerBeat);
    }
    return (long) samples * strip.inputHeight() * ceilDiv(strip.inputWidth(), wordsPerBeat);
  }

  /** Bytes that one output group writes at one time step. */
  long outputBytes() {
    long positions = (long) samples * strip.pooledHeight() * strip.pooledWidth();
    int word = strip.readout() ? Integer.BYTES * config.parallelism() : config.wordBytes();
    return beats(positions * word) * config.beatBytes();
  }

  /** Bytes written over the whole block. */
  long allOutputBytes() {
    return outputBytes() * passesPerGroup.size() * (strip.readout() ? 1 : strip.timeSteps());
  }

  private long beats(long bytes) {
    return (bytes + config.beatBytes() - 1) / config.beatBytes();
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
