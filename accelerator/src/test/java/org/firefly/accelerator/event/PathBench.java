package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.accelerator.neuron.WriteChecker;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.cosimulation.Simulation;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/** Plays memory and command processor for an event engine, and compares what it writes. */
final class PathBench {
  private static final int PATIENCE = 4000;
  private static final int SETTLING = 4;
  private static final int MOST_BEATS = 500;

  /** A read port: requests, and beats that come after a latency. */
  private static final class ReadPort {
    private final Stream<ReadRequest> request;
    private final Bool valid;
    private final Bool ready;
    private final UInt data;
    private final List<UInt> tag;
    private final List<Bool> last;
    private final Deque<long[]> beats = new ArrayDeque<>();

    ReadPort(
        Stream<ReadRequest> request,
        Bool valid,
        Bool ready,
        UInt data,
        List<UInt> tag,
        List<Bool> last) {
      this.request = request;
      this.valid = valid;
      this.ready = ready;
      this.data = data;
      this.tag = tag;
      this.last = last;
    }
  }

  private final AcceleratorConfig config;
  private final EventSizes sizes;
  private final EventPath path;
  private final Simulation simulation;
  private final Random random;
  private final ReadPort spikes;
  private final List<ReadPort> weights = new ArrayList<>();
  private final WriteChecker writes;
  private final Deque<PathLayer> jobs = new ArrayDeque<>();
  private byte[] memory = new byte[0];
  private final Deque<int[]> places = new ArrayDeque<>();
  private int latency;
  private double stalls;

  PathBench(
      AcceleratorConfig config,
      EventSizes sizes,
      EventPath path,
      Simulation simulation,
      Random random) {
    this.config = config;
    this.sizes = sizes;
    this.path = path;
    this.simulation = simulation;
    this.random = random;
    spikes =
        new ReadPort(
            path.spikeRequest,
            path.spikeWords.valid(),
            path.spikeWords.ready(),
            path.spikeWords.payload(),
            List.of(),
            List.of());
    var first = path.weightBeats;
    weights.add(
        new ReadPort(
            path.weightRequest,
            first.valid(),
            first.ready(),
            first.payload().data(),
            List.of(first.payload().tag()),
            List.of(first.payload().last())));
    for (int i = 0; i < path.furtherBeats.size(); i++) {
      var further = path.furtherBeats.get(i);
      weights.add(
          new ReadPort(
              path.furtherRequests.get(i),
              further.valid(),
              further.ready(),
              further.payload().data(),
              List.of(),
              List.of(further.payload().last())));
    }
    writes = new WriteChecker(config, simulation, path.write);
    simulation.reset();
  }

  /** A layer whose weights may be read from now on. */
  void add(PathLayer layer) {
    jobs.add(layer);
    byte[] rows = layer.rows(weights.size());
    byte[] parameters = layer.parameters(config);
    int at = memory.length;
    memory = Arrays.copyOf(memory, at + rows.length + parameters.length);
    System.arraycopy(rows, 0, memory, at, rows.length);
    System.arraycopy(parameters, 0, memory, at + rows.length, parameters.length);
    places.add(new int[] {at, at + rows.length});
  }

  /**
   * Runs the next layer that was added.
   *
   * @param clocksToMemory from a request to its first beat
   * @param stallProbability of memory, in each clock
   * @return clocks from the start to idle
   */
  long run(PathLayer layer, int clocksToMemory, double stallProbability) {
    latency = clocksToMemory;
    stalls = stallProbability;
    BackReference reference = new BackReference(config, layer.back(), layer.constants());
    reference.begin();
    for (int group = 0; group < layer.front().outputGroups(); group++) {
      for (int position = 0; position < layer.back().positions(); position++) {
        reference.accept(0, group, position, layer.sums(group, position));
      }
    }
    describe(layer);
    for (int i = 0; i < SETTLING; i++) {
      clock(layer, false);
    }
    int overflows = clock(layer, true);
    long begin = simulation.cycles();
    int clocks = 0;
    do {
      overflows += clock(layer, false);
      assertThat(clocks++)
          .as("clocks of %s", layer.front())
          .isLessThan(PATIENCE + 400 * reference.written().size() + 4 * layer.rows(1).length);
    } while (clocks <= SETTLING || simulation.peek(path.idle) == 0);
    writes.compare(reference.written());
    assertThat(overflows).isEqualTo(reference.overflows());
    return simulation.cycles() - begin;
  }

