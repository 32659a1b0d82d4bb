package org.firefly.accelerator.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.firefly.accelerator.neuron.NeuronReference.Place;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/** Plays issue stage, array and weight path for a neuron path, and compares what it writes. */
final class NeuronBench {
  /** Clocks from the gate of the issue stage to the array. */
  private static final int ISSUE_CLOCKS = 4;

  /** Fewest clocks between the starts of two passes. */
  static final int PASS_CLOCKS = 16;

  private static final int HISTORY = 64;

  private final AcceleratorConfig config;
  private final NeuronPath path;
  private final Simulation simulation;
  private final RandomGenerator random;
  private final int latency;
  private final int sumBits;
  private final Port[] sums;
  private final ParameterPlayer parameters;
  private final Place[] issued = new Place[HISTORY];
  private final WriteChecker writes;
  private NeuronCase layer;
  private NeuronReference reference;
  private int overflows;
  private double bubbles;
  private double stalls;

  NeuronBench(
      AcceleratorConfig config, NeuronPath path, Simulation simulation, RandomGenerator random) {
    this.config = config;
    this.path = path;
    this.simulation = simulation;
    this.random = random;
    SynapseArrayConfig array = SynapseArrayConfig.of(config);
    latency = array.latency();
    sumBits = array.sumBits();
    sums = simulation.ports(path.sums.lane()).toArray(Port[]::new);
    parameters =
        new ParameterPlayer(
            config, path.parameters, path.parameterSteps, path.parametersThere, simulation, random);
    writes = new WriteChecker(config, simulation, path.write);
  }

  /** Beats that were taken since the start. */
  long beats() {
    return writes.beats();
  }

  /**
   * Runs a layer from its first position to idle.
   *
   * @return clocks from the first position to the last one
   */
  long run(NeuronCase next, double bubbleProbability, double stallProbability) {
    layer = next;
    bubbles = bubbleProbability;
    stalls = stallProbability;
    reference = new NeuronReference(config, layer);
    overflows = 0;
    parameters.start(parameters.draw(layer.groups(), layer.extreme()));
    pokeLayer();
    for (int i = 0; i < 3; i++) {
      clock(null);
    }
    long clocks = issueAll();
    drain();
    writes.compare(reference.written());
    assertThat(overflows).as("overflows of %s", layer).isEqualTo(reference.overflows());
    parameters.requireEnd();
    return clocks;
  }

  private long issueAll() {
    long total = (long) layer.groups() * layer.steps() * layer.passes() * layer.positions();
    long begin = simulation.cycles();
    long passMayBegin = begin;
    long index = 0;
    while (index < total) {
      Place place = Place.of(layer, index);
      boolean waits = place.address() == 0 && simulation.cycles() < passMayBegin;
      boolean noRoom = place.produces(layer) && simulation.peek(path.room) == 0;
      if (waits || noRoom || random.nextDouble() < bubbles) {
        clock(null);
        continue;
      }
      if (place.address() == 0) {
        passMayBegin = simulation.cycles() + PASS_CLOCKS;
      }
      // Bubbles within a short pass must not bring its last positions close to the next pass.
      if (layer.positions() < CoreStructure.MEMBRANE_LOOP_CLOCKS) {
        passMayBegin =
            Math.max(passMayBegin, simulation.cycles() + CoreStructure.MEMBRANE_LOOP_CLOCKS);
      }
      clock(place);
      index++;
    }
    return simulation.cycles() - begin;
  }

  private void drain() {
    int clocks = 0;
    do {
      clock(null);
      assertThat(clocks++).as("clocks until %s is idle", layer).isLessThan(20_000);
    } while (clocks < ISSUE_CLOCKS || simulation.peek(path.idle) == 0);
    assertThat(simulation.peek(path.write.valid())).isZero();
  }

  /** One clock in which a position, or none, passes the gate. */
  private void clock(Place passes) {
    issued[slot(0)] = passes;
    simulation.poke(path.issued, passes != null);
    Place late = before(2);
    simulation.poke(path.reserve, late != null && late.produces(layer));
    pokeTag(before(ISSUE_CLOCKS));
    pokeSums(before(ISSUE_CLOCKS + latency));
    parameters.drive();
    simulation.poke(path.write.ready(), random.nextDouble() >= stalls);
    overflows += (int) simulation.peek(path.overflow);
    writes.observe();
    parameters.observe();
    simulation.step();
  }

  private int slot(int clocksAgo) {
    return (int) Math.floorMod(simulation.cycles() - clocksAgo, (long) HISTORY);
  }

  private Place before(int clocks) {
    return simulation.cycles() < clocks ? null : issued[slot(clocks)];
  }

  private void pokeTag(Place place) {
    simulation.poke(path.tagValid, place != null);
    if (place == null) {
      simulation.poke(path.tag.address(), random.nextInt(config.membraneDepth()));
      return;
    }
    simulation.poke(path.tag.firstPass(), place.pass() == 0);
    simulation.poke(path.tag.lastPass(), place.lastPass());
    simulation.poke(path.tag.firstStep(), place.step() == 0);
    simulation.poke(path.tag.lastStep(), place.lastStep());
    simulation.poke(path.tag.address(), place.address());
    simulation.poke(path.tag.oddRow(), place.y() % 2);
    simulation.poke(path.tag.oddColumn(), place.x() % 2);
    simulation.poke(path.tag.columnPair(), place.x() / 2);
    simulation.poke(path.tag.lastOfPass(), place.lastOfPass(layer));
  }

  private void pokeSums(Place place) {
    simulation.poke(path.sums.valid(), place != null);
    int[] values = new int[sums.length];
    for (int lane = 0; lane < values.length; lane++) {
      values[lane] = layer.extreme() ? parameters.signed(sumBits) : random.nextInt(-900, 1000);
      sums[lane].poke(0, sumBits, values[lane]);
    }
    if (place != null) {
      reference.accept(place, values, parameters.constants(place.group()));
    }
  }

  private void pokeLayer() {
    simulation.poke(path.output.pool(), layer.pool());
    simulation.poke(path.output.readout(), layer.readout());
    simulation.poke(path.neuron.inclusive(), layer.rule().inclusive());
    simulation.poke(path.neuron.reset(), layer.rule().reset().code());
    simulation.poke(path.neuron.synapse(), layer.rule().current().present());
    simulation.poke(
        path.neuron.previousCurrent(), layer.rule().current() == SynapticCurrent.PREVIOUS);
    simulation.poke(path.neuron.fraction(), layer.rule().fractionBits() / NeuronRule.FRACTION_STEP);
    simulation.poke(path.piece.continues(), 0);
    simulation.poke(path.piece.continued(), 0);
    simulation.poke(path.output.samples(), layer.samples());
    simulation.poke(path.output.groups(), layer.groups());
    simulation.poke(path.output.height(), layer.height());
    simulation.poke(path.output.width(), layer.width());
    simulation.poke(path.output.samplePitch(), layer.samplePitch());
    simulation.poke(path.output.offset(), layer.offset());
    simulation.poke(path.output.planeStride(), layer.groupStride());
    simulation.poke(path.output.stepStride(), layer.stepStride());
  }
}
