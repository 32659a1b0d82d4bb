package org.firefly.timing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.Schedule;

/** What one descriptor asks of array and memory for a batch block of some samples. */
final class StripWork {
  private final AcceleratorConfig config;
  private final LayerDescriptor strip;
  private final int samples;
  private final boolean dense;

  /** Passes of each output group. */
  private final List<Integer> passesPerGroup = new ArrayList<>();

  private final List<Pass> passes = new ArrayList<>();
  private final int offsets;
  private final PlaneRows plane;
  private final long descriptorOffset;

  /**
   * @param place which descriptor of the program
   * @param descriptorOffset its byte offset
   */
  StripWork(Program program, Schedule.Place place, int samples, long descriptorOffset) {
    ProgramLayer layer = program.layers().get(place.layer());
    this.dense = layer.ownsEmptyTiles();
    this.config = program.config();
    this.descriptorOffset = descriptorOffset;
    this.strip = layer.strips().get(place.index());
    this.samples = samples;
    plane = new PlaneRows(config, strip, samples);
    Set<Integer> seen = new HashSet<>();
    int inGroup = 0;
    for (int i = 0; i < strip.weights().passes(); i++) {
      Pass pass =
          Pass.decode(word(program.image(), strip.weights().passOffset() + (long) i * Pass.BYTES));
      seen.add(pass.offsetY() << Integer.SIZE / 2 | pass.offsetX() & 0xffff);
      passes.add(pass);
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
    return strip.output().positions(samples);
  }

  /** Clocks of one pass: a tile takes P clocks to load. */
  int passClocks() {
    return Math.max(positions(), config.parallelism());
  }

  /** Clocks in which a position passes the gate. */
  long issueClocks() {
    int joined = strip.piece().joins() ? passesPerGroup.size() : 0;
    return (long) strip.block().timeSteps() * (passes.size() + joined) * positions();
  }

  /** Times that each position of a pass passes the gate. */
  int timesAtGate(Pass pass) {
    return pass.last() && strip.piece().joins() ? 2 : 1;
  }

  /** Clocks of a dense array that never waits. */
  long arrayClocks() {
    return (long) strip.block().timeSteps() * densePasses() * passClocks();
  }

  private int densePasses() {
    if (!dense) {
      return passes.size();
    }
    int perGroup =
        isPacked()
            ? ceilDiv(
                strip.input().groups() * strip.input().vectorPlaneWords(), AcceleratorConfig.TAPS)
            : strip.input().groups() * offsets;
    return perGroup * strip.output().groups();
  }

  /** Bytes of tiles, parameters and pass tables over the whole block. */
  long weightBytes() {
    long bytes = 0;
    for (int passes : passesPerGroup) {
      bytes += headerBytes(passes);
      bytes +=
          (long) passes * config.tileBytes() * (isResident(passes) ? 1 : strip.block().timeSteps());
    }
    return bytes;
  }

  /** Bytes of the parameters and pass table entries of an output group. */
  long headerBytes(int passes) {
    return ParameterLayout.groupBytes(config) + (long) Pass.BYTES * passes;
  }

  /** Bytes of spikes that one pass reads; packed, that one time step of an output group reads. */
  long spikeBytes() {
    long bytes = (long) plane.beats() * config.beatBytes();
    return isPacked() ? bytes * strip.input().groups() : bytes;
  }

  /** Bytes of spikes over the whole block. */
  long allSpikeBytes() {
    long reads = isPacked() ? passesPerGroup.size() : strip.weights().passes();
    return reads * strip.block().timeSteps() * spikeBytes();
  }

  /** Entry of the pass table. */
  Pass pass(int entry) {
    return passes.get(entry);
  }

  /** Words in a beat of spikes. */
  int wordsPerBeat() {
    return config.wordsPerBeat();
  }

  /** Beats of the membranes of one position. */
  int beatsPerReadout() {
    return Integer.BYTES * config.parallelism() / config.beatBytes();
  }

  /** Samples of the block. */
  int samples() {
    return samples;
  }

  /** The rows of a plane. */
  PlaneRows plane() {
    return plane;
  }

  /** Address of the first beat of a plane, in beats. */
  long firstBeatOfPlane(int timeStep, int group) {
    return strip.input().planes().plane(timeStep, group) / config.beatBytes();
  }

  /** Address of a tile, in beats. */
  long beatOfTile(int pass) {
    return (strip.weights().weightOffset() + (long) pass * config.tileBytes()) / config.beatBytes();
  }

  /** Beats of the part of a tile that one port reads. */
  int partBeats() {
    return config.tilePartBytes() / config.beatBytes();
  }

  /** Beats of the parameters of an output group. */
  int parameterBeats() {
    return ParameterLayout.groupBytes(config) / config.beatBytes();
  }

  /** Address of the descriptor, in beats. */
  long descriptorBeat() {
    return descriptorOffset / config.beatBytes();
  }

  /** Beats of a descriptor. */
  int descriptorBeats() {
    return DescriptorField.BYTES / config.beatBytes();
  }

  /** Address of the pass table, in beats. */
  long tableBeat() {
    return strip.weights().passOffset() / config.beatBytes();
  }

  /** Entries of the pass table in a beat. */
  int entriesPerBeat() {
    return config.beatBytes() / Pass.BYTES;
  }

  /** Most beats of the pass table in one request. */
  int tableRequestBeats() {
    return CoreStructure.tableRequestBeats(config);
  }

  /** Beats of the pass table. */
  int tableBeats() {
    return ceilDiv(strip.weights().passes(), entriesPerBeat());
  }

  /**
   * Where the output of a sample begins, in words of spikes or of membranes.
   *
   * @param timeStep 0 for readouts, which write once
   */
  long outputWord(int group, int timeStep, int sample) {
    long offset = strip.output().planes().plane(timeStep, group);
    return offset / outputWordBytes() + (long) sample * strip.output().planes().samplePitch();
  }

  private int outputWordBytes() {
    return strip.output().readout() ? Integer.BYTES * config.parallelism() : config.wordBytes();
  }

  /** Whether the plane of an output group ends with words of a sample that others do not follow. */
  boolean endsRun(int sample) {
    int words = strip.output().pooledHeight() * strip.output().pooledWidth();
    return sample == samples - 1 || words != strip.output().planes().samplePitch();
  }

  /** Bytes that one output group writes at one time step. */
  long outputBytes() {
    long positions = (long) samples * strip.output().pooledHeight() * strip.output().pooledWidth();
    return beats(positions * outputWordBytes()) * config.beatBytes();
  }

  /** Bytes written over the whole block. */
  long allOutputBytes() {
    return strip.piece().continued() ? 0 : writtenBytes();
  }

  private long writtenBytes() {
    return outputBytes()
        * passesPerGroup.size()
        * (strip.output().readout() ? 1 : strip.block().timeSteps());
  }

  private long beats(long bytes) {
    return (bytes + config.beatBytes() - 1) / config.beatBytes();
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
