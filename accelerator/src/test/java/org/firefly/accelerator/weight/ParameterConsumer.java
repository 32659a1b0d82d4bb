package org.firefly.accelerator.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronParameter;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.BenchPart;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Vec;

/**
 * Plays the neurons for the parameter store: each kind goes from group to group at times of its
 * own, the first of them ahead of all others, and what it sees is compared with the memory.
 */
final class ParameterConsumer implements BenchPart {
  /** One kind; {@code shift} is the place of its lowest bit in a word. */
  private final class Kind {
    private final Port[] lanes;
    private final Port step;
    private final int bits;
    private final int shift;
    private int group;
    private boolean steps;

    Kind(Vec<? extends Bits> lanes, Bool step, int shift) {
      this.lanes = simulation.ports(lanes).toArray(Port[]::new);
      this.step = simulation.port(step);
      this.shift = shift;
      bits = lanes.get(0).width();
    }

    void compare(NeuronParameter parameter) {
      for (int lane = 0; lane < lanes.length; lane++) {
        int word = sets.get(group)[parameter.ordinal() * lanes.length + lane];
        assertThat(lanes[lane].peek(0, bits))
            .as("%s of lane %d in set %d", parameter, lane, group)
            .isEqualTo(word >>> shift & (1L << bits) - 1);
      }
    }
  }

  private final Simulation simulation;
  private final List<int[]> sets;
  private final double stalls;
  private final Random random;
  private final Port there;
  private final Port firstStep;
  private final Port all;

  /** The one that is used first comes first. */
  private final List<Kind> kinds = new ArrayList<>();

  private final List<NeuronParameter> parameters = new ArrayList<>();
  private final Kind bias;
  private boolean complete;
  private boolean first;
  private boolean returns;
  private int taken;

  /**
   * @param stalls probability of a clock in which a kind stays at its group
   */
  ParameterConsumer(
      AcceleratorConfig config,
      WeightPath path,
      Simulation simulation,
      List<int[]> sets,
      double stalls,
      Random random) {
    this.simulation = simulation;
    this.sets = sets;
    this.stalls = stalls;
    this.random = random;
    there = simulation.port(path.parametersThere);
    firstStep = simulation.port(path.parameterSteps.firstStep());
    all = simulation.port(path.parameterSteps.all());
    ParameterSet set = path.parameters;
    ParameterSteps steps = path.parameterSteps;
    if (config.synapses()) {
      add(
          NeuronParameter.DECAYS,
          new Kind(set.currentDecay(), steps.currentDecay(), ParameterSet.DECAY_BITS));
      add(NeuronParameter.CURRENT_BIAS, new Kind(set.currentBias(), steps.currentBias(), 0));
    }
    add(NeuronParameter.DECAYS, new Kind(set.decay(), steps.decay(), 0));
    add(NeuronParameter.THRESHOLD, new Kind(set.threshold(), steps.threshold(), 0));
    add(NeuronParameter.RESET, new Kind(set.reset(), steps.reset(), 0));
    bias = new Kind(set.bias(), steps.bias(), 0);
    add(NeuronParameter.BIAS, bias);
  }

  private void add(NeuronParameter parameter, Kind kind) {
    parameters.add(parameter);
    kinds.add(kind);
  }

  @Override
  public void drive() {
    complete = there.peek() == 1;
    first = random.nextBoolean();
    firstStep.poke(first ? 1 : 0);
    for (Kind kind : kinds) {
      kind.steps = sees(kind) && random.nextDouble() >= stalls;
      kind.step.poke(kind.steps ? 1 : 0);
    }
    returns = kinds.stream().allMatch(kind -> kind.group > taken);
    all.poke(returns ? 1 : 0);
  }

  /** Whether the set that a kind looks at is on chip. */
  private boolean sees(Kind kind) {
    int newest = kinds.get(0).group;
    return kind.group < newest || kind.group == newest && complete;
  }

  @Override
  public void observe() {
    if (complete && kinds.get(0).group == sets.size()) {
      throw new AssertionError("A set more than the " + sets.size() + " expected is there.");
    }
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      if (sees(kind)) {
        boolean isFirst = kind == bias && first;
        kind.compare(isFirst ? NeuronParameter.FIRST_BIAS : parameters.get(i));
      }
    }
    kinds.forEach(kind -> kind.group += kind.steps ? 1 : 0);
    taken += returns ? 1 : 0;
  }

  /** Sets that all kinds have gone through. */
  int taken() {
    return taken;
  }

  /** Whether all sets have come and been gone through. */
  boolean complete() {
    return taken == sets.size();
  }
}
