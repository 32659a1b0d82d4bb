package org.firefly.conventions;

import java.util.Optional;
import org.firefly.network.NetworkException;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Turns a node with neurons into the equation of one time step. */
public final class NeuronEquation {
  private static final Tensor ZERO = Tensor.scalar(0);
  private static final Tensor ONE = Tensor.scalar(1);

  private final String name;
  private final Conventions conventions;
  private final Values values;
  private final StateRules rules;

  private NeuronEquation(String name, Shape shape, Conventions conventions) {
    this.name = name;
    this.conventions = conventions;
    this.values = new Values(shape);
    this.rules = new StateRules(values, conventions);
  }

  /**
   * The equation of a node's neurons; empty for nodes that hold none.
   *
   * @param name of the node, for messages
   * @param shape of the node's input
   * @throws NetworkException if a choice is missing that changes the result, or the time step does
   *     not fit the time constants; the message names the option to type
   */
  public static Optional<DiscreteNeuron> of(
      String name, Node node, Shape shape, Conventions conventions) {
    try {
      return new NeuronEquation(name, shape, conventions).of(node);
    } catch (NetworkException e) {
      throw e.inNode(name);
    }
  }

  private Optional<DiscreteNeuron> of(Node node) {
    if (node instanceof Node.Threshold threshold) {
      return Optional.of(threshold(threshold));
    }
    return node instanceof Neuron neuron ? Optional.of(neuron(neuron)) : Optional.empty();
  }

  /** NIR defines this node as strict, whatever the framework's neurons do. */
  private DiscreteNeuron threshold(Node.Threshold node) {
    DiscreteNeuron.Firing firing =
        new DiscreteNeuron.Firing(
            values.of(node.threshold()), SpikeRule.GREATER, false, ZERO, ResetTiming.AT_ONCE);
    return new DiscreteNeuron(ZERO, ONE, ZERO, Optional.empty(), Optional.of(firing), ZERO);
  }

  private DiscreteNeuron neuron(Neuron node) {
    if (node instanceof Neuron.I n) {
      return integrator(rules.integratorGain(n.r()), Optional.empty(), Optional.empty());
    } else if (node instanceof Neuron.IF n) {
      return integrator(rules.integratorGain(n.r()), Optional.of(n.vThreshold()), n.vReset());
    } else if (node instanceof Neuron.LI n) {
      return leaky(n.tau(), n.r(), n.vLeak(), Optional.empty(), Optional.empty(), Optional.empty());
    } else if (node instanceof Neuron.LIF n) {
      return leaky(
          n.tau(), n.r(), n.vLeak(), Optional.of(n.vThreshold()), n.vReset(), Optional.empty());
    } else if (node instanceof Neuron.CubaLI n) {
      return leaky(
          n.tauMem(),
          n.r(),
          n.vLeak(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(rules.synapse(n.tauSyn(), n.wIn())));
    }
    Neuron.CubaLIF n = (Neuron.CubaLIF) node;
    return leaky(
        n.tauMem(),
        n.r(),
        n.vLeak(),
        Optional.of(n.vThreshold()),
        n.vReset(),
        Optional.of(rules.synapse(n.tauSyn(), n.wIn())));
  }

  private DiscreteNeuron integrator(
      Tensor gain, Optional<Tensor> threshold, Optional<Tensor> reset) {
    Optional<DiscreteNeuron.Firing> firing =
        threshold.map(theta -> firing(theta, reset, ONE, false));
    return new DiscreteNeuron(
        ONE, gain, ZERO, Optional.empty(), firing, rules.initial(ZERO, reset));
  }

  private DiscreteNeuron leaky(
      Tensor tau,
      Tensor r,
      Tensor vLeak,
      Optional<Tensor> threshold,
      Optional<Tensor> reset,
      Optional<DiscreteNeuron.Synapse> synapse) {
    Tensor decay = rules.decay("tau", tau);
    Tensor leak = values.combine(vLeak, decay, (v, m) -> v == 0 ? 0 : v * (1 - m));
    return new DiscreteNeuron(
        decay,
        rules.membraneGain(tau, r),
        leak,
        synapse,
        threshold.map(theta -> firing(theta, reset, decay, synapse.isPresent())),
        rules.initial(vLeak, reset));
  }

  private DiscreteNeuron.Firing firing(
      Tensor threshold, Optional<Tensor> stored, Tensor decay, boolean currentBased) {
    Tensor theta = values.of(threshold);
    ResetKind kind = conventions.reset().value();
    if (kind == ResetKind.STORED && stored.isEmpty() && decay.max() > 0) {
      throw NetworkException.inField(
          name,
          "v_reset",
          "is missing, which meant reset by subtraction up to NIR 1.0.5 and to 0 later; say which"
              + " one was trained: --reset zero or --reset subtract, or --from NAME");
    }
    Tensor reset =
        switch (kind) {
          case STORED, ZERO -> stored.map(values::of).orElse(ZERO);
          case SUBTRACT -> theta;
          case NONE -> ZERO;
        };
    boolean soft = kind == ResetKind.SUBTRACT || kind == ResetKind.NONE;
    return new DiscreteNeuron.Firing(
        theta, conventions.rule().value(), soft, reset, timing(kind, currentBased));
  }

  /**
   * A reset to a value in front of the next decay is one at once. Only snnTorch's current-based
   * neuron loses the input of the next step to it.
   */
  private ResetTiming timing(ResetKind kind, boolean currentBased) {
    ResetTiming asked = (currentBased ? conventions.currentTiming() : conventions.timing()).value();
    boolean acts =
        switch (kind) {
          case SUBTRACT -> true;
          case STORED, ZERO -> currentBased && asked == ResetTiming.NEXT_STEP;
          case NONE -> false;
        };
    return acts ? asked : ResetTiming.AT_ONCE;
  }
}
