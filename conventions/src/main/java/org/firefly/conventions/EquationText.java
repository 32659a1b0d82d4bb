package org.firefly.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.network.Tensor;

/** Prints the equation of a neuron. */
final class EquationText {
  private EquationText() {}

  /** The lines of the equation, joined by line breaks. */
  static String of(DiscreteNeuron neuron) {
    List<String> lines = new ArrayList<>();
    neuron.synapse().ifPresent(s -> lines.add("i = " + sum(term(s.decay(), "i"), input(s.gain()))));
    lines.add("u = " + membrane(neuron));
    lines.add(neuron.firing().map(EquationText::firing).orElse("v = u, which is the output"));
    if (!isZero(neuron.initial())) {
      lines.add("v starts at " + range(neuron.initial()));
    }
    return String.join("\n", lines);
  }

  private static String membrane(DiscreteNeuron neuron) {
    String current =
        neuron
            .synapse()
            .map(s -> s.order() == CurrentOrder.NEW ? "i" : "i of the step before")
            .orElse("x");
    String text = sum(term(neuron.decay(), "v"), term(neuron.gain(), current));
    if (!isZero(neuron.leak())) {
      text = sum(text, range(neuron.leak()));
    }
    Optional<String> late =
        neuron
            .firing()
            .filter(f -> f.soft() && f.timing() != ResetTiming.AT_ONCE)
            .map(f -> " - (v > theta ? " + range(f.reset()) + " : 0)");
    return text + late.orElse("");
  }

  private static String firing(DiscreteNeuron.Firing f) {
    String spike = "spike if u " + f.rule().sign() + " theta, theta = " + range(f.threshold());
    if (f.timing() == ResetTiming.NEXT_STEP) {
      return spike
          + (f.soft()
              ? "; then v = u"
              : "; then v = u, and u = " + range(f.reset()) + " in the step after");
    } else if (f.soft() && isZero(f.reset())) {
      return spike + "; v = u in any case";
    } else if (f.timing() == ResetTiming.CORRECTED) {
      return spike + "; v = u - (spike ? theta : 0) + (v > theta ? theta : 0)";
    }
    return spike + "; then v = " + (f.soft() ? "u - " : "") + range(f.reset());
  }

  private static String input(Tensor gain) {
    return term(gain, "x");
  }

  private static String sum(String first, String second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() && second.isEmpty() ? "0" : first + second;
    }
    return first + " + " + second;
  }

  private static String term(Tensor factor, String name) {
    if (isZero(factor)) {
      return "";
    }
    boolean one = factor.isUniform() && factor.value(0) == 1;
    return one ? name : range(factor) + " " + name;
  }

  private static boolean isZero(Tensor tensor) {
    return tensor.min() == 0 && tensor.max() == 0;
  }

  private static String range(Tensor values) {
    return values.isUniform()
        ? number(values.value(0))
        : "(" + number(values.min()) + " to " + number(values.max()) + ")";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
