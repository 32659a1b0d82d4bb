package org.firefly.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/**
 * The way back from {@link NirExport}: topology, decay and weights of a chain of NIR primitives.
 * Thresholds and resistances other than 1 become part of the weights.
 *
 * @param topology layers
 * @param decay of all neurons
 * @param filters weights of the convolutions
 * @param readout weights of the readout
 */
record NirImport(Topology topology, float decay, List<Weights> filters, Weights readout) {
  private static final double CONSTANT_INPUT_SCALE = 1.0 / 255;

  /**
   * A layer's parameters.
   *
   * @param weight in the order of the node
   * @param bias one per output channel
   */
  record Weights(float[] weight, float[] bias) {
    private static Weights of(Tensor weight, Tensor bias, double factor) {
      return new Weights(
          weight.map(value -> value * factor).toFloatArray(),
          bias.map(value -> value * factor).toFloatArray());
    }
  }

  /**
   * Reads a network.
   *
   * @throws TrainingException naming a node that cannot be trained
   */
  static NirImport of(Network network) {
    requireScale(network);
    return new Chain(network.flatten()).read();
  }

  /**
   * Copies the weights of the leading blocks that both have, and of the readout if all are equal,
   * and puts batch normalisation back in, so that with its running statistics the network's blocks
   * compute what the file's do. What else the network has stays as it is.
   *
   * @param inputs a batch of training samples, from which the statistics are taken
   * @throws TrainingException if they have no block in common
   */
  void into(SpikingNetwork network, NDArray inputs, int batch, int timeSteps) {
    int shared = topology.sharedBlocks(network.topology());
    if (shared == 0) {
      throw new TrainingException(
          "\"%s\" does not begin like the model, which is \"%s\"; their first blocks must be equal."
              .formatted(network.topology().text(), topology.text()));
    }
    Optional<Weights> last =
        topology.equals(network.topology()) ? Optional.of(readout) : Optional.empty();
    network.start(filters.subList(0, shared), last, inputs, batch, timeSteps);
  }

  private static void requireScale(Network network) {
    FireFlyNotes notes = FireFlyNotes.of(network.metadata());
    double scale = notes.inputScale().orElse(CONSTANT_INPUT_SCALE);
    if (Math.abs(scale / CONSTANT_INPUT_SCALE - 1) > 1e-6) {
      throw new TrainingException(
          "The model takes inputs of scale %s, but images are trained with 1/255."
              .formatted(scale));
    }
  }

  /** Reads node by node. */
  private static final class Chain {
    private final Network network;
    private final List<Topology.Convolution> blocks = new ArrayList<>();
    private final List<Weights> filters = new ArrayList<>();
    private Shape input;
    private Node.Conv2d convolution;
    private Optional<Float> decay = Optional.empty();
    private Weights readout;

    Chain(Network network) {
      this.network = network;
    }

    NirImport read() {
      List<String> names = chain();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        add(name, network.node(name), i + 1 < names.size() ? network.node(names.get(i + 1)) : null);
      }
      if (input == null || input.rank() != 3 || readout == null || blocks.isEmpty()) {
        throw new TrainingException(
            "The model is no chain of convolutions with a readout, which is what can be trained.");
      }
      Topology topology =
          new Topology(
              input.dimension(0),
              input.dimension(1),
              input.dimension(2),
              List.copyOf(blocks),
              readout.bias().length);
      return new NirImport(topology, decay.orElseThrow(), filters, readout);
    }

    /** Names of the nodes from input to output. */
    private List<String> chain() {
      for (String name : network.nodes().keySet()) {
        if (network.sources(name).size() > 1 || network.targets(name).size() > 1) {
          throw new TrainingException(
              "The model branches or joins at \"%s\", but only chains can be trained further."
                  .formatted(name));
        }
      }
      return network.topologicalOrder();
    }

    private void add(String name, Node node, Node next) {
      if (node instanceof Node.Input port) {
        input = port.shape();
      } else if (node instanceof Node.Conv2d found && convolution == null && keepsSize(found)) {
        convolution = found;
      } else if (node instanceof Neuron.IF neuron && convolution != null) {
        neurons(
            name,
            1,
            NirParameters.gain(name, neuron)
                / NirParameters.threshold(name, neuron.vThreshold(), neuron.vReset()));
      } else if (node instanceof Neuron.LIF neuron && convolution != null) {
        neurons(
            name,
            NirParameters.decay(name, neuron),
            NirParameters.gain(name, neuron)
                / NirParameters.threshold(name, neuron.vThreshold(), neuron.vReset()));
      } else if (node instanceof Node.SumPool2d pool && pools(pool, next)) {
        Topology.Convolution last = blocks.remove(blocks.size() - 1);
        blocks.add(new Topology.Convolution(last.channels(), last.kernel(), true));
      } else if (node instanceof Node.Affine affine && isReadout(next)) {
        readout = Weights.of(affine.weight(), affine.bias(), 1);
      } else if (!isPassive(node)) {
        throw new TrainingException(
            "\"%s\" (%s) is nothing that can be trained at its place."
                .formatted(name, node.type()));
      }
    }

    private void neurons(String name, float kept, float factor) {
      if (!decay.orElse(kept).equals(kept)) {
        throw new TrainingException(
            "\"%s\" keeps %s of its membrane, the neurons before it %s; trained are equal ones."
                .formatted(name, kept, decay.get()));
      }
      decay = Optional.of(kept);
      blocks.add(
          new Topology.Convolution(
              convolution.weight().shape().dimension(0), convolution.kernelSize().height(), false));
      filters.add(Weights.of(convolution.weight(), convolution.bias(), factor));
      convolution = null;
    }

    private boolean pools(Node.SumPool2d pool, Node next) {
      Size2d two = Size2d.square(2);
      return pool.kernelSize().equals(two)
          && pool.stride().equals(two)
          && pool.padding().equals(Size2d.square(0))
          && next instanceof Node.Threshold
          && !blocks.isEmpty()
          && !blocks.get(blocks.size() - 1).pooled();
    }

    private boolean isReadout(Node next) {
      return convolution == null && next instanceof Node.Output;
    }

    private static boolean keepsSize(Node.Conv2d node) {
      int kernel = node.kernelSize().height();
      return kernel % 2 == 1
          && node.kernelSize().equals(Size2d.square(kernel))
          && node.stride().equals(Size2d.square(1))
          && node.dilation().equals(Size2d.square(1))
          && node.groups() == 1
          && node.padding().equals(Padding2d.symmetric(kernel / 2, kernel / 2));
    }

    private static boolean isPassive(Node node) {
      return node instanceof Node.Output
          || node instanceof Node.Flatten
          || node instanceof Node.Threshold threshold && isOr(threshold.threshold());
    }

    /** Whether a sum of four spikes passes it if and only if one of them is there. */
    private static boolean isOr(Tensor level) {
      return level.isUniform() && level.value(0) >= 0 && level.value(0) < 1;
    }
  }
}
