package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import org.firefly.cli.report.FloatComparison;
import org.firefly.figures.EnergyModel;
import org.firefly.host.samples.SampleSource;
import org.firefly.runtime.Inference;

/**
 * Samples that went through a device.
 *
 * @param estimate what the clock model says of the program
 * @param source of the samples
 * @param device simulator, rtl or board
 * @param inference results and what the device saw
 * @param accuracy share of right answers, 0 to 1, if the samples have labels
 * @param comparison with the float network, if it was asked for
 * @param energy the models that its energy is estimated by
 */
record Run(
    Estimate estimate,
    SampleSource source,
    String device,
    Inference inference,
    Optional<Double> accuracy,
    Optional<FloatComparison> comparison,
    List<EnergyModel> energy) {

  /** The same answers on another board, whose program has the same integers. */
  Run on(Estimate other) {
    return new Run(other, source, device, inference, accuracy, comparison, energy);
  }
}
