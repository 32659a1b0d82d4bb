package org.firefly.figures;

import java.util.concurrent.atomic.LongAdder;

/** Spikes and membranes of a node; samples may come from several threads. */
final class NeuronTally {
  private final String node;
  private final int size;
  private final boolean fires;
  private final LongAdder outputs = new LongAdder();
  private final LongAdder active = new LongAdder();
  private final LongAdder updates = new LongAdder();

  NeuronTally(String node, int size, boolean fires) {
    this.node = node;
    this.size = size;
    this.fires = fires;
  }

  void addOutput(double[] output) {
    if (fires) {
      int count = 0;
      for (double value : output) {
        count += value != 0 ? 1 : 0;
      }
      active.add(count);
      outputs.add(output.length);
    }
  }

  void addMembranes(int step, double[] before, double[] after) {
    int changed = 0;
    for (int n = 0; n < after.length; n++) {
      changed += step == 0 || before[n] != after[n] ? 1 : 0;
    }
    updates.add(changed);
  }

  long outputs() {
    return outputs.sum();
  }

  long silent() {
    return outputs.sum() - active.sum();
  }

  WorkloadFigures.Neurons figures(int samples) {
    double sparsity = outputs() == 0 ? 0 : (double) silent() / outputs();
    return new WorkloadFigures.Neurons(node, size, sparsity, updates.sum() / (double) samples);
  }
}
