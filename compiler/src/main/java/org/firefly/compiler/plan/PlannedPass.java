package org.firefly.compiler.plan;

/**
 * A tile and the pass that works with it.
 *
 * @param outputGroup group of P output channels
 * @param inputs planes from which a PACKED source counts, and which no source leaves; none if all
 *     weights are zero
 * @param source WINDOW: input group; PACKED: chunk of nine words
 * @param kernelRow WINDOW: kernel row that the window's top row holds; 0 for PACKED
 * @param kernelColumn WINDOW: kernel column that the window's left column holds; 0 for PACKED
 */
public record PlannedPass(
    int outputGroup, InputRange inputs, int source, int kernelRow, int kernelColumn) {
  /** A pass that adds nothing. */
  static PlannedPass idle(int outputGroup) {
    return new PlannedPass(outputGroup, new InputRange(0, 0), 0, 0, 0);
  }
}
