package org.firefly.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;

/** Tells the compiler what the samples at hand look like. */
final class SampleInput {
  private SampleInput() {}

  /** Completes options of the compiler with the kind and the scale of the input. */
  static CompilerOptions describe(SampleSource source, CompilerOptions options) {
    return source.match(
        currents -> options.withInput(analog(currents)),
        spikes -> options.withInput(Input.SPIKES).withTimeSteps(spikes.timeSteps()));
  }

  private static Input analog(CurrentSource source) {
    double largest = source.largest();
    OptionalDouble step = source.step();
    if (step.isPresent()) {
      requireRange(largest, step.getAsDouble());
      return Input.ofScale(step.getAsDouble());
    }
    return largest > 0 ? Input.ofMaximum(largest) : Input.ofScale(1);
  }

  private static void requireRange(double largest, double step) {
    double steps = Math.rint(largest / step);
    if (steps > -HostEncoding.MIN_INPUT) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "An input of %s is %.0f steps of the input scale %s, but an input has 16 bits; say"
                  + " --input-scale %.3g or more, or store integers as an integer type.",
              largest,
              steps,
              step,
              largest / HostEncoding.MAX_INPUT));
    }
  }
}
