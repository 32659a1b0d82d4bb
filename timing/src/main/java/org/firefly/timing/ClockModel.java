package org.firefly.timing;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;

/**
 * Predicts the clocks of a program from the accelerator's structure, see {@code
 * docs/architecture.md}: the array's passes, the weight port with its ring, the spike and output
 * ports, the memory's latency, and the bandwidth that all cores share. Clocks do not depend on the
 * data.
 */
public final class ClockModel {
  /** A stall below this share of the clocks does not count as a limit. */
  private static final double NOTICEABLE = 0.1;

  private final ClockListener listener;
  private final Program program;
  private final MemorySystem memory;
  private final int samples;
  private final SharedMemory shared;

  private ClockModel(
      Program program, MemorySystem memory, int cores, int samples, ClockListener listener) {
    this.listener = listener;
    this.program = program;
    this.memory = memory;
    this.samples = samples;
    AcceleratorConfig config = program.config();
    shared =
        new SharedMemory(
            cores / memory.sharedBytesPerClock(),
            (double) config.weightRingTiles() * config.tileBytes());
  }

  /** Predicts one batch block on a board whose cores are all at work. */
  public static NetworkTiming estimate(Program program, Board board, int samples) {
    return estimate(program, board.memory(), board.config().cores(), samples);
  }

  /**
   * Predicts one batch block.
   *
   * @param cores cores that share the memory's bandwidth
   * @param samples samples of the block, 1 to the program's batch
   */
  public static NetworkTiming estimate(
      Program program, MemorySystem memory, int cores, int samples) {
    return new ClockModel(program, memory, cores, samples, ClockListener.NONE).timing();
  }

  /** The same on a board whose cores are all at work, told step by step. */
  public static NetworkTiming estimate(
      Program program, Board board, int samples, ClockListener listener) {
    return new ClockModel(program, board.memory(), board.config().cores(), samples, listener)
        .timing();
  }

  private NetworkTiming timing() {
    List<List<StripWork>> works = works();
    List<StripWork> strips = works.stream().flatMap(List::stream).toList();
    LayerClock clock = new LayerClock(program.config(), memory, strips, listener);
    List<LayerTiming> layers = new ArrayList<>();
    long start = 0;
    for (int i = 0; i < works.size(); i++) {
      LayerTiming timing = layer(program.layers().get(i), works.get(i), clock, start);
      layers.add(timing);
      listener.layer(timing.name(), start, start + timing.clocks());
      start += timing.clocks();
    }
    return new NetworkTiming(samples, layers);
  }

  private List<List<StripWork>> works() {
    List<List<StripWork>> works = new ArrayList<>();
    long descriptor = program.descriptorOffset();
    for (ProgramLayer layer : program.layers()) {
      List<StripWork> strips = new ArrayList<>();
      for (LayerDescriptor strip : layer.strips()) {
        strips.add(new StripWork(program, strip, samples, descriptor));
        descriptor += DescriptorField.BYTES;
      }
      works.add(strips);
    }
    return works;
  }

  private LayerTiming layer(
      ProgramLayer layer, List<StripWork> strips, LayerClock clock, long start) {
    clock.startLayer();
    strips.forEach(clock::run);
    long weightBytes = strips.stream().mapToLong(StripWork::weightBytes).sum();
    long spikeBytes = strips.stream().mapToLong(StripWork::allSpikeBytes).sum();
    clock.waitForMemory(shared.finish(start, strips), weightBytes > spikeBytes);
    long clocks = (long) Math.ceil(clock.now()) - start;
    long array = strips.stream().mapToLong(StripWork::arrayClocks).sum();
    long port = (long) Math.ceil((double) Math.max(weightBytes, spikeBytes) / memory.portBytes());
    return new LayerTiming(
        layer.name(),
        layer.description(),
        array,
        Math.max(array, port),
        clocks,
        bound(strips, clock, clocks),
        weightBytes + spikeBytes + strips.stream().mapToLong(StripWork::allOutputBytes).sum(),
        ClockCauses.of(
            clocks,
            strips.stream().mapToLong(StripWork::issueClocks).sum(),
            clock.weightStall(),
            clock.spikeStall(),
            clock.outputStall()));
  }

  private Bound bound(List<StripWork> strips, LayerClock clock, long clocks) {
    double swap = strips.stream().mapToDouble(this::swapLoss).sum();
    double weights = clock.weightStall();
    double spikes = clock.spikeStall();
    double worst = Math.max(swap, Math.max(weights, spikes));
    if (worst < NOTICEABLE * clocks) {
      return Bound.COMPUTE;
    }
    return worst == weights ? Bound.WEIGHTS : worst == spikes ? Bound.SPIKES : Bound.SWAP;
  }

  /** Clocks in which a pass of fewer than P positions waits for the next tile. */
  private double swapLoss(StripWork work) {
    long idle = work.passClocks() - work.positions();
    return (double) idle * work.strip().block().timeSteps() * work.strip().weights().passes();
  }
}
