package org.firefly.compiler.options;

import java.util.Optional;

/**
 * What a NIR file leaves open about its neurons.
 *
 * @param rule whether neurons fire at or above their threshold
 * @param reset reset of neurons; if empty, what the file says. SUBTRACT also overrides a stored
 *     {@code v_reset} of 0, which several exporters write for both kinds
 * @param dt length of a time step in seconds, above 0
 */
public record Neurons(SpikeRule rule, Optional<ResetKind> reset, double dt) {
  /** Time step that exporters assume, in seconds. */
  public static final double DEFAULT_DT = 1e-4;

  /** NIR's own: strict threshold, reset from the file, the usual time step. */
  public static final Neurons OF_FILE =
      new Neurons(SpikeRule.GREATER, Optional.empty(), DEFAULT_DT);

  /**
   * @throws CompilerException if the time step is out of range
   */
  public Neurons {
    OptionRanges.positive("the time step dt", dt);
  }

  /** The same with another spike rule. */
  public Neurons withRule(SpikeRule other) {
    return new Neurons(other, reset, dt);
  }

  /** The same with a reset, or with that of the file if empty. */
  public Neurons withReset(Optional<ResetKind> kind) {
    return new Neurons(rule, kind, dt);
  }

  /** The same with another time step in seconds. */
  public Neurons withDt(double seconds) {
    return new Neurons(rule, reset, seconds);
  }
}
