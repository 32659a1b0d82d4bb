package org.firefly.interpreter;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The float network beside the int8 network, on the same samples.
 *
 * @param layers those that fire, in their order
 * @param classesFloat the class that the float network gives each sample
 */
public record Comparison(List<LayerComparison> layers, int[] classesFloat) {

  /**
   * A layer of the int8 network.
   *
   * @param name of the layer
   * @param node of the float network whose output its spikes are
   * @param spikes what it fired
   */
  public record Layer(String name, String node, SpikeRecord spikes) {}

  /**
   * Runs the float network on the samples and compares it with what the int8 network fired.
   *
   * @throws org.firefly.network.NetworkException if the samples do not fit, or the network has not
   *     one input and one output
   */
  public static Comparison of(Interpreter interpreter, Samples samples, List<Layer> layers) {
    return of(interpreter, samples, layers, Watch.NOTHING);
  }

  /**
   * The same, and lets somebody else watch the run of the float network.
   *
   * @throws org.firefly.network.NetworkException as above
   */
  public static Comparison of(
      Interpreter interpreter, Samples samples, List<Layer> layers, Watch also) {
    Scores scores = new Scores(interpreter, samples.count());
    Map<String, LayerTally> tallies = new LinkedHashMap<>();
    layers.forEach(
        layer -> tallies.put(layer.node(), new LayerTally(layer.name(), layer.spikes())));
    Set<String> watched = new HashSet<>(tallies.keySet());
    watched.add(scores.node());
    Watch comparing =
        new Watch(
            watched,
            (sample, step, node, output) -> {
              if (node.equals(scores.node())) {
                scores.add(sample, output);
              } else {
                tallies.get(node).add(sample, step, output);
              }
            });
    Watch both = comparing.and(also);
    interpreter.run(samples, both.nodes(), both.observer());
    return new Comparison(
        tallies.values().stream().map(LayerTally::result).toList(), classes(scores.all()));
  }

  private static int[] classes(double[][] scores) {
    int[] classes = new int[scores.length];
    for (int n = 0; n < classes.length; n++) {
      classes[n] = largest(scores[n]);
    }
    return classes;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
