package org.firefly.compiler;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.compiler.quantise.LayerNumbers;

/** Finds layers whose thresholds no input can reach. */
final class NeverFiring {
  private NeverFiring() {}

  /** A sentence for each layer that is silent whatever comes in. */
  static Stream<String> warnings(List<LayerNumbers> layers, List<LayerExplanation> explained) {
    return IntStream.range(0, layers.size())
        .filter(i -> isSilent(layers.get(i), explained.get(i)))
        .mapToObj(i -> warning(explained.get(i)));
  }

  private static boolean isSilent(LayerNumbers layer, LayerExplanation explained) {
    long reached = explained.staticRange().max();
    long threshold = (long) explained.integers().threshold().least();
    return !layer.stage().isReadout() && !layer.layer().neuron().passes(reached, threshold);
  }

  private static String warning(LayerExplanation layer) {
    return "layer '"
        + layer.name()
        + "' can never fire: its membranes stay within "
        + layer.staticRange()
        + ", and its lowest threshold is "
        + (long) layer.integers().threshold().least()
        + "; see whether --dt, --from and the input's scale are those of its training.";
  }
}