  private int clock(PathLayer layer, boolean starts) {
    simulation.poke(path.start, starts);
    offerJob();
    boolean[] asks = new boolean[1 + weights.size()];
    offer(spikes, offset -> layer.front().word(sizes, (int) offset), asks, 0);
    for (int i = 0; i < weights.size(); i++) {
      offer(weights.get(i), this::beat, asks, i + 1);
    }
    simulation.poke(path.write.ready(), random.nextDouble() >= stalls);
    boolean taken = !jobs.isEmpty() && simulation.peek(path.job.ready()) == 1;
    move(spikes, asks[0]);
    for (int i = 0; i < weights.size(); i++) {
      move(weights.get(i), asks[i + 1]);
    }
    writes.observe();
    int overflows = (int) simulation.peek(path.overflow);
    simulation.step();
    if (taken) {
      jobs.remove();
      places.remove();
    }
    return overflows;
  }

  private BigInteger beat(long offset) {
    BigInteger word = BigInteger.ZERO;
    for (int i = config.beatBytes() - 1; i >= 0; i--) {
      word = word.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(memory[(int) offset + i] & 0xFF));
    }
    return word;
  }

  private void offerJob() {
    PathLayer next = jobs.peek();
    simulation.poke(path.job.valid(), next != null);
    if (next != null) {
      WeightJob job = path.job.payload();
      simulation.poke(job.timeSteps(), 1);
      simulation.poke(job.outputGroups(), next.front().outputGroups());
      simulation.poke(job.passes(), next.units());
      simulation.poke(job.weightOffset(), places.peek()[0]);
      simulation.poke(job.parameterOffset(), places.peek()[1]);
    }
  }

  private void offer(ReadPort port, LongFunction<BigInteger> memory, boolean[] asks, int i) {
    asks[i] = port.beats.size() < MOST_BEATS && random.nextDouble() >= stalls;
    simulation.poke(port.request.ready(), asks[i]);
    long[] beat = port.beats.peek();
    boolean comes = beat != null && beat[1] <= simulation.cycles() && random.nextDouble() >= stalls;
    simulation.poke(port.valid, comes);
    if (comes) {
      simulation.poke(port.data, memory.apply(beat[0]));
      port.tag.forEach(tag -> simulation.poke(tag, beat[2]));
      port.last.forEach(last -> simulation.poke(last, beat[3]));
      beat[4] = 1;
    } else if (beat != null) {
      beat[4] = 0;
    }
  }

  private void move(ReadPort port, boolean asks) {
    if (!port.beats.isEmpty() && port.beats.peek()[4] == 1 && simulation.peek(port.ready) == 1) {
      port.beats.remove();
    }
    if (asks && simulation.peek(port.request.valid()) == 1) {
      ReadRequest wanted = port.request.payload();
      long count = simulation.peek(wanted.beats());
      for (int i = 0; i < count; i++) {
        long offset = simulation.peek(wanted.offset()) + (long) i * config.beatBytes();
        port.beats.add(
            new long[] {
              offset,
              simulation.cycles() + latency,
              simulation.peek(wanted.tag()),
              i == count - 1 ? 1 : 0,
              0
            });
      }
    }
  }

  private void describe(PathLayer layer) {
    FrontLayer front = layer.front();
    BackLayer back = layer.back();
    simulation.poke(path.input.packed(), front.packed());
    simulation.poke(path.input.strideTwo(), front.stride() == 2);
    simulation.poke(path.input.height(), front.height());
    simulation.poke(path.input.width(), front.packed() ? 1 : front.width());
    simulation.poke(path.input.rowPitch(), front.width());
    simulation.poke(path.input.samplePitch(), front.samplePitch());
    simulation.poke(path.input.vectorPlaneWords(), front.packed() ? front.width() : 0);
    simulation.poke(path.window.groups(), front.channelGroups());
    simulation.poke(path.window.masks(), front.masks());
    simulation.poke(path.window.offsetY(), front.offsetY() & 31);
    simulation.poke(path.window.offsetX(), front.offsetX() & 31);
    simulation.poke(path.window.offset(), 0);
    simulation.poke(path.window.planeStride(), front.planeStride());
    simulation.poke(path.neuron.inclusive(), back.rule().inclusive());
    simulation.poke(path.neuron.reset(), back.rule().reset().code());
    simulation.poke(path.neuron.fraction(), back.rule().fractionBits() / NeuronRule.FRACTION_STEP);
    simulation.poke(path.state.offset(), back.stateOffset());
    simulation.poke(path.state.stride(), back.stateStride());
    simulation.poke(path.keeps, back.keeps());
    simulation.poke(path.steps, back.chunks().get(0));
    simulation.poke(path.positions, back.positions());
    simulation.poke(path.output.pool(), back.pool());
    simulation.poke(path.output.readout(), back.readout());
    simulation.poke(path.output.samples(), back.samples());
    simulation.poke(path.output.groups(), back.groups());
    simulation.poke(path.output.height(), back.height());
    simulation.poke(path.output.width(), back.width());
    simulation.poke(path.output.samplePitch(), back.samplePitch());
    simulation.poke(path.output.offset(), back.offset(0));
    simulation.poke(path.output.planeStride(), back.groupStride());
  }
}
