package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.CurrentOrder;
import org.firefly.conventions.DiscreteNeuron;
import org.firefly.conventions.NeuronEquation;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.ResetTiming;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * Takes the equation of a node's neurons as the accelerator has it: one decay per layer, no current
 * of its own, reset to 0 or by subtraction of the threshold in the step of the spike. What the
 * equation has beyond that is refused by name.
 */
final class NeuronImport {
  private final String name;
  private final Shape shape;
  private final FeatureMap map;
  private final Conventions conventions;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param name name of the node, for messages
   * @param shape shape of the neurons in the network
   * @param map the neurons; their parameters must be the same for all positions of a channel
   * @param conventions how the file's neurons are read
   */
  NeuronImport(String name, Shape shape, FeatureMap map, Conventions conventions) {
    this.name = name;
    this.shape = shape;
    this.map = map;
    this.conventions = conventions;
  }

  /** The same with the reset that the file holds. */
  NeuronImport withStoredReset() {
    return new NeuronImport(name, shape, map, conventions.withReset(ResetKind.STORED));
  }

  /**
   * The neurons of a node.
   *
   * @throws CompilerException naming the parameter that the accelerator has no equivalent for
   * @throws org.firefly.network.NetworkException if a choice is missing that changes the result
   */
  NeuronModel of(Node node) {
    DiscreteNeuron neuron = NeuronEquation.of(name, node, shape, conventions).orElseThrow();
    double decay = decay(neuron.decay());
    checkStart(neuron, decay);
    return new NeuronModel(
        decay,
        gain(neuron),
        perChannel("v_leak", neuron.leak()),
        neuron.firing().map(f -> perChannel("threshold", f.threshold())),
        neuron.firing().map(DiscreteNeuron.Firing::rule).orElse(SpikeRule.GREATER),
        neuron.firing().map(f -> reset(f, decay)),
        neuron.text().lines().toList(),
        warnings);
  }

  /** A readout that adds up its input over time. */
  NeuronModel sum() {
    double[] gain = new double[map.channels()];
    Arrays.fill(gain, 1);
    return new NeuronModel(
        1,
        gain,
        new double[map.channels()],
        Optional.empty(),
        SpikeRule.GREATER,
        Optional.empty(),
        List.of("u = v + x", "v = u, which is the output"),
        warnings);
  }

  private double decay(Tensor decay) {
    double[] channels = perChannel("tau", decay);
    if (Arrays.stream(channels).anyMatch(value -> value != channels[0])) {
      throw new CompilerException(
          name,
          "tau differs between channels, but a layer has one decay",
          "train it with one time constant per layer");
    }
    return channels[0];
  }

  private void checkStart(DiscreteNeuron neuron, double decay) {
    if (decay != 0 && !isZero(neuron.initial())) {
      throw new CompilerException(
          name,
          "its membranes start at "
              + neuron.initial().max()
              + ", but those of the accelerator start at 0",
          "train it with v_leak and v_reset of 0");
    }
  }

  /** A synapse that forgets within one time step hands its input on. */
  private double[] gain(DiscreteNeuron neuron) {
    double[] gain = perChannel("r", neuron.gain());
    if (neuron.synapse().isPresent()) {
      DiscreteNeuron.Synapse synapse = neuron.synapse().get();
      if (!isZero(synapse.decay()) || synapse.order() != CurrentOrder.NEW) {
        throw new CompilerException(
            name,
            "its synaptic current has a memory (it keeps "
                + synapse.decay().max()
                + " of itself per time step), which the accelerator does not keep",
            "use LIF neurons, or tau_syn equal to the time step");
      }
      double[] input = perChannel("w_in", synapse.gain());
      Arrays.setAll(gain, c -> gain[c] * input[c]);
    }
    return gain;
  }

  /** A neuron without memory keeps nothing, so that no reset changes it. */
  private ResetKind reset(DiscreteNeuron.Firing firing, double decay) {
    if (decay == 0) {
      return ResetKind.ZERO;
    }
    checkTiming(firing);
    double[] reset = perChannel("v_reset", firing.reset());
    if (!firing.soft()) {
      checkReset(reset);
      return ResetKind.ZERO;
    }
    if (!Arrays.equals(reset, perChannel("threshold", firing.threshold()))) {
      throw new CompilerException(
          name,
          "a spike does not reset its membranes, which the accelerator always does",
          "make it a readout, or train it with reset by subtraction");
    }
    return ResetKind.SUBTRACT;
  }

  private void checkTiming(DiscreteNeuron.Firing firing) {
    if (firing.timing() == ResetTiming.NEXT_STEP) {
      throw new CompilerException(
          name,
          "its reset comes one time step after the spike (snnTorch's reset_delay=True), which the"
              + " accelerator cannot do",
          "train it with reset_delay=False and say --reset-delay corrected, or with"
              + " reset_mechanism=\"zero\" and say --reset zero");
    } else if (firing.timing() == ResetTiming.CORRECTED) {
      warnings.add(
          "layer '"
              + name
              + "': membranes above twice their threshold are reset once, where snnTorch's"
              + " reset_delay=False corrects them in the step after.");
    }
  }

  private void checkReset(double[] reset) {
    DoubleStream.of(reset)
        .filter(value -> value != 0)
        .findFirst()
        .ifPresent(
            value -> {
              throw new CompilerException(
                  name,
                  "v_reset is " + value + " rather than 0",
                  "train it with a reset to 0 or by subtraction");
            });
  }

  private static boolean isZero(Tensor tensor) {
    return tensor.min() == 0 && tensor.max() == 0;
  }

  private double[] perChannel(String field, Tensor tensor) {
    return ChannelValues.of(name, field, tensor, shape, map);
  }
}
