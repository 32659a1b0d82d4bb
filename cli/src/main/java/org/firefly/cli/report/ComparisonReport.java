package org.firefly.cli.report;

import java.util.List;
import java.util.Optional;

/**
 * What {@code firefly compare} reports; the JSON file has these names.
 *
 * @param samples samples that both networks saw
 * @param timeSteps T
 * @param weightBits bits that the int8 network's weights make use of
 * @param conventions how the neurons of the float network were read, and who decided it
 * @param layers those that fire, in their order
 * @param classesEqual share of samples that both networks give the same class, 0 to 1
 * @param accuracyFloat share of right answers of the float network; absent without labels
 * @param accuracyInt8 the same of the int8 network
 */
public record ComparisonReport(
    int samples,
    int timeSteps,
    int weightBits,
    String conventions,
    List<Layer> layers,
    double classesEqual,
    Optional<Double> accuracyFloat,
    Optional<Double> accuracyInt8) {
  public ComparisonReport {
    layers = List.copyOf(layers);
  }

  /**
   * A layer of both networks.
   *
   * @param equalSpikes share of neurons, steps and samples on which both agree
   * @param rateFloat share in which the float network fires
   * @param rateInt8 share in which the int8 network fires
   * @param firstDifference absent where both agree on all
   */
  public record Layer(
      String name,
      double equalSpikes,
      double rateFloat,
      double rateInt8,
      Optional<Difference> firstDifference) {}

  /**
   * The first spike that only one network has, in the order sample, time step, channel, y, x.
   *
   * @param fires the network that has it: float or int8
   */
  public record Difference(int sample, int timeStep, int channel, int y, int x, String fires) {}
}
