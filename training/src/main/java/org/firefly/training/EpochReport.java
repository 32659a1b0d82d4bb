package org.firefly.training;

import java.util.List;

/**
 * What an epoch achieved.
 *
 * @param epoch from 1
 * @param epochs planned
 * @param timeSteps of training and test in this epoch
 * @param loss mean cross entropy over the epoch, in nats
 * @param trainingAccuracy share of correct (augmented) training images
 * @param firingRates share of spikes of each layer of neurons over the epoch, behind its pooling
 * @param testAccuracy share of correct test images, all of them, after the epoch
 * @param seconds wall time, test included
 */
public record EpochReport(
    int epoch,
    int epochs,
    int timeSteps,
    double loss,
    double trainingAccuracy,
    List<Double> firingRates,
    double testAccuracy,
    double seconds) {
  public EpochReport {
    firingRates = List.copyOf(firingRates);
  }
}
