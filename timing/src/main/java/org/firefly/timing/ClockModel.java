package org.firefly.timing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.Schedule;

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
    Schedule schedule = program.schedule();
    List<StripWork> strips = works(schedule);
    LayerClock clock = new LayerClock(program.config(), memory, strips, listener);
    List<LayerTiming> layers = new ArrayList<>();
    long start = 0;
    int next = 0;
    for (List<Integer> round : schedule.rounds()) {
      Map<Integer, LayerShare> shares = new LinkedHashMap<>();
      round.forEach(layer -> shares.put(layer, new LayerShare()));
      int last = round.get(round.size() - 1);
      int end = schedule.end(last);
      List<StripWork> works = strips.subList(next, end);
      for (; next < end; next++) {
        shares.get(schedule.order().get(next).layer()).run(strips.get(next), clock);
      }
      shares.get(last).waitForMemory(shared.finish(start, works), clock);
      long left = (long) Math.ceil(clock.now()) - start;
      for (int layer : round) {
        long clocks = layer == last ? left : Math.round(shares.get(layer).clocks());
        layers.add(layer(program.layers().get(layer), shares.get(layer), start, clocks));
        start += clocks;
        left -= clocks;
      }
    }
    return new NetworkTiming(samples, layers);
  }

  private List<StripWork> works(Schedule schedule) {
    List<StripWork> works = new ArrayList<>();
    long descriptor = program.descriptorOffset();
    for (Schedule.Place place : schedule.order()) {
      works.add(new StripWork(program, place, samples, descriptor));
      descriptor += DescriptorField.BYTES;
    }
    return works;
  }

  private LayerTiming layer(ProgramLayer layer, LayerShare share, long start, long clocks) {
    listener.layer(layer.name(), start, start + clocks);
    long array = share.arrayClocks();
    int ports = program.config().weightPorts();
    long most = Math.max((share.weightBytes() + ports - 1) / ports, share.spikeBytes());
    long port = (long) Math.ceil((double) most / memory.portBytes());
    return new LayerTiming(
        layer.name(),
        layer.description(),
        array,
        Math.max(array, port),
        clocks,
        bound(share, clocks),
        share.weightBytes() + share.spikeBytes() + share.outputBytes(),
        share.causes(clocks));
  }

  private Bound bound(LayerShare share, long clocks) {
    double swap = share.strips().stream().mapToDouble(this::swapLoss).sum();
    double weights = share.weightStall();
    double spikes = share.spikeStall();
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
