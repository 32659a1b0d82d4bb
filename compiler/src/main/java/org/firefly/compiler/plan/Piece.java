package org.firefly.compiler.plan;

import org.firefly.architecture.isa.InputPiece;

/**
 * Some inputs of one output group, which a descriptor of their own brings to it.
 *
 * @param strip part of the output
 * @param outputGroup group of P output channels
 * @param inputs the inputs
 * @param place whether others come before or behind
 * @param timeSteps T of the descriptor
 * @param pair pair of bits that the inputs are, whose sums are shifted left by twice as much; 0 for
 *     spikes
 * @param firstPass its first pass among those of the layer
 * @param passes its passes
 */
public record Piece(
    Strip strip,
    int outputGroup,
    InputRange inputs,
    InputPiece place,
    int timeSteps,
    int pair,
    int firstPass,
    int passes) {
  /** The same for another part of the output. */
  Piece of(Strip other) {
    return new Piece(other, outputGroup, inputs, place, timeSteps, pair, firstPass, passes);
  }
}
