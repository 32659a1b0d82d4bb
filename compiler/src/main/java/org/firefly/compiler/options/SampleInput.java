package org.firefly.compiler.options;

import java.util.Locale;
import java.util.OptionalDouble;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;

/** Tells the compiler what the samples at hand look like. */
public final class SampleInput {
  private SampleInput() {}

  /**
   * Completes options of the compiler with the kind and the scale of the input.
   *
   * @throws HostException if the samples are so large that 16 bits do not hold their integers
   */
  public static CompilerOptions describe(SampleSource source, CompilerOptions options) {
    CompilerOptions described = options.withInput(of(source));
    return source.match(
        currents -> described, spikes -> described.withTimeSteps(spikes.timeSteps()));
  }

  /**
   * What the compiler is told of samples.
   *
   * @throws HostException as {@link #describe}
   */
  public static Input of(SampleSource source) {
    return source.match(
        SampleInput::analog,
        spikes -> spikes.bits().areSpikes() ? Input.SPIKES : Input.counts(spikes.bits()));
  }

  private static Input analog(CurrentSource source) {
    double largest = source.largest();
    OptionalDouble step = source.step();
    if (step.isPresent()) {
      requireRange(largest, step.getAsDouble());
      return Input.ofScale(step.getAsDouble()).withBits(source.bits());
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
