package org.firefly.accelerator.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Vec;

/** Draws the constants of a layer's neurons and plays the store that hands them out. */
public final class ParameterPlayer {
  /** One kind of constants, which goes from group to group by itself. */
  private final class Kind {
    private final Port[] lanes;
    private final Port step;
    private final ToIntFunction<NeuronConstants> value;
    private final int bits;
    private int group;

    Kind(Vec<? extends Bits> lanes, Bool step, ToIntFunction<NeuronConstants> value) {
      this.lanes = simulation.ports(lanes).toArray(Port[]::new);
      this.step = simulation.port(step);
      this.value = value;
      bits = lanes.get(0).width();
    }

    void offer() {
      for (int lane = 0; lane < lanes.length; lane++) {
        int offered =
            group < groups ? value.applyAsInt(constants[group][lane]) : random.nextInt(1 << bits);
        lanes[lane].poke(0, bits, offered);
      }
    }
  }

  private final AcceleratorConfig config;
  private final Bool firstStepPort;
  private final Bool there;
  private final Bool stepsAll;
  private final Simulation simulation;
  private final RandomGenerator random;

  /** The kind that is used first comes first. */
  private final List<Kind> kinds = new ArrayList<>();

  private NeuronConstants[][] constants;
  private int groups;
  private int finished;
  private boolean firstStep;

  /** A player at the ports of a module. */
  public ParameterPlayer(
      AcceleratorConfig config,
      ParameterSet set,
      ParameterSteps steps,
      Bool there,
      Simulation simulation,
      RandomGenerator random) {
    this.config = config;
    this.there = there;
    firstStepPort = steps.firstStep();
    stepsAll = steps.all();
    this.simulation = simulation;
    this.random = random;
    if (config.synapses()) {
      add(set.currentDecay(), steps.currentDecay(), NeuronConstants::currentDecay);
      add(set.currentBias(), steps.currentBias(), NeuronConstants::currentBias);
    }
    add(set.decay(), steps.decay(), NeuronConstants::decay);
    add(set.bias(), steps.bias(), c -> firstStep ? c.firstBias() : c.bias());
    add(set.threshold(), steps.threshold(), NeuronConstants::threshold);
    add(set.reset(), steps.reset(), NeuronConstants::reset);
  }

  private void add(Vec<? extends Bits> lanes, Bool step, ToIntFunction<NeuronConstants> value) {
    kinds.add(new Kind(lanes, step, value));
  }

  /**
   * Draws the constants of a layer, by group and lane.
   *
   * @param extreme they lie at the ends of their ranges
   */
  public NeuronConstants[][] draw(int ofGroups, boolean extreme) {
    NeuronConstants[][] drawn = new NeuronConstants[ofGroups][config.parallelism()];
    for (NeuronConstants[] group : drawn) {
      Arrays.setAll(group, lane -> draw(extreme));
    }
    return drawn;
  }

  /** Begins a layer. */
  public void start(NeuronConstants[][] next) {
    constants = next;
    groups = next.length;
    finished = 0;
    kinds.forEach(kind -> kind.group = 0);
  }

  private NeuronConstants draw(boolean extreme) {
    return new NeuronConstants(
        value(extreme),
        value(extreme),
        value(extreme),
        value(extreme),
        drawDecay(),
        drawDecay(),
        value(extreme));
  }

  private int value(boolean extreme) {
    return extreme ? signed(config.membraneBits()) : random.nextInt(-200, 2000);
  }

  private int drawDecay() {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> NeuronRule.NO_DECAY;
      default -> random.nextInt(NeuronRule.NO_DECAY + 1);
    };
  }

  /** Any signed number, often one near an end of its range. */
  public int signed(int bits) {
    int max = (1 << (bits - 1)) - 1;
    int offset = random.nextInt(3);
    return switch (random.nextInt(4)) {
      case 0 -> max - offset;
      case 1 -> -max - 1 + offset;
      default -> random.nextInt(-max - 1, max + 1);
    };
  }

  /** The constants of a group, by lane. */
  public NeuronConstants[] constants(int group) {
    return constants[group];
  }

  /** Offers the constants of each kind's group. */
  public void drive() {
    firstStep = simulation.peek(firstStepPort) == 1;
    kinds.forEach(Kind::offer);
    simulation.poke(there, kinds.get(0).group < groups);
  }

  /** Follows the steps of a clock; to be called before it. */
  public void observe() {
    kinds.forEach(kind -> kind.group += (int) kind.step.peek());
    finished += (int) simulation.peek(stepsAll);
  }

  /** Demands that every kind has gone through all groups. */
  public void requireEnd() {
    assertThat(kinds).as("groups gone through by each kind").allMatch(kind -> kind.group == groups);
    assertThat(finished).as("sets given back").isEqualTo(groups);
  }
}
