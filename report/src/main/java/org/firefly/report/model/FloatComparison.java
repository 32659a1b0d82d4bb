package org.firefly.report.model;

import java.util.List;
import java.util.Optional;
import org.firefly.figures.WorkloadFigures;

/**
 * The float network, in double precision as its framework computes it, beside the int8 network.
 *
 * @param samples samples that both ran, the first of the set
 * @param layers those that fire, in their order
 * @param classesEqual share of samples that both give the same class, 0 to 1
 * @param accuracyFloat share of right answers of the float network; absent without labels
 * @param accuracyInt8 the same of the int8 network
 * @param changed the samples that they do not agree on
 * @param workload what NeuroBench counts of the float network on these samples
 */
public record FloatComparison(
    int samples,
    List<Layer> layers,
    double classesEqual,
    Optional<Double> accuracyFloat,
    Optional<Double> accuracyInt8,
    List<Changed> changed,
    WorkloadFigures workload) {
  public FloatComparison {
    layers = List.copyOf(layers);
    changed = List.copyOf(changed);
  }

  /**
   * A layer of both networks.
   *
   * @param equalSpikes share of neurons, steps and samples on which both agree
   * @param rateFloat share in which the float network fires
   * @param rateInt8 share in which the int8 network fires
   */
  public record Layer(String name, double equalSpikes, double rateFloat, double rateInt8) {}

  /**
   * A sample that int8 changed.
   *
   * @param sample its place in the set, from 0
   * @param label its right class, if known
   */
  public record Changed(int sample, Optional<String> label, String floatClass, String int8Class) {}
}
