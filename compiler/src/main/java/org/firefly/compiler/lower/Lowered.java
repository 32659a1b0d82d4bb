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
 * @param host the layer that the host computes, if samples are not spikes
 * @param accelerated the layers of the accelerator, at least one, in the order of execution
 */
public record Lowered(FeatureMap input, Optional<Stage> host, List<Stage> accelerated) {
  public Lowered {
    accelerated = List.copyOf(accelerated);
  }

  /**
   * Groups the nodes of a chain into layers and says which one the host computes.
   *
   * @throws CompilerException naming the node that cannot be expressed
   */
  public static Lowered of(Chain chain, Settings settings) {
    List<Stage> stages = StageBuilder.of(chain, settings.conventions());
    FeatureMap input = Maps.ofInput(chain.input());
    boolean synapses = settings.options().accelerator().synapses();
    if (!settings.hasHostLayer()) {
      checkCurrents(stages, synapses);
      return new Lowered(input, Optional.empty(), stages);
    }
    Stage first = stages.get(0);
    HostStage.check(first);
    if (stages.size() == 1) {
      throw new CompilerException(
          first.name(),
          "it is the only layer and runs on the host, so nothing is left for the accelerator",
          "add a layer behind it or use spikes as input");
    }
    checkCurrents(stages.subList(1, stages.size()), synapses);
    return new Lowered(input, Optional.of(first), stages.subList(1, stages.size()));
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

  /** All layers in the order of execution. */
  public List<Stage> stages() {
    return Stream.concat(host.stream(), accelerated.stream()).toList();
  }
}
