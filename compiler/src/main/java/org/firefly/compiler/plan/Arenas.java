package org.firefly.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * Which spikes lie side by side. Layers that one layer reads share an arena; every other has one of
 * its own. All spikes of a batch block stay in memory until its end.
 */
public final class Arenas {
  /** The input groups that a descriptor can count. */
  private static final int MOST_PLANES = (1 << 16) - 1;

  private final Map<String, Arena> byLayer = new LinkedHashMap<>();
  private final AcceleratorConfig config;

  private final boolean still;

  private Arenas(AcceleratorConfig config, boolean still) {
    this.config = config;
    this.still = still;
  }

  static Arenas of(Quantised quantised, AcceleratorConfig config) {
    Arenas arenas = new Arenas(config, quantised.planes().isPresent() && quantised.constant());
    FeatureMap host = quantised.hostOutput(config.parallelism());
    Map<String, FeatureMap> maps = new LinkedHashMap<>(Map.of(Source.HOST, host));
    List<QuantisedLayer> layers =
        quantised.accelerated().stream().map(LayerNumbers::layer).toList();
    layers.stream()
        .filter(layer -> !layer.readout())
        .forEach(layer -> maps.put(layer.name(), layer.output()));
    Map<String, Set<String>> together = new LinkedHashMap<>();
    maps.keySet().forEach(name -> together.put(name, new LinkedHashSet<>(Set.of(name))));
    layers.forEach(layer -> meet(layer, together));
    for (Set<String> members : new LinkedHashSet<>(together.values())) {
      List<String> inOrder = maps.keySet().stream().filter(members::contains).toList();
      Arena arena = arenas.arena(inOrder, maps, layers);
      inOrder.forEach(name -> arenas.byLayer.put(name, arena));
    }
    return arenas;
  }

  private static void meet(QuantisedLayer layer, Map<String, Set<String>> together) {
    Set<String> all = new LinkedHashSet<>();
    layer.sources().forEach(source -> all.addAll(together.get(source.layer())));
    all.forEach(name -> together.put(name, all));
  }

  private Arena arena(
      List<String> members, Map<String, FeatureMap> maps, List<QuantisedLayer> layers) {
    Map<String, Integer> firstPlane = new LinkedHashMap<>();
    int planes = 0;
    for (String name : members) {
      firstPlane.put(name, planes);
      planes += config.groups(maps.get(name).channels());
    }
    int delay =
        layers.stream()
            .flatMap(layer -> layer.sources().stream())
            .filter(source -> members.contains(source.layer()))
            .mapToInt(Source::delay)
            .max()
            .orElse(0);
    boolean numbers = still && members.contains(Source.HOST);
    return new Arena(maps.get(members.get(0)), firstPlane, planes, numbers, delay);
  }

  /** All of them, in the order of their first layers. */
  public List<Arena> all() {
    return byLayer.values().stream().distinct().toList();
  }

  /** The arena of a layer's spikes, or of those that the host leaves. */
  public Arena of(String layer) {
    return byLayer.get(layer);
  }

  /**
   * The planes that a layer reads.
   *
   * @throws CompilerException if they are farther apart than a descriptor can say
   */
  InputView view(QuantisedLayer layer) {
    List<Integer> planes = new ArrayList<>();
    for (Source source : layer.sources()) {
      Arena arena = of(source.layer());
      for (int g = 0; g < config.groups(source.map().channels()); g++) {
        planes.add(arena.plane(source.layer(), g, source.delay()));
      }
    }
    InputView view = InputView.over(planes);
    if (view.planes() > MOST_PLANES) {
      throw new CompilerException(
          layer.name(),
          "its sources lie "
              + view.planes()
              + " planes of spikes apart, but a descriptor reaches "
              + MOST_PLANES,
          "use a shorter delay or fewer channels");
    }
    return view;
  }
}
