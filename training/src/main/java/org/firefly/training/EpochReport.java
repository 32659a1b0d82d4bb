package org.firefly.training;

/**
 * What an epoch achieved.
 *
 * @param epoch from 1
 * @param epochs planned
 * @param timeSteps of training and test in this epoch
 * @param loss mean cross entropy over the epoch, in nats
 * @param trainingAccuracy share of correct (augmented) training images
 * @param testAccuracy share of correct test images, all of them, after the epoch
 * @param seconds wall time, test included
 */
public record EpochReport(
    int epoch,
    int epochs,
    int timeSteps,
    double loss,
    double trainingAccuracy,
    double testAccuracy,
    double seconds) {}
