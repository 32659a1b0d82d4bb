package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.conventions.Conventions;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * Groups the nodes of a chain into layers that the accelerator knows: everything linear up to a
 * neuron becomes one dense convolution; a pool whose result only asks whether any spike came
 * becomes the OR pool of the layer in front.
 */
public final class StageBuilder {
  private final Conventions conventions;
  private final List<Stage> stages = new ArrayList<>();
  private LinearStage open;

  private StageBuilder(Shape input, Conventions conventions) {
    this.conventions = conventions;
    this.open = new LinearStage(Maps.ofInput(input));
  }

  /**
   * The layers of a chain.
   *
   * @throws CompilerException naming the node that cannot be expressed
   */
  public static List<Stage> of(Chain chain, Conventions conventions) {
    StageBuilder builder = new StageBuilder(chain.input(), conventions);
    List<ChainLink> rest = chain.links();
    while (!rest.isEmpty()) {
      rest = rest.subList(builder.add(rest), rest.size());
    }
    return builder.finish(chain);
  }

  /** Adds the first of the links that are left, and says how many were taken with it. */
  private int add(List<ChainLink> rest) {
    ChainLink link = rest.get(0);
    Node node = link.node();
    if (node instanceof Neuron neuron && neuron.threshold().isEmpty()) {
      return addIntegrator(rest);
    } else if (node instanceof Neuron || node instanceof Node.Threshold) {
      addSpiking(link);
    } else if (node instanceof Node.Delay delay) {
      checkNoDelay(link.name(), delay.delay());
    } else {
      open.add(link);
    }
    return 1;
  }

  private static void checkNoDelay(String name, Tensor delay) {
    if (delay.max() > 0) {
      throw new CompilerException(
          name,
          "the accelerator keeps no spikes of earlier time steps, so it cannot delay them",
          "remove the Delay or set it to 0");
    }
  }

  /** Integrators are the readout, or fire by a threshold behind them. */
  private int addIntegrator(List<ChainLink> rest) {
    ChainLink link = rest.get(0);
    if (rest.size() == 1) {
      close(link, neurons(link).of(link.node()));
      return 1;
    } else if (rest.get(1).node() instanceof Node.Threshold threshold) {
      close(link, neurons(link).firing(link.node(), threshold));
      return 2;
    }
    throw new CompilerException(
        link.name(),
        "a hidden "
            + link.node().type()
            + " hands on real values, but only spikes travel"
            + " between layers",
        "use a spiking neuron, or make it the last node");
  }

  private void addSpiking(ChainLink link) {
    int front = stages.size() - 1;
    Optional<NeuronModel> pool = orPool(link);
    if (pool.isPresent() && front >= 0 && !stages.get(front).pool()) {
      stages.set(front, stages.get(front).pooled());
      open = new LinearStage(open.output());
    } else {
      close(link, pool.orElseGet(() -> neurons(link).of(link.node())));
    }
  }

  /**
   * The neurons of a max pool on spikes. A stored reset of 0 belongs to a pool; what is said of the
   * real neurons must not undo it.
   */
  private Optional<NeuronModel> orPool(ChainLink link) {
    if (!open.mayBeOrPool()) {
      return Optional.empty();
    }
    boolean stored = link.node().parameters().containsKey("v_reset");
    NeuronImport neurons = stored ? neurons(link).withStoredReset() : neurons(link);
    return Optional.of(neurons.of(link.node())).filter(model -> OrPool.matches(open, model));
  }

  private NeuronImport neurons(ChainLink link) {
    return new NeuronImport(link.name(), link.input(), open.output(), conventions);
  }

  private void close(ChainLink link, NeuronModel model) {
    stages.add(open.stage(link.name(), model));
    open = new LinearStage(open.output());
  }

  private List<Stage> finish(Chain chain) {
    if (!open.isEmpty()) {
      FeatureMap map = open.output();
      Shape shape = Shape.of(map.channels(), map.height(), map.width());
      String last = chain.links().get(chain.links().size() - 1).name();
      NeuronModel sum = new NeuronImport(last, shape, map, conventions).sum();
      stages.add(open.stage(open.name(), sum));
    }
    if (stages.isEmpty()) {
      throw new CompilerException(
          "", "the network has no layer", "add weighted layers and neurons");
    }
    return List.copyOf(stages);
  }
}
