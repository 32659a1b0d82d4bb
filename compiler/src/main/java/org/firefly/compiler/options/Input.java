package org.firefly.compiler.options;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.program.InputBits;

/**
 * What samples look like.
 *
 * @param kind current, counts or spikes
 * @param scale real value of one integer step of an ANALOG input, above 0; 1 for integer samples.
 *     If empty, the metadata {@code firefly:input_scale}, then {@code maximum} decide
 * @param maximum largest magnitude of an ANALOG input, above 0, which bounds the first layer's
 *     membranes; if nothing else says the scale, it becomes the largest integer of at most 16 bits
 *     that keeps the first layer within 32 bits
 * @param bits of the integers of an ANALOG or COUNTS input, if they are known to be at most eight;
 *     then the first layer has the same integers wherever it runs
 */
public record Input(
    InputKind kind, OptionalDouble scale, OptionalDouble maximum, Optional<InputBits> bits) {
  /** A current whose scale the file says. */
  public static final Input ANALOG = of(InputKind.ANALOG);

  /** Spikes. */
  public static final Input SPIKES = of(InputKind.SPIKES);

  /**
   * @throws CompilerException naming what is out of range
   */
  public Input {
    scale.ifPresent(value -> OptionRanges.positive("the input scale", value));
    maximum.ifPresent(value -> OptionRanges.positive("the input maximum", value));
  }

  /** A current that is a multiple of a step. */
  public static Input ofScale(double step) {
    return new Input(
        InputKind.ANALOG, OptionalDouble.of(step), OptionalDouble.empty(), Optional.empty());
  }

  /** A current up to a magnitude. */
  public static Input ofMaximum(double largest) {
    return new Input(
        InputKind.ANALOG, OptionalDouble.empty(), OptionalDouble.of(largest), Optional.empty());
  }

  /** Whole numbers at every time step, of more than one bit. */
  public static Input counts(InputBits bits) {
    return new Input(
        InputKind.COUNTS, OptionalDouble.of(1), OptionalDouble.empty(), Optional.of(bits));
  }

  private static Input of(InputKind kind) {
    return new Input(kind, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
  }

  /** The same with integers of so many bits. */
  public Input withBits(Optional<InputBits> known) {
    return new Input(kind, scale, maximum, known);
  }
}
