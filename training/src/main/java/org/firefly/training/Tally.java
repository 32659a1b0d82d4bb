package org.firefly.training;

import java.util.ArrayList;
import java.util.List;

/** Running means of an epoch, weighted by samples. */
final class Tally {
  private double lossSum;
  private List<Double> rateSums = List.of();
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
    return rateSums.stream().map(sum -> sum / seen).toList();
  }

  private void addRates(List<Double> values, int weight) {
    List<Double> sums = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      sums.add((rateSums.isEmpty() ? 0 : rateSums.get(i)) + values.get(i) * weight);
    }
    rateSums = sums;
  }
}
