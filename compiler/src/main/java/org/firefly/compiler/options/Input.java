package org.firefly.compiler.options;

import java.util.OptionalDouble;

/**
 * What samples look like.
 *
 * @param kind current or spikes
 * @param scale real value of one integer step of an ANALOG input, above 0; 1 for integer samples.
 *     If empty, the metadata {@code firefly:input_scale}, then {@code maximum} decide
 * @param maximum largest magnitude of an ANALOG input, above 0, which bounds the first layer's
 *     membranes; if nothing else says the scale, it becomes the largest integer of at most 16 bits
 *     that keeps the first layer within 32 bits
 */
public record Input(InputKind kind, OptionalDouble scale, OptionalDouble maximum) {
  /** A current whose scale the file says. */
  public static final Input ANALOG =
      new Input(InputKind.ANALOG, OptionalDouble.empty(), OptionalDouble.empty());

  /** Spikes. */
  public static final Input SPIKES =
      new Input(InputKind.SPIKES, OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * @throws CompilerException naming what is out of range
   */
  public Input {
    scale.ifPresent(value -> OptionRanges.positive("the input scale", value));
    maximum.ifPresent(value -> OptionRanges.positive("the input maximum", value));
  }

  /** A current that is a multiple of a step. */
  public static Input ofScale(double step) {
    return new Input(InputKind.ANALOG, OptionalDouble.of(step), OptionalDouble.empty());
  }

  /** A current up to a magnitude. */
  public static Input ofMaximum(double largest) {
    return new Input(InputKind.ANALOG, OptionalDouble.empty(), OptionalDouble.of(largest));
  }
}
