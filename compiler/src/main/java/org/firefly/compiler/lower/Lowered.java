package org.firefly.compiler.lower;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Settings;

/**
 * A network in layers of real numbers, divided by where they run.
 *
 * @param input map of a sample
 * @param planes whether the first layer sees the bits of numbers
 * @param host the layer that the host computes, if samples are not spikes and it is to
 * @param accelerated the layers of the accelerator, at least one, in the order of execution
 * @param cycles names of layers that read each other's spikes, or one its own, in the order in
 *     which they take turns in a time step
 * @param output name of the layer whose spikes or membranes the network gives
 */
public record Lowered(
    FeatureMap input,
    boolean planes,
    Optional<Stage> host,
    List<Stage> accelerated,
    List<List<String>> cycles,
    String output) {
  public Lowered {
    cycles = List.copyOf(cycles);
    accelerated = List.copyOf(accelerated);
  }

  /**
   * Groups the nodes of a network into layers and says which one the host computes.
   *
   * @throws CompilerException naming the node that cannot be expressed
   */
  public static Lowered of(Graph graph, Settings settings) {
    int parallelism = settings.options().accelerator().parallelism();
    Layers layers = StageBuilder.of(graph, settings.conventions(), parallelism);
    List<List<Stage>> rounds = Order.of(layers.stages());
    List<List<String>> cycles =
        rounds.stream()
            .filter(Order::isRecurrent)
            .map(round -> round.stream().map(Stage::name).toList())
            .toList();
    List<Stage> stages =
        rounds.stream()
            .flatMap(List::stream)
            .map(stage -> stage.reading(source -> source.within(settings.timeSteps())))
            .toList();
    boolean synapses = settings.options().accelerator().synapses();
    FeatureMap input = Maps.ofInput(graph.sample());
    if (!settings.hasHostLayer()) {
      checkCurrents(stages, synapses);
      if (settings.hasPlanes()) {
        PlaneStage.check(stages, settings.options().input());
      }
      return new Lowered(
          input, settings.hasPlanes(), Optional.empty(), stages, cycles, layers.output());
    }
    Stage host = HostStage.of(stages);
    List<Stage> accelerated =
        stages.stream()
            .filter(stage -> stage != host)
            .map(stage -> stage.reading(source -> HostStage.renamed(source, host)))
            .toList();
    checkCurrents(accelerated, synapses);
    return new Lowered(input, false, Optional.of(host), accelerated, cycles, layers.output());
  }

  private static void checkCurrents(List<Stage> accelerated, boolean synapses) {
    accelerated.stream()
        .filter(stage -> stage.neurons().current().present() && !synapses)
        .findFirst()
        .ifPresent(
            stage -> {
              throw new CompilerException(
                  stage.name(),
                  "its neurons keep synaptic currents (of tau_syn), which this target does not",
                  "compile for the board's configuration with them, --target BOARD-synapses, such"
                      + " as --target kv260-synapses");
            });
  }

  /** Whether a layer sees the bits of numbers. */
  public boolean seesPlanes(Stage stage) {
    return planes && stage.reads(Source.HOST);
  }

  /** All layers in the order of execution. */
  public List<Stage> stages() {
    return Stream.concat(host.stream(), accelerated.stream()).toList();
  }
}
