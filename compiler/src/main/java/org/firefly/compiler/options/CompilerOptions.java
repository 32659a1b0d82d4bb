package org.firefly.compiler.options;

import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.AcceleratorConfig;

/**
 * What a NIR file does not say and the user decides.
 *
 * @param accelerator to compile for
 * @param timeSteps T, 1 to 255; if empty, the network's metadata {@code firefly:time_steps}
 * @param batch most samples in a batch block, 1 to 255; lowered where a layer does not fit
 * @param neurons how the file's neurons are meant
 * @param input what samples look like
 */
public record CompilerOptions(
    AcceleratorConfig accelerator, OptionalInt timeSteps, int batch, Neurons neurons, Input input) {

  /** Most time steps and samples that a descriptor can hold. */
  public static final int MAX_STEPS = 255;

  /**
   * @throws CompilerException naming the option that is out of range
   */
  public CompilerOptions {
    timeSteps.ifPresent(steps -> OptionRanges.steps("the number of time steps", steps));
    OptionRanges.steps("the batch size", batch);
  }

  /** The defaults: neurons as NIR means them, N = 1, analog input. */
  public static CompilerOptions of(AcceleratorConfig accelerator) {
    return new CompilerOptions(accelerator, OptionalInt.empty(), 1, Neurons.OF_FILE, Input.ANALOG);
  }

  /** These options with T. */
  public CompilerOptions withTimeSteps(int steps) {
    return new CompilerOptions(accelerator, OptionalInt.of(steps), batch, neurons, input);
  }

  /** These options with another batch size. */
  public CompilerOptions withBatch(int samples) {
    return new CompilerOptions(accelerator, timeSteps, samples, neurons, input);
  }

  /** These options with other neurons. */
  public CompilerOptions withNeurons(Neurons others) {
    return new CompilerOptions(accelerator, timeSteps, batch, others, input);
  }

  /** These options with another input. */
  public CompilerOptions withInput(Input other) {
    return new CompilerOptions(accelerator, timeSteps, batch, neurons, other);
  }

  /** These options with another spike rule. */
  public CompilerOptions withSpikeRule(SpikeRule rule) {
    return withNeurons(neurons.withRule(rule));
  }

  /** These options with a reset instead of the file's. */
  public CompilerOptions withReset(ResetKind kind) {
    return withNeurons(neurons.withReset(Optional.of(kind)));
  }

  /** These options with another time step in seconds. */
  public CompilerOptions withDt(double seconds) {
    return withNeurons(neurons.withDt(seconds));
  }
}
