package org.firefly.compiler.plan;

import java.util.List;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.Quantised;

/**
 * How the accelerator runs a network.
 *
 * @param samples N: samples of a batch block
 * @param layers the plan of each accelerated layer, in the order of execution
 */
public record Plan(int samples, List<LayerPlan> layers) {
  public Plan {
    layers = List.copyOf(layers);
  }

  /**
   * Plans every layer for the largest batch, up to the option, that all of them have room for.
   *
   * @throws org.firefly.compiler.options.CompilerException naming the layer that does not fit
   */
  public static Plan of(Quantised quantised, CompilerOptions options) {
    List<LayerPlanner> planners =
        quantised.accelerated().stream()
            .map(LayerNumbers::layer)
            .map(layer -> new LayerPlanner(options.accelerator(), layer))
            .toList();
    int room = planners.stream().mapToInt(LayerPlanner::mostSamples).min().orElseThrow();
    int samples = Math.min(options.batch(), room);
    return new Plan(samples, planners.stream().map(planner -> planner.plan(samples)).toList());
  }
}
