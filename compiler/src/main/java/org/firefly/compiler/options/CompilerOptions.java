package org.firefly.compiler.options;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.firefly.architecture.AcceleratorConfig;

/**
 * What a NIR file does not say and the user decides.
 *
 * @param target accelerator to compile for
 * @param timeSteps T, 1 to 255; if empty, the network's metadata {@code firefly:time_steps}
 * @param spikeRule whether neurons fire at or above their threshold
 * @param reset reset of neurons; if empty, what the file says. SUBTRACT also overrides a stored
 *     {@code v_reset} of 0, which several exporters write for both kinds
 * @param dt length of a time step in seconds, above 0
 * @param batch most samples in a batch block, 1 to 255; lowered where a layer does not fit
 * @param input what a sample is
 * @param inputScale real value of one integer step of an ANALOG input, above 0; 1 for integer
 *     samples. If empty, the metadata {@code firefly:input_scale}, then {@code inputMaximum} decide
 * @param inputMaximum largest magnitude of an ANALOG input, above 0, which bounds the first layer's
 *     membranes; if nothing else says the scale, it becomes the largest integer of at most 16 bits
 *     that keeps the first layer within 32 bits
 */
public record CompilerOptions(
    AcceleratorConfig target,
    OptionalInt timeSteps,
    SpikeRule spikeRule,
    Optional<ResetKind> reset,
    double dt,
    int batch,
    InputKind input,
    OptionalDouble inputScale,
    OptionalDouble inputMaximum) {

  /** Time step that exporters assume, in seconds. */
  public static final double DEFAULT_DT = 1e-4;

  /** Most time steps and samples that a descriptor can hold. */
  public static final int MAX_STEPS = 255;

  /**
   * @throws CompilerException naming the option that is out of range
   */
  public CompilerOptions {
    timeSteps.ifPresent(steps -> between("the number of time steps", steps));
    between("the batch size", batch);
    positive("the time step dt", dt);
    inputScale.ifPresent(scale -> positive("the input scale", scale));
    inputMaximum.ifPresent(maximum -> positive("the input maximum", maximum));
  }

  private static void between(String what, int value) {
    if (value < 1 || value > MAX_STEPS) {
      throw new CompilerException("", what + " is " + value, "choose one from 1 to " + MAX_STEPS);
    }
  }

  private static void positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new CompilerException("", what + " is " + value, "choose a finite value above 0");
    }
  }

  /** The defaults: strict threshold, reset from the file, dt of 1e-4 s, N = 1, analog input. */
  public static CompilerOptions forTarget(AcceleratorConfig target) {
    return new CompilerOptions(
        target,
        OptionalInt.empty(),
        SpikeRule.GREATER,
        Optional.empty(),
        DEFAULT_DT,
        1,
        InputKind.ANALOG,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** These options with T. */
  public CompilerOptions withTimeSteps(int steps) {
    return new CompilerOptions(
        target,
        OptionalInt.of(steps),
        spikeRule,
        reset,
        dt,
        batch,
        input,
        inputScale,
        inputMaximum);
  }

  /** These options with another spike rule. */
  public CompilerOptions withSpikeRule(SpikeRule rule) {
    return new CompilerOptions(
        target, timeSteps, rule, reset, dt, batch, input, inputScale, inputMaximum);
  }

  /** These options with a reset. */
  public CompilerOptions withReset(ResetKind kind) {
    return new CompilerOptions(
        target,
        timeSteps,
        spikeRule,
        Optional.of(kind),
        dt,
        batch,
        input,
        inputScale,
        inputMaximum);
  }

  /** These options with the reset that the file says. */
  public CompilerOptions withoutReset() {
    return new CompilerOptions(
        target, timeSteps, spikeRule, Optional.empty(), dt, batch, input, inputScale, inputMaximum);
  }

  /** These options with another time step in seconds. */
  public CompilerOptions withDt(double seconds) {
    return new CompilerOptions(
        target, timeSteps, spikeRule, reset, seconds, batch, input, inputScale, inputMaximum);
  }

  /** These options with another batch size. */
  public CompilerOptions withBatch(int samples) {
    return new CompilerOptions(
        target, timeSteps, spikeRule, reset, dt, samples, input, inputScale, inputMaximum);
  }

  /** These options with another kind of input. */
  public CompilerOptions withInput(InputKind kind) {
    return new CompilerOptions(
        target, timeSteps, spikeRule, reset, dt, batch, kind, inputScale, inputMaximum);
  }

  /** These options with a scale of the analog input. */
  public CompilerOptions withInputScale(double scale) {
    return new CompilerOptions(
        target,
        timeSteps,
        spikeRule,
        reset,
        dt,
        batch,
        input,
        OptionalDouble.of(scale),
        inputMaximum);
  }

  /** These options with the largest magnitude of the analog input. */
  public CompilerOptions withInputMaximum(double maximum) {
    return new CompilerOptions(
        target,
        timeSteps,
        spikeRule,
        reset,
        dt,
        batch,
        input,
        inputScale,
        OptionalDouble.of(maximum));
  }
}
