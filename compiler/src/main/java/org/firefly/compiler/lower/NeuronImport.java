package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Neurons;
import org.firefly.compiler.options.ResetKind;
import org.firefly.compiler.options.SpikeRule;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * Discretises the neurons of NIR with forward Euler: v' = a v + (1 - a)(v_leak + r x), a = 1 - dt /
 * tau for leaky neurons; v' = v + r dt x for the others, where r = 1 and r = 1 / 1e-4 both mean
 * unit gain because exporters write either for the same network.
 */
final class NeuronImport {
  /** Files hold single precision, so a gain that should be 1 is off by a few 1e-7. */
  private static final double SINGLE_PRECISION = 1e-6;

  private final String name;
  private final Shape shape;
  private final FeatureMap map;
  private final Neurons conventions;
  private final int timeSteps;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param name name of the node, for messages
   * @param shape shape of the neurons in the network
   * @param map the neurons; their parameters must be the same for all positions of a channel
   * @param timeSteps T
   */
  NeuronImport(String name, Shape shape, FeatureMap map, Neurons conventions, int timeSteps) {
    this.name = name;
    this.shape = shape;
    this.map = map;
    this.conventions = conventions;
    this.timeSteps = timeSteps;
  }

  /** The same without a reset of the user's choice. */
  NeuronImport withStoredReset() {
    return new NeuronImport(name, shape, map, conventions.withReset(Optional.empty()), timeSteps);
  }

  /**
   * The neurons of a node.
   *
   * @throws CompilerException naming the parameter that the accelerator has no equivalent for
   */
  NeuronModel of(Node node) {
    if (node instanceof Node.Threshold threshold) {
      // NIR defines this node as strict, whatever the exporter of the neurons meant.
      return spiking(0, ones(), zeros(), threshold.threshold(), SpikeRule.GREATER, ResetKind.ZERO);
    } else if (node instanceof Neuron.IF neuron) {
      return spiking(
          1,
          unitGain(neuron.r()),
          zeros(),
          neuron.vThreshold(),
          conventions.rule(),
          reset(neuron.vReset(), 1));
    } else if (node instanceof Neuron.LIF neuron) {
      double decay = decay(neuron.tau(), "tau");
      return spiking(
          decay,
          leakyGain(neuron.tau(), neuron.r()),
          leak(decay, neuron.vLeak()),
          neuron.vThreshold(),
          conventions.rule(),
          reset(neuron.vReset(), decay));
    } else if (node instanceof Neuron.CubaLIF neuron) {
      double decay = withoutSynapse(neuron.tauSyn(), neuron.tauMem());
      return spiking(
          decay,
          product(leakyGain(neuron.tauMem(), neuron.r()), perChannel("w_in", neuron.wIn())),
          leak(decay, neuron.vLeak()),
          neuron.vThreshold(),
          conventions.rule(),
          reset(neuron.vReset(), decay));
    }
    return readout(node);
  }

  private NeuronModel readout(Node node) {
    if (node instanceof Neuron.I neuron) {
      return silent(1, unitGain(neuron.r()), zeros());
    } else if (node instanceof Neuron.LI neuron) {
      double decay = decay(neuron.tau(), "tau");
      return silent(decay, leakyGain(neuron.tau(), neuron.r()), leak(decay, neuron.vLeak()));
    }
    Neuron.CubaLI neuron = (Neuron.CubaLI) node;
    double decay = withoutSynapse(neuron.tauSyn(), neuron.tauMem());
    return silent(
        decay,
        product(leakyGain(neuron.tauMem(), neuron.r()), perChannel("w_in", neuron.wIn())),
        leak(decay, neuron.vLeak()));
  }

  /** A readout that adds up its input over time. */
  NeuronModel sum() {
    return silent(1, ones(), zeros());
  }

  private NeuronModel spiking(
      double decay,
      double[] gain,
      double[] drive,
      Tensor threshold,
      SpikeRule rule,
      ResetKind reset) {
    double[] theta = perChannel("threshold", threshold);
    String sign = rule == SpikeRule.GREATER ? ">" : ">=";
    String after = reset == ResetKind.ZERO ? "0" : "u - theta";
    List<String> equations =
        List.of(
            current(decay, gain, drive),
            "spike if u " + sign + " theta, theta = " + range(theta) + "; then v = " + after);
    return new NeuronModel(
        decay, gain, drive, Optional.of(theta), rule, Optional.of(reset), equations, warnings);
  }

  private NeuronModel silent(double decay, double[] gain, double[] drive) {
    List<String> equations =
        List.of(current(decay, gain, drive), "v = u; read after the last step");
    return new NeuronModel(
        decay,
        gain,
        drive,
        Optional.empty(),
        conventions.rule(),
        Optional.empty(),
        equations,
        warnings);
  }

