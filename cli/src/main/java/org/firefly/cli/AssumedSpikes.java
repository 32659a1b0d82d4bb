package org.firefly.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.explore.stage.IntegerCounts;
import org.firefly.timing.event.SpikeStatistics;

/**
 * Spikes of a network that nobody has run, as the user assumes them.
 *
 * @param layers of the accelerated layers, in the order of execution
 */
record AssumedSpikes(List<SpikeStatistics> layers) {
  AssumedSpikes {
    layers = List.copyOf(layers);
  }

  /**
   * Operations of a sample in one accelerated layer that are to be expected: as many spikes for
   * each input, at each weight other than zero that the input meets.
   */
  double effectiveOperations(Compilation compilation, int layer) {
    List<QuantisedLayer> all = compilation.layers();
    QuantisedLayer quantised = all.get(all.size() - layers.size() + layer);
    return layers.get(layer).density()
        * compilation.program().timeSteps()
        * IntegerCounts.fanOut(quantised).synapses();
  }

  /** The same of all layers. */
  double effectiveOperations(Compilation compilation) {
    return IntStream.range(0, layers.size())
        .mapToDouble(layer -> effectiveOperations(compilation, layer))
        .sum();
  }
}
