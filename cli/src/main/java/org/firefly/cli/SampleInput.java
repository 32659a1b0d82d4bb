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
        currents -> options.withInput(analog(currents)),
        spikes -> options.withInput(Input.SPIKES).withTimeSteps(spikes.timeSteps()));
  }

  private static Input analog(CurrentSource source) {
    OptionalDouble step = source.step();
    if (step.isPresent()) {
      return Input.ofScale(step.getAsDouble());
    }
    double largest = source.largest();
    return largest > 0 ? Input.ofMaximum(largest) : Input.ofScale(1);
  }
}
