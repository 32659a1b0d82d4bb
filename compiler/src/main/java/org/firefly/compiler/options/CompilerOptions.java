package org.firefly.compiler.options;

import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;

/**
 * What a NIR file does not say and the user decides.
 *
 * @param accelerator to compile for
 * @param timeSteps T, 1 to 65535; if empty, the network's metadata {@code firefly:time_steps}
 * @param batch most samples in a batch block, 1 to 255; lowered where a layer does not fit
 * @param conventions how the file's neurons are meant, as far as the user decides it
 * @param input what samples look like
 * @param calibration what the membranes did on samples
 * @param weightBits bits that the accelerator's weights make use of, 4 to 8; they take 8 in memory
 * @param firstLayer where the first layer runs if samples are no spikes; if empty, on the host
 */
public record CompilerOptions(
    AcceleratorConfig accelerator,
    OptionalInt timeSteps,
    int batch,
    ConventionOptions conventions,
    Input input,
    Calibration calibration,
    int weightBits,
    Optional<FirstLayerPlace> firstLayer) {

  /** T that commands and studies take where neither user, file nor samples say one. */
  public static final int DEFAULT_STEPS = 4;

  /** Most time steps that a descriptor can hold. */
  public static final int MAX_STEPS = 65_535;

  /** Most samples that a descriptor can hold. */
  public static final int MAX_BATCH = 255;

  /** Fewest bits of a weight. */
  public static final int LEAST_WEIGHT_BITS = 4;

  /** Bits that a weight has in memory. */
  public static final int MOST_WEIGHT_BITS = Byte.SIZE;

  /**
   * @throws CompilerException naming the option that is out of range
   */
  public CompilerOptions {
    timeSteps.ifPresent(steps -> OptionRanges.count("the number of time steps", steps, MAX_STEPS));
    OptionRanges.count("the batch size", batch, MAX_BATCH);
    OptionRanges.between(
        "the number of bits of a weight", weightBits, LEAST_WEIGHT_BITS, MOST_WEIGHT_BITS);
  }

  /**
   * The defaults: neurons as NIR means them, N = 1, analog input, weights of 8 bits, the first
   * layer on the host.
   */
  public static CompilerOptions of(AcceleratorConfig accelerator) {
    return new CompilerOptions(
        accelerator,
        OptionalInt.empty(),
        1,
        ConventionOptions.NONE,
        Input.ANALOG,
        Calibration.NONE,
        MOST_WEIGHT_BITS,
        Optional.empty());
  }

  /** These options with T. */
  public CompilerOptions withTimeSteps(int steps) {
    return new CompilerOptions(
        accelerator,
        OptionalInt.of(steps),
        batch,
        conventions,
        input,
        calibration,
        weightBits,
        firstLayer);
  }

  /** These options with another batch size. */
  public CompilerOptions withBatch(int samples) {
    return new CompilerOptions(
        accelerator, timeSteps, samples, conventions, input, calibration, weightBits, firstLayer);
  }

  /** These options with other choices about neurons. */
  public CompilerOptions withConventions(ConventionOptions others) {
    return new CompilerOptions(
        accelerator, timeSteps, batch, others, input, calibration, weightBits, firstLayer);
  }

  /** These options with another input. */
  public CompilerOptions withInput(Input other) {
    return new CompilerOptions(
        accelerator, timeSteps, batch, conventions, other, calibration, weightBits, firstLayer);
  }

  /** These options with scales chosen by what the membranes did on samples. */
  public CompilerOptions withCalibration(Calibration seen) {
    return new CompilerOptions(
        accelerator, timeSteps, batch, conventions, input, seen, weightBits, firstLayer);
  }

  /** These options with weights of fewer bits. */
  public CompilerOptions withWeightBits(int bits) {
    return new CompilerOptions(
        accelerator, timeSteps, batch, conventions, input, calibration, bits, firstLayer);
  }

  /** These options with the first layer elsewhere. */
  public CompilerOptions withFirstLayer(FirstLayerPlace place) {
    return new CompilerOptions(
        accelerator,
        timeSteps,
        batch,
        conventions,
        input,
        calibration,
        weightBits,
        Optional.of(place));
  }

  /** These options with another spike rule. */
  public CompilerOptions withSpikeRule(SpikeRule rule) {
    return withConventions(conventions.withRule(rule));
  }

  /** These options with a reset instead of the file's. */
  public CompilerOptions withReset(ResetKind kind) {
    return withConventions(conventions.withReset(kind));
  }

  /** These options with another time step in seconds. */
  public CompilerOptions withDt(double seconds) {
    return withConventions(conventions.withDt(seconds));
  }
}
