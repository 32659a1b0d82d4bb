package org.firefly.cli;

import java.util.OptionalDouble;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.InputKind;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;

/** Tells the compiler what the samples at hand look like. */
final class SampleInput {
  private SampleInput() {}

  /** Completes options of the compiler with the kind and the scale of the input. */
  static CompilerOptions describe(SampleSource source, CompilerOptions options) {
    return source.match(
        currents -> describe(currents, options.withInput(InputKind.ANALOG)),
        spikes -> options.withInput(InputKind.SPIKES).withTimeSteps(spikes.timeSteps()));
  }

  private static CompilerOptions describe(CurrentSource source, CompilerOptions options) {
    OptionalDouble step = source.step();
    if (step.isPresent()) {
      return options.withInputScale(step.getAsDouble());
    }
    double largest = source.largest();
    return largest > 0 ? options.withInputMaximum(largest) : options.withInputScale(1);
  }
}
