package org.firefly.cli;

import java.util.Arrays;
import java.util.List;
import org.firefly.cli.report.FloatComparison;
import org.firefly.conventions.Conventions;
import org.firefly.host.Classification;
import org.firefly.host.samples.Samples;
import org.firefly.interpreter.Comparison;
import org.firefly.interpreter.FloatSamples;
import org.firefly.interpreter.Interpreter;
import org.firefly.network.Network;
import org.firefly.runtime.Inference;

/** What the float network answers to the samples of a run. */
final class FloatAnswers {
  private FloatAnswers() {}

  /**
   * Runs the float network on the samples that an int8 network has answered.
   *
   * @param steps T for samples that are a constant current
   */
  static FloatComparison compare(
      Network network, Conventions conventions, Samples input, int steps, Inference int8) {
    int samples = int8.results().length;
    Interpreter interpreter = Interpreter.of(network, conventions);
    int[] classes =
        Comparison.of(interpreter, FloatSamples.of(input.source(), samples, steps), List.of())
            .classesFloat();
    return new FloatComparison(
        Classification.equalShare(classes, Classification.classesOf(int8.results())),
        input
            .labels()
            .map(labels -> Classification.equalShare(classes, Arrays.copyOf(labels, samples))));
  }
}