  private String current(double decay, double[] gain, double[] drive) {
    String memory = decay == 0 ? "" : decay == 1 ? "v + " : number(decay) + " v + ";
    String input = Arrays.stream(gain).allMatch(g -> g == 1) ? "x" : range(gain) + " x";
    String constant = Arrays.stream(drive).allMatch(d -> d == 0) ? "" : " + " + range(drive);
    return "u = " + memory + input + constant;
  }

  private static String range(double[] values) {
    double min = Arrays.stream(values).min().orElse(0);
    double max = Arrays.stream(values).max().orElse(0);
    return min == max ? number(min) : "(" + number(min) + " to " + number(max) + ")";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private double[] unitGain(Tensor r) {
    double[] gain = perChannel("r", r);
    for (int c = 0; c < gain.length; c++) {
      boolean unit = gain[c] == 1 || isOne(gain[c] * Neurons.DEFAULT_DT);
      gain[c] = unit ? 1 : snapped(gain[c] * conventions.dt());
    }
    return gain;
  }

  private double decay(Tensor tau, String field) {
    double[] perChannel = perChannel(field, tau);
    double first = perChannel[0];
    if (Arrays.stream(perChannel).anyMatch(value -> value != first)) {
      throw new CompilerException(
          name,
          field + " differs between channels, but a layer has one decay",
          "train it with one time constant per layer");
    }
    double ratio = snapped(conventions.dt() / first);
    if (ratio > 1) {
      throw new CompilerException(
          name,
          field + " = " + first + " s is shorter than the time step of " + conventions.dt() + " s",
          "set the time step that the network was trained with (--dt)");
    }
    return 1 - ratio;
  }

  private double[] leakyGain(Tensor tau, Tensor r) {
    double[] gain = perChannel("r", r);
    double[] time = perChannel("tau", tau);
    // tau and r grow together as a leak goes to 0, so that their quotient stays 1 / dt.
    Arrays.setAll(
        gain, c -> Double.isInfinite(gain[c]) ? 1 : snapped(gain[c] * conventions.dt() / time[c]));
    return gain;
  }

  private double[] leak(double decay, Tensor vLeak) {
    double[] drive = perChannel("v_leak", vLeak);
    Arrays.setAll(drive, c -> drive[c] * (1 - decay));
    return drive;
  }

  /** A synapse that forgets within one time step hands its input on: then the neuron is a LIF. */
  private double withoutSynapse(Tensor tauSyn, Tensor tauMem) {
    for (double tau : perChannel("tau_syn", tauSyn)) {
      if (!isOne(conventions.dt() / tau)) {
        throw new CompilerException(
            name,
            "its synaptic current has a memory (tau_syn = "
                + tau
                + " s), which the accelerator"
                + " does not keep",
            "use LIF neurons, or tau_syn equal to the time step");
      }
    }
    return decay(tauMem, "tau_mem");
  }

  private ResetKind reset(Optional<Tensor> stored, double decay) {
    stored.ifPresent(this::checkIsZero);
    if (conventions.reset().isPresent()) {
      ResetKind asked = conventions.reset().get();
      if (stored.isPresent() && asked == ResetKind.SUBTRACT) {
        warnings.add(
            "layer '" + name + "': reset by subtraction overrides the stored v_reset of 0.");
      }
      return asked;
    }
    boolean irrelevant = decay == 0 || timeSteps == 1;
    if (stored.isEmpty() && !irrelevant) {
      throw new CompilerException(
          name,
          "the file has no v_reset, which meant subtraction up to NIR 1.0.5 and 0 later",
          "say which one was trained: --reset zero or --reset subtract");
    }
    return ResetKind.ZERO;
  }

  private void checkIsZero(Tensor reset) {
    if (reset.min() != 0 || reset.max() != 0) {
      throw new CompilerException(
          name,
          "v_reset is " + (reset.min() == 0 ? reset.max() : reset.min()) + " rather than 0",
          "train it with a reset to 0 or by subtraction");
    }
  }

  private double[] perChannel(String field, Tensor tensor) {
    return ChannelValues.of(name, field, tensor, shape, map);
  }

  private static double[] product(double[] a, double[] b) {
    Arrays.setAll(a, c -> snapped(a[c] * b[c]));
    return a;
  }

  private double[] ones() {
    double[] ones = new double[map.channels()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private double[] zeros() {
    return new double[map.channels()];
  }

  private static boolean isOne(double value) {
    return Math.abs(value - 1) < SINGLE_PRECISION;
  }

  private static double snapped(double value) {
    return isOne(value) ? 1 : value;
  }
}
