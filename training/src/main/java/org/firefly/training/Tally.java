package org.firefly.training;

import java.util.ArrayList;
import java.util.List;

/** Running means of an epoch, weighted by samples. */
final class Tally {
  private double lossSum;
  private double[] rateSums = {};
  private long correct;
  private long seen;

  void add(SpikingNetwork.Pass pass, int correctOnes, int samples) {
    lossSum += pass.loss() * (double) samples;
    correct += correctOnes;
    seen += samples;
    addRates(pass.rates(), samples);
  }

  void add(Tally other) {
    lossSum += other.lossSum;
    correct += other.correct;
    seen += other.seen;
    addRates(other.rateSums, 1);
  }

  double loss() {
    return lossSum / seen;
  }

  double accuracy() {
    return (double) correct / seen;
  }

  /** Of every layer of neurons. */
  List<Double> rates() {
    List<Double> rates = new ArrayList<>();
    for (double sum : rateSums) {
      rates.add(sum / seen);
    }
    return rates;
  }

  private void addRates(double[] values, int weight) {
    rateSums = rateSums.length == 0 ? new double[values.length] : rateSums;
    for (int i = 0; i < values.length; i++) {
      rateSums[i] += values[i] * weight;
    }
  }
}
