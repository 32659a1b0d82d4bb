package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The network under training: blocks of convolution, batch normalisation and neurons, then a linear
 * readout whose outputs are averaged over the time steps.
 *
 * <p>Images are fed as a constant current, so the first convolution runs once per image. All later
 * layers see [T * B, ...] arrays with time outermost. PyTorch differentiates the stretches between
 * the neurons; {@link SpikingActivation} carries the gradient through the neurons.
 */
final class SpikingNetwork {
  private final Topology topology;
  private final SpikingActivation neurons;
  private final List<ConvolutionBlock> blocks = new ArrayList<>();
  private final NDArray readoutWeight;
  private final NDArray readoutBias;

  SpikingNetwork(
      NDManager manager,
      Topology topology,
      NeuronModel model,
      int threads,
      RandomGenerator random) {
    this.topology = topology;
    neurons = new SpikingActivation(model, threads);
    int channels = 1;
    for (Topology.Block block : topology.blocks()) {
      blocks.add(new ConvolutionBlock(manager, block, channels, random));
      channels = block.channels();
    }
    int features = topology.features();
    readoutWeight =
        Initial.normal(
            manager, new Shape(topology.classes(), features), 1 / Math.sqrt(features), random);
    readoutBias = manager.zeros(new Shape(topology.classes()));
  }

  Topology topology() {
    return topology;
  }

  List<ConvolutionBlock> blocks() {
    return List.copyOf(blocks);
  }

  NDArray readoutWeight() {
    return readoutWeight;
  }

  NDArray readoutBias() {
    return readoutBias;
  }

  void visit(ParameterVisitor visitor) {
    for (int i = 0; i < blocks.size(); i++) {
      blocks.get(i).visit("block" + i, visitor);
    }
    visitor.decaying("readout.weight", readoutWeight);
    visitor.plain("readout.bias", readoutBias);
  }

  /** Logits [B, classes], averaged over the steps, for images [B, 1, H, W], without gradients. */
  NDArray infer(NDArray images, int timeSteps) {
    int batch = Math.toIntExact(images.getShape().get(0));
    NDArray signal = images;
    for (ConvolutionBlock block : blocks) {
      NDArray currents = block.currents(signal, false);
      signal = neurons.spikes(currents, batch, timeSteps);
      currents.close();
    }
    return readout(signal, batch, timeSteps);
  }

  /**
   * One forward and backward pass; the gradients of all trained arrays are left with them.
   *
   * @param images [B, 1, H, W]; its manager receives every intermediate array
   * @param targets class probabilities [B, classes]
   * @return logits [B, classes] and the mean cross entropy
   */
  Pass forwardAndBackward(
      GradientCollector collector, NDArray images, NDArray targets, int timeSteps) {
    int batch = Math.toIntExact(images.getShape().get(0));
    List<Stretch> stretches = new ArrayList<>();
    NDArray signal = images;
    for (ConvolutionBlock block : blocks) {
      NDArray currents = block.currents(signal, true);
      NDArray spikes = neurons.spikes(currents, batch, timeSteps);
      spikes.setRequiresGradient(true);
      stretches.add(new Stretch(currents, spikes));
      signal = spikes;
    }
    NDArray logits = readout(signal, batch, timeSteps);
    NDArray loss = logits.logSoftmax(1).mul(targets).sum().mul(-1f / batch);
    collector.backward(loss);
    for (int i = stretches.size() - 1; i >= 0; i--) {
      backward(collector, stretches.get(i), batch, timeSteps);
    }
    return new Pass(logits, loss.getFloat());
  }

  /**
   * Result of a training step.
   *
   * @param logits [B, classes]
   * @param loss mean cross entropy in nats
   */
  record Pass(NDArray logits, float loss) {}

  private record Stretch(NDArray currents, NDArray spikes) {}

  private void backward(GradientCollector collector, Stretch stretch, int batch, int timeSteps) {
    try (NDArray outer = stretch.spikes().getGradient();
        NDArray inner = neurons.gradient(stretch.currents(), outer, batch, timeSteps);
        // The gradient of this sum with respect to the currents is the gradient wanted.
        NDArray weighted = stretch.currents().mul(inner);
        NDArray sum = weighted.sum()) {
      collector.backward(sum);
    }
    stretch.spikes().close();
    stretch.currents().close();
  }

  private NDArray readout(NDArray spikes, int batch, int timeSteps) {
    NDArray pooled = topology.poolReadout() ? ConvolutionBlock.maxPool(spikes) : spikes;
    NDArray vectors = pooled.reshape((long) batch * timeSteps, topology.features());
    NDArray rates = vectors.reshape(timeSteps, batch, topology.features()).mean(new int[] {0});
    return rates.matMul(readoutWeight.transpose()).add(readoutBias);
  }
}
