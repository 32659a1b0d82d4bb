package org.firefly.compiler.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Layers that take turns, step by step, and share the membrane memory while they do. */
final class Cycle {
  private final int number;
  private final AcceleratorConfig config;
  private final List<QuantisedLayer> layers;
  private final int words;

  /**
   * @param layers in the order of their turns
   * @throws CompilerException if the states of one sample alone are more than the memory holds
   */
  Cycle(int number, AcceleratorConfig config, List<QuantisedLayer> layers) {
    this.number = number;
    this.config = config;
    this.layers = List.copyOf(layers);
    this.words = layers.stream().mapToInt(this::words).sum();
    if (words > config.membraneDepth()) {
      throw tooLarge();
    }
  }

  /** The cycle of each layer that is on one. */
  static Map<String, Cycle> byLayer(
      List<List<String>> cycles, List<QuantisedLayer> layers, AcceleratorConfig config) {
    Map<String, Cycle> found = new HashMap<>();
    for (int number = 0; number < cycles.size(); number++) {
      List<String> names = cycles.get(number);
      List<QuantisedLayer> members =
          layers.stream().filter(layer -> names.contains(layer.name())).toList();
      Cycle cycle = new Cycle(number, config, members);
      names.forEach(name -> found.put(name, cycle));
    }
    return found;
  }

  private int words(QuantisedLayer layer) {
    return config.groups(layer.geometry().output().channels())
        * layer.geometry().output().positions();
  }

  private CompilerException tooLarge() {
    String states =
        layers.stream()
            .map(layer -> "'" + layer.name() + "' " + words(layer))
            .collect(Collectors.joining(", "));
    return new CompilerException(
        layers.get(0).name(),
        String.format(
            Locale.ROOT,
            "the neurons on its cycle keep their states from step to step, %d words of %d (%s), but the"
                + " membrane memory holds %d",
            words,
            config.parallelism(),
            states,
            config.membraneDepth()),
        "use fewer or smaller recurrent layers, or a larger membraneDepth");
  }

  /** Most samples whose states fit. */
  BatchRoom room() {
    return new BatchRoom(layers.get(0).name(), config.membraneDepth() / words, "membraneDepth");
  }

  /** The turns of one of the layers. */
  Turns turns(QuantisedLayer layer, int timeSteps, int samples) {
    int before = 0;
    for (QuantisedLayer other : layers.subList(0, layers.indexOf(layer))) {
      before += words(other);
    }
    int positions = layer.geometry().output().positions();
    return new Turns(number, timeSteps, before * samples, positions * samples);
  }
}
