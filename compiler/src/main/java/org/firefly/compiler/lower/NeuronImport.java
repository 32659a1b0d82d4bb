package org.firefly.compiler.lower;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.CurrentOrder;
import org.firefly.conventions.DiscreteNeuron;
import org.firefly.conventions.NeuronEquation;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.ResetTiming;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * Takes the equation of a node's neurons as the accelerator has it. What differs between the
 * positions of a channel is refused by name.
 */
final class NeuronImport {
  private final String name;
  private final Shape shape;
  private final FeatureMap map;
  private final Conventions conventions;

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
    return model(equation(node));
  }

  /**
   * Integrators whose membranes meet a threshold in a node of its own: neurons that fire and are
   * not reset.
   *
   * @throws CompilerException naming the parameter that the accelerator has no equivalent for
   */
  NeuronModel firing(Node integrator, Node.Threshold threshold) {
    DiscreteNeuron neuron = equation(integrator);
    return model(
        new DiscreteNeuron(
            neuron.decay(),
            neuron.gain(),
            neuron.leak(),
            neuron.synapse(),
            equation(threshold).firing().map(DiscreteNeuron.Firing::withoutReset),
            neuron.initial()));
  }

  /** A readout that adds up its input over time. */
  NeuronModel sum() {
    return new NeuronModel(
        name,
        filled(1),
        filled(1),
        filled(0),
        SynapticCurrent.NONE,
        filled(0),
        filled(0),
        Optional.empty(),
        List.of("u = v + x", "v = u, which is the output"));
  }

  private DiscreteNeuron equation(Node node) {
    return NeuronEquation.of(name, node, shape, conventions).orElseThrow();
  }

  private NeuronModel model(DiscreteNeuron neuron) {
    double[] decay = perChannel("tau", neuron.decay());
    SynapticCurrent current = current(neuron);
    double[] currentDecay =
        current.present()
            ? perChannel("tau_syn", neuron.synapse().orElseThrow().decay())
            : filled(0);
    double[] initial = perChannel("v_leak or v_reset", neuron.initial());
    Optional<NeuronModel.Firing> firing = neuron.firing().map(f -> firing(f, decay));
    firing.ifPresent(f -> checkStart(f, initial));
    return new NeuronModel(
        name,
        decay,
        gain(neuron),
        perChannel("v_leak", neuron.leak()),
        current,
        currentDecay,
        initial,
        firing,
        neuron.text().lines().toList());
  }

  /**
   * A synapse that forgets within one time step hands its input on, unless something depends on it
   * that only neurons with synaptic currents have.
   */
  private static SynapticCurrent current(DiscreteNeuron neuron) {
    if (neuron.synapse().isEmpty()) {
      return SynapticCurrent.NONE;
    }
    DiscreteNeuron.Synapse synapse = neuron.synapse().get();
    if (synapse.order() == CurrentOrder.OLD) {
      return SynapticCurrent.PREVIOUS;
    }
    boolean lateValue =
        neuron.firing().filter(f -> !f.soft() && f.timing() == ResetTiming.NEXT_STEP).isPresent();
    return isZero(synapse.decay()) && !lateValue ? SynapticCurrent.NONE : SynapticCurrent.NEW;
  }

  /** The gains of current and membrane act on the input at once, since both are linear in it. */
  private double[] gain(DiscreteNeuron neuron) {
    double[] gain = perChannel("r", neuron.gain());
    if (neuron.synapse().isPresent()) {
      double[] input = perChannel("w_in", neuron.synapse().get().gain());
      Arrays.setAll(gain, c -> gain[c] * input[c]);
    }
    return gain;
  }

  private NeuronModel.Firing firing(DiscreteNeuron.Firing firing, double[] decay) {
    return new NeuronModel.Firing(
        perChannel("threshold", firing.threshold()),
        firing.rule(),
        reset(firing, decay),
        firing.soft() ? filled(0) : perChannel("v_reset", firing.reset()));
  }

  /** A neuron without memory keeps nothing, so that no reset at once changes it. */
  private static MembraneReset reset(DiscreteNeuron.Firing firing, double[] decay) {
    if (firing.timing() == ResetTiming.NEXT_STEP) {
      return firing.soft() ? MembraneReset.LATE : MembraneReset.LATE_VALUE;
    } else if (firing.timing() == ResetTiming.CORRECTED) {
      return MembraneReset.SUBTRACT_RAISING;
    } else if (!firing.soft() || Arrays.stream(decay).allMatch(m -> m == 0)) {
      return MembraneReset.VALUE;
    }
    return isZero(firing.reset()) ? MembraneReset.NONE : MembraneReset.SUBTRACT;
  }

  /** What a mark before the first step would do cannot be said by a bias, unless it adds to u. */
  private void checkStart(NeuronModel.Firing firing, double[] initial) {
    boolean adds = firing.reset() == MembraneReset.LATE;
    for (int c = 0; c < initial.length; c++) {
      if (firing.reset().marks()
          && !adds
          && firing.rule().fires(initial[c], firing.threshold()[c])) {
        throw new CompilerException(
            name,
            "its membranes start at "
                + initial[c]
                + ", where they fire, which changes the first time step",
            "train it with thresholds above " + initial[c]);
      }
    }
  }

  private double[] filled(double value) {
    double[] values = new double[map.channels()];
    Arrays.fill(values, value);
    return values;
  }

  private static boolean isZero(Tensor tensor) {
    return tensor.min() == 0 && tensor.max() == 0;
  }

  private double[] perChannel(String field, Tensor tensor) {
    return ChannelValues.of(name, field, tensor, shape, map);
  }
}
