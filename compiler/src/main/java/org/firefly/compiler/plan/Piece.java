package org.firefly.compiler.plan;

import org.firefly.architecture.isa.InputPiece;

/**
 * Some inputs of one output group, which a descriptor of their own brings to it.
 *
 * @param outputGroup group of P output channels
 * @param inputs the inputs
 * @param place whether others come before or behind
 * @param firstPass its first pass among those of the layer
 * @param passes its passes
 */
public record Piece(
    int outputGroup, InputRange inputs, InputPiece place, int firstPass, int passes) {}
