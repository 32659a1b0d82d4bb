package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.firefly.accelerator.neuron.ParameterPlayer;
import org.firefly.accelerator.neuron.WriteChecker;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/** Plays front, core and weight path for a back, and compares what it writes. */
final class BackBench {
  /** Clocks from the start of a position to its sums if it is the only one. */
  private static final int CORE_CLOCKS = 24;

  /** Clocks from the start of a position to the report. */
  private static final int REPORT_CLOCKS = 2;

  private static final int PATIENCE = 20_000;

  /** A position within the core. */
  private record Started(int position, long due) {}

  private final AcceleratorConfig config;
  private final EventSizes sizes;
  private final EventBack back;
  private final Simulation simulation;
  private final Random random;
  private final Port[] sums;
  private final ParameterPlayer parameters;
  private final WriteChecker writes;
  private final Deque<Started> core = new ArrayDeque<>();
  private final boolean[] reports = new boolean[REPORT_CLOCKS + 1];
  private BackLayer layer;
  private BackReference reference;
  private int chunk;
  private int overflows;
  private long lastSums;
  private double stalls;

  BackBench(
      AcceleratorConfig config,
      EventSizes sizes,
      EventBack back,
      Simulation simulation,
      Random random) {
    this.config = config;
    this.sizes = sizes;
    this.back = back;
    this.simulation = simulation;
    this.random = random;
    sums = simulation.ports(back.sums).toArray(Port[]::new);
    parameters =
        new ParameterPlayer(
            config, back.parameters, back.parameterSteps, back.parametersThere, simulation, random);
    writes = new WriteChecker(config, simulation, back.write);
    simulation.reset();
  }

  /** A layer whose chunks are to be run. */
  final class Run {
    private final BackLayer ofLayer;
    private final NeuronConstants[][] constants;
    private final BackReference expected;

    Run(BackLayer ofLayer) {
      this.ofLayer = ofLayer;
      constants = parameters.draw(ofLayer.groups(), ofLayer.extreme());
      expected = new BackReference(config, ofLayer, constants);
    }

    /**
     * Runs a chunk from its first position to idle.
     *
     * @return clocks from the first start to idle
     */
    long chunk(int number, double bubbles, double stallProbability) {
      layer = ofLayer;
      chunk = number;
      reference = expected;
      stalls = stallProbability;
      overflows = 0;
      reference.begin();
      parameters.start(constants);
      pokeLayer();
      for (int i = 0; i < 4; i++) {
        clock(false);
      }
      long begin = simulation.cycles();
      startAll(bubbles);
      drain();
      long clocks = simulation.cycles() - begin;
      writes.compare(reference.written());
      assertThat(overflows)
          .as("overflows of chunk %d of %s", chunk, layer)
          .isEqualTo(reference.overflows());
      parameters.requireEnd();
      return clocks;
    }
  }

  /** Beats that were taken since the start. */
  long beats() {
    return writes.beats();
  }

  private void startAll(double bubbles) {
    int total = layer.groups() * layer.positions();
    long due = 0;
    int waited = 0;
    for (int next = 0; next < total; ) {
      boolean starts = simulation.peek(back.room) == 1 && random.nextDouble() >= bubbles;
      if (starts) {
        long busy = bubbles == 0 ? 0 : random.nextInt(3) * random.nextInt(20);
        due = Math.max(due + sizes.steps(), simulation.cycles() + CORE_CLOCKS + busy);
        core.add(new Started(next, due));
        next++;
        waited = 0;
      }
      assertThat(waited++).as("clocks without room in %s", layer).isLessThan(PATIENCE);
      clock(starts);
      // The core takes S clocks for each position.
      for (int i = 1; starts && i < sizes.steps(); i++) {
        clock(false);
      }
    }
  }

  private void drain() {
    int clocks = 0;
    do {
      clock(false);
      assertThat(clocks++).as("clocks until %s is idle", layer).isLessThan(PATIENCE);
    } while (!core.isEmpty() || clocks <= REPORT_CLOCKS + 2 || simulation.peek(back.idle) == 0);
    assertThat(simulation.peek(back.write.valid())).isZero();
  }

  /** One clock in which a position, or none, is started. */
  private void clock(boolean starts) {
    int now = (int) (simulation.cycles() % reports.length);
    reports[now] = starts;
    simulation.poke(back.starts, reports[(now + 1) % reports.length]);
    pokeSums();
    parameters.drive();
    simulation.poke(back.write.ready(), random.nextDouble() >= stalls);
    overflows += (int) simulation.peek(back.overflow);
    writes.observe();
    parameters.observe();
    simulation.step();
  }

  private void pokeSums() {
    long now = simulation.cycles();
    boolean there = !core.isEmpty() && core.peek().due() <= now;
    simulation.poke(back.valid, there);
    if (!there) {
      if (lastSums + sizes.steps() == now) {
        drawSums();
      }
      return;
    }
    Started started = core.remove();
    lastSums = now;
    int group = started.position() / layer.positions();
    reference.accept(chunk, group, started.position() % layer.positions(), drawSums());
  }

  private int[] drawSums() {
    int[] values = new int[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = layer.extreme() ? parameters.signed(sizes.sumBits()) : random.nextInt(1900) - 900;
      sums[i].poke(0, sizes.sumBits(), values[i]);
    }
    return values;
  }

  private void pokeLayer() {
    simulation.poke(back.neuron.inclusive(), layer.rule().inclusive());
    simulation.poke(back.neuron.reset(), layer.rule().reset().code());
    simulation.poke(back.neuron.synapse(), 0);
    simulation.poke(back.neuron.previousCurrent(), 0);
    simulation.poke(back.neuron.fraction(), layer.rule().fractionBits() / NeuronRule.FRACTION_STEP);
    simulation.poke(back.state.resumes(), chunk > 0);
    simulation.poke(back.state.offset(), layer.stateOffset());
    simulation.poke(back.state.stride(), layer.stateStride());
    simulation.poke(back.keeps, layer.keeps());
    simulation.poke(back.steps, layer.chunks().get(chunk));
    simulation.poke(back.output.pool(), layer.pool());
    simulation.poke(back.output.readout(), layer.readout());
    simulation.poke(back.output.samples(), layer.samples());
    simulation.poke(back.output.groups(), layer.groups());
    simulation.poke(back.output.height(), layer.height());
    simulation.poke(back.output.width(), layer.width());
    simulation.poke(back.output.samplePitch(), layer.samplePitch());
    simulation.poke(back.output.offset(), layer.offset(chunk));
    simulation.poke(back.output.planeStride(), layer.groupStride());
    simulation.poke(back.output.stepStride(), random.nextInt(1 << 20));
  }
}
