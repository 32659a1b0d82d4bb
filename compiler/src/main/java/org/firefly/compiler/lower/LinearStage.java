package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * The linear nodes on one way from neurons to neurons, collected until a neuron closes it. Pools
 * and scales in front of the weighted node wait for it; those behind are folded at once.
 */
final class LinearStage {
  private record Waiting(ChainLink link, FeatureMap input) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private FeatureMap output;
  private LinearMap map;
  private String name = "";
  private String kind = "";
  private long denseOperations;

  /**
   * @param input spikes of the layer in front, as they lie in memory
   */
  LinearStage(FeatureMap input) {
    this.output = input;
  }

  boolean isEmpty() {
    return map == null && waiting.isEmpty();
  }

  /** Map that leaves the last node added. */
  FeatureMap output() {
    return output;
  }

  /** Name of the weighted node, or of the first node that waits for one. */
  String name() {
    return name.isEmpty() ? waiting.get(0).link().name() : name;
  }

  void add(ChainLink link) {
    Node node = link.node();
    if (node instanceof Node.Flatten) {
      return;
    } else if (node instanceof Node.Scale || isPool(node)) {
      addWithoutWeights(link);
    } else {
      addWeighted(link);
    }
  }

  private static boolean isPool(Node node) {
    return node instanceof Node.SumPool2d || node instanceof Node.AvgPool2d;
  }

  private void addWithoutWeights(ChainLink link) {
    FeatureMap before = output;
    if (isPool(link.node())) {
      requireMap(link, before);
      output = Maps.of(link.output()).orElseThrow();
    }
    if (map == null) {
      waiting.add(new Waiting(link, before));
    } else if (link.node() instanceof Node.Scale scale) {
      double[] gain = ChannelValues.of(link.name(), "scale", scale.scale(), link.input(), before);
      map = map.scaledOutput(gain);
    } else {
      map = PoolFolding.behind(link.name(), PoolWindow.of(link.node()), output, map);
    }
  }

  private static void requireMap(ChainLink link, FeatureMap map) {
    if (!Maps.of(link.input()).equals(Optional.of(map))) {
      throw new CompilerException(
          link.name(),
          "its input " + link.input() + " is not the map " + map + " that lies in memory",
          "remove the Flatten in front");
    }
  }

  private void addWeighted(ChainLink link) {
    if (map != null) {
      throw new CompilerException(
          link.name(),
          "there is no neuron between it and layer '" + name + "', so it would see real values",
          "put a spiking neuron in between or merge the two layers");
    }
    FeatureMap before = output;
    output = Maps.of(link.output()).orElseThrow(() -> stacked(link));
    Node node = link.node();
    if (node instanceof Node.Conv2d conv) {
      requireMap(link, before);
      map = LinearMaps.of(conv, before, output);
    } else if (node instanceof Node.Conv1d conv) {
      map = LinearMaps.of(conv, row(link, before), output);
    } else if (node instanceof Node.Affine affine) {
      map = matrix(link, affine.weight(), affine.bias(), before);
    } else {
      map = matrix(link, ((Node.Linear) node).weight(), Tensor.scalar(0), before);
    }
    name = link.name();
    kind = LayerText.kind(node);
    denseOperations = LayerText.denseOperations(node, output);
    foldWaiting(map.geometry().input().equals(before));
  }

  private LinearMap matrix(ChainLink link, Tensor weight, Tensor bias, FeatureMap before) {
    if (weight.shape().rank() != 2) {
      throw stacked(link);
    }
    return LinearMaps.of(weight, bias, before, output);
  }

  private static CompilerException stacked(ChainLink link) {
    return new CompilerException(
        link.name(),
        "it applies its matrix to several rows of shape " + link.input() + " at once",
        "flatten its input to one vector");
  }

  /** A one-dimensional convolution sees the rows of a flattened map as one row. */
  private static FeatureMap row(ChainLink link, FeatureMap before) {
    Shape shape = link.input();
    if (shape.dimension(0) != before.channels()) {
      throw new CompilerException(
          link.name(),
          "its channels " + shape + " are rows of the map " + before + " in memory",
          "flatten rows and columns, not channels and rows");
    }
    return new FeatureMap(before.channels(), 1, before.positions());
  }

  private void foldWaiting(boolean sameMap) {
    if (!sameMap && !waiting.isEmpty()) {
      throw new CompilerException(
          waiting.get(0).link().name(),
          "a pool or scale in front of a flattened convolution cannot be folded",
          "put it behind the Flatten");
    }
    for (int i = waiting.size() - 1; i >= 0; i--) {
      ChainLink link = waiting.get(i).link();
      FeatureMap before = waiting.get(i).input();
      map =
          link.node() instanceof Node.Scale scale
              ? scaledInput(link, scale.scale(), before)
              : PoolFolding.inFront(link.name(), PoolWindow.of(link.node()), before, map);
    }
    waiting.clear();
  }

  private LinearMap scaledInput(ChainLink link, Tensor scale, FeatureMap before) {
    Optional<double[]> channels = ChannelValues.ifUniform(scale, link.input(), before);
    if (channels.isPresent()) {
      return map.scaledInputChannels(channels.get());
    }
    if (!map.geometry().coversInput()) {
      throw new CompilerException(
          link.name(),
          "its scale differs between positions, but the layer behind it has the same weights at all of"
              + " them",
          "scale per channel");
    }
    return map.scaledInputs(scale.broadcastTo(link.input()).toArray());
  }

  /** Whether a pool or a convolution is all there is, so that a neuron could make it an OR pool. */
  boolean mayBeOrPool() {
    return lonePool().isPresent() || map != null;
  }

  /** The pool that is all there is, if one pool is all there is. */
  Optional<PoolWindow> lonePool() {
    if (map != null || waiting.size() != 1 || !isPool(waiting.get(0).link().node())) {
      return Optional.empty();
    }
    ChainLink link = waiting.get(0).link();
    return Optional.of(PoolWindow.of(link.node()));
  }

  /** The weighted map without pools or scales in front, if there is one. */
  Optional<LinearMap> map() {
    return Optional.ofNullable(map);
  }

  /**
   * The whole, when no node follows; without a weighted node it is an identity.
   *
   * @param neuronName what it is called if there is no node at all
   */
  LinearStage closed(String neuronName) {
    if (map == null) {
      map = LinearMaps.identity(output);
      kind =
          waiting.isEmpty() ? "neurons" : isPool(waiting.get(0).link().node()) ? "pool" : "scale";
      name = waiting.isEmpty() ? neuronName : waiting.get(0).link().name();
      foldWaiting(true);
      denseOperations = (long) map.geometry().output().size() * map.geometry().kernelSize();
    }
    return this;
  }

  /** What the network calls it, once it is closed. */
  String kind() {
    return kind;
  }

  /** Synaptic operations of one time step if every input fired, once it is closed. */
  long denseOperations() {
    return denseOperations;
  }
}
