package org.firefly.cli;

import java.util.OptionalDouble;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;

/** Tells the compiler what the samples at hand look like. */
final class SampleInput {
  private SampleInput() {}

  /** Completes options of the compiler with the kind and the scale of the input. */
  static CompilerOptions describe(SampleSource source, CompilerOptions options) {
    return source.match(
        currents -> describe(currents, options.withInput(Input.ANALOG)),
        spikes -> options.withInput(Input.SPIKES).withTimeSteps(spikes.timeSteps()));
  }

  private static CompilerOptions describe(CurrentSource source, CompilerOptions options) {
    OptionalDouble step = source.step();
    if (step.isPresent()) {
      return options.withInput(Input.ofScale(step.getAsDouble()));
    }
    double largest = source.largest();
    return largest > 0
        ? options.withInput(Input.ofMaximum(largest))
        : options.withInput(Input.ofScale(1));
  }
}
