package org.firefly.conventions;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Tensor;

/** What the numbers of a file tell about its time step, given who wrote it. */
final class TimeStepClue {
  /** What Norse 1.1.0 multiplies time constants with when it writes them. */
  private static final double NORSE_STEP = 1e-3;

  private static final int ITERATIONS = 60;

  private TimeStepClue() {}

  /** The time step in seconds, if one can be told. */
  static OptionalDouble of(Network network, Framework framework) {
    List<Node> nodes = List.copyOf(network.flatten().nodes().values());
    return switch (framework) {
      case SPIKINGJELLY -> first(nodes.stream().map(TimeStepClue::gainPerStep));
      case ROCKPOOL -> first(nodes.stream().map(TimeStepClue::decayedGain));
      case NORSE -> norse(nodes);
      case NIR, SNNTORCH, SINABS, LAVA, SPYX -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble first(Stream<OptionalDouble> clues) {
    return clues
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .map(TimeStepClue::rounded)
        .findFirst();
  }

  /** A step is a short decimal number, which single precision blurs. */
  private static double rounded(double seconds) {
    return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.5g", seconds));
  }

  /** SpikingJelly writes r = 1 / dt for IF and r = tau / dt where the input does not decay. */
  private static OptionalDouble gainPerStep(Node node) {
    if (node instanceof Neuron.IF neuron && neuron.r().value(0) > 1) {
      return OptionalDouble.of(1 / neuron.r().value(0));
    } else if (node instanceof Neuron.CubaLIF neuron && neuron.r().value(0) > 1) {
      return quotient(neuron.tauMem(), neuron.r());
    } else if (node instanceof Neuron.LIF neuron && neuron.r().value(0) > 1) {
      // r is tau in steps, tau the same in seconds.
      return quotient(neuron.tau(), neuron.r());
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble quotient(Tensor tau, Tensor r) {
    double seconds = tau.value(0) / r.value(0);
    return Double.isFinite(seconds) && seconds > 0
        ? OptionalDouble.of(seconds)
        : OptionalDouble.empty();
  }

  /** Rockpool writes r = tau exp(-dt / tau) / dt, which falls with dt, so it has one solution. */
  private static OptionalDouble decayedGain(Node node) {
    if (node instanceof Neuron.LIF neuron) {
      return decayed(neuron.tau(), neuron.r());
    } else if (node instanceof Neuron.CubaLIF neuron) {
      return decayed(neuron.tauMem(), neuron.r());
    }
    return node instanceof Neuron.LI neuron
        ? decayed(neuron.tau(), neuron.r())
        : OptionalDouble.empty();
  }

  private static OptionalDouble decayed(Tensor tau, Tensor r) {
    double wanted = r.value(0);
    if (!(wanted > 0) || Double.isInfinite(wanted) || Double.isInfinite(tau.value(0))) {
      return OptionalDouble.empty();
    }
    double low = 0;
    double high = 64;
    for (int i = 0; i < ITERATIONS; i++) {
      double middle = (low + high) / 2;
      boolean tooLarge = Math.exp(-middle) / middle < wanted;
      low = tooLarge ? low : middle;
      high = tooLarge ? middle : high;
    }
    return OptionalDouble.of(tau.value(0) * low);
  }

  /** Norse's exporter writes dt tau for tau, so that the step in the file's unit is dt squared. */
  private static OptionalDouble norse(List<Node> nodes) {
    boolean scaled =
        nodes.stream()
            .flatMap(node -> node.parameters().entrySet().stream())
            .anyMatch(e -> e.getKey().startsWith("tau") && e.getValue().min() < NORSE_STEP);
    return scaled ? OptionalDouble.of(NORSE_STEP * NORSE_STEP) : OptionalDouble.empty();
  }
}
