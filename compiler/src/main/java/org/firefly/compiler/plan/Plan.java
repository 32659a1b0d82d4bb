package org.firefly.compiler.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Settings;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * How the accelerator runs a network.
 *
 * @param asked samples of a batch block that the user wants
 * @param samples N: samples of a batch block
 * @param bound what lowered the batch, if that was asked to be larger
 * @param arenas which spikes lie side by side
 * @param layers the plan of each accelerated layer, in the order of execution
 */
public record Plan(
    int asked, int samples, Optional<BatchRoom> bound, Arenas arenas, List<LayerPlan> layers) {
  public Plan {
    layers = List.copyOf(layers);
  }

  /**
   * Plans every layer for the largest batch, up to the option, that all of them have room for.
   *
   * @throws org.firefly.compiler.options.CompilerException naming the layer that does not fit
   */
  public static Plan of(Quantised quantised, Settings settings) {
    CompilerOptions options = settings.options();
    Arenas arenas = Arenas.of(quantised, options.accelerator());
    List<QuantisedLayer> layers =
        quantised.accelerated().stream().map(LayerNumbers::layer).toList();
    Map<String, Cycle> cycles = Cycle.byLayer(quantised.cycles(), layers, options.accelerator());
    List<Planner> planners =
        quantised.accelerated().stream()
            .map(
                layer ->
                    planner(
                        layer,
                        quantised,
                        arenas,
                        Optional.ofNullable(cycles.get(layer.layer().name())),
                        settings))
            .toList();
    BatchRoom room =
        planners.stream()
            .map(Planner::room)
            .min(Comparator.comparingInt(BatchRoom::samples))
            .orElseThrow();
    int samples = Math.min(options.batch(), room.samples());
    Optional<BatchRoom> bound = Optional.of(room).filter(r -> r.samples() < options.batch());
    return new Plan(
        options.batch(),
        samples,
        bound,
        arenas,
        planners.stream().map(planner -> planner.plan(samples)).toList());
  }

  private static Planner planner(
      LayerNumbers layer,
      Quantised quantised,
      Arenas arenas,
      Optional<Cycle> cycle,
      Settings settings) {
    AcceleratorConfig config = settings.options().accelerator();
    int steps = settings.timeSteps();
    int samples = settings.options().batch();
    return layer
        .numbers()
        .planes()
        .map(bits -> new PlaneLayer(layer.layer(), bits, config.parallelism()))
        .<Planner>map(
            planes -> new PlanePlanner(config, planes, quantised.constant(), steps, samples))
        .orElseGet(
            () ->
                new LayerPlanner(
                    config, layer.layer(), arenas.view(layer.layer()), cycle, steps, samples));
  }
}
