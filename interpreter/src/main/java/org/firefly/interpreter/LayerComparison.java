package org.firefly.interpreter;

import java.util.Optional;

/**
 * One layer of the float network beside the same layer of the int8 network.
 *
 * @param name of the layer
 * @param equalSpikes share of neurons, steps and samples on which both agree, 0 to 1
 * @param rateFloat share of them in which the float network fires
 * @param rateInt8 share of them in which the int8 network fires
 * @param firstDifference the first one on which they do not agree
 */
public record LayerComparison(
    String name,
    double equalSpikes,
    double rateFloat,
    double rateInt8,
    Optional<Difference> firstDifference) {

  /**
   * A spike that only one of the two has, the first in the order sample, step, neuron.
   *
   * @param neuron its place in the row-major (C,H,W) of the layer's output
   * @param floatFires whether it is the float network's
   */
  public record Difference(int sample, int step, int neuron, boolean floatFires) {}
}
