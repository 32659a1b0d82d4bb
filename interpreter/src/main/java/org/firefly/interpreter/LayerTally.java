package org.firefly.interpreter;

import java.util.Comparator;
import java.util.Optional;
import org.firefly.interpreter.LayerComparison.Difference;

/** Counts where a layer of both networks fires; samples may come from several threads. */
final class LayerTally {
  private static final Comparator<Difference> ORDER =
      Comparator.comparingInt(Difference::sample)
          .thenComparingInt(Difference::step)
          .thenComparingInt(Difference::neuron);

  private final String name;
  private final SpikeRecord int8;
  private long values;
  private long equal;
  private long floatSpikes;
  private long int8Spikes;
  private Optional<Difference> first = Optional.empty();

  LayerTally(String name, SpikeRecord int8) {
    this.name = name;
    this.int8 = int8;
  }

  void add(int sample, int step, double[] output) {
    long same = 0;
    long ours = 0;
    long theirs = 0;
    Optional<Difference> difference = Optional.empty();
    for (int n = 0; n < output.length; n++) {
      boolean fires = output[n] != 0;
      boolean wanted = int8.get(sample, step, n);
      ours += fires ? 1 : 0;
      theirs += wanted ? 1 : 0;
      same += fires == wanted ? 1 : 0;
      if (fires != wanted && difference.isEmpty()) {
        difference = Optional.of(new Difference(sample, step, n, fires));
      }
    }
    merge(output.length, same, ours, theirs, difference);
  }

  private synchronized void merge(
      int count, long same, long ours, long theirs, Optional<Difference> difference) {
    values += count;
    equal += same;
    floatSpikes += ours;
    int8Spikes += theirs;
    if (difference.isPresent()
        && (first.isEmpty() || ORDER.compare(difference.get(), first.get()) < 0)) {
      first = difference;
    }
  }

  synchronized LayerComparison result() {
    return new LayerComparison(
        name,
        (double) equal / values,
        (double) floatSpikes / values,
        (double) int8Spikes / values,
        first);
  }
}
