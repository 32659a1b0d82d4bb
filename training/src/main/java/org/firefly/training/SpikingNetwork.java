package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The network under training: blocks of convolution, batch normalisation and neurons, then a linear
 * readout whose outputs are averaged over the time steps.
 *
 * <p>The first convolution runs once per image that is a constant current. All later layers, and
 * the first one if samples differ from step to step, see [T * B, ...] arrays with time outermost.
 * PyTorch differentiates the stretches between the neurons; {@link SpikingActivation} carries the
 * gradient through the neurons.
 */
final class SpikingNetwork {
  private final Topology topology;
  private final List<ConvolutionBlock> blocks = new ArrayList<>();
  private final List<SpikingActivation> neurons = new ArrayList<>();
  private final NDArray readoutWeight;
  private final NDArray readoutBias;
  private final List<Parameter> parameters;

  SpikingNetwork(NDManager manager, Topology topology, NeuronModel model, RandomGenerator random) {
    this.topology = topology;
    int channels = topology.channels();
    for (Topology.Block block : topology.blocks()) {
      blocks.add(new ConvolutionBlock(manager, block, channels, random));
      neurons.add(new SpikingActivation(model, block.pooled()));
      channels = block.channels();
    }
    int features = topology.features();
    readoutWeight =
        Initial.normal(
            manager, new Shape(topology.classes(), features), 1 / Math.sqrt(features), random);
    readoutBias = manager.zeros(new Shape(topology.classes()));
    parameters = collectParameters();
    for (Parameter parameter : parameters) {
      parameter.array().setRequiresGradient(parameter.trained());
    }
  }

  Topology topology() {
    return topology;
  }

  /** All arrays, in the same order for every network of this topology. */
  List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Takes trained weights, with batch normalisation put back in: with its running statistics the
   * network computes what convolutions with these weights and biases do.
   *
   * <p>Switches the calling thread's recording of gradients off.
   *
   * @param filters of the blocks in order
   * @param inputs a batch as for {@link #infer}, from which the statistics are taken
   */
  void start(
      List<NirImport.Weights> filters,
      NirImport.Weights readout,
      NDArray inputs,
      int batch,
      int timeSteps) {
    JniUtils.setGradMode(false);
    NDArray signal = inputs;
    for (int i = 0; i < blocks.size(); i++) {
      blocks.get(i).start(filters.get(i), signal);
      try (NDArray input = signal;
          NDArray currents = blocks.get(i).currents(input, false)) {
        signal = neurons.get(i).spikes(currents, batch, timeSteps);
      }
    }
    signal.close();
    Parameter.view(readoutWeight).put(readout.weight());
    Parameter.view(readoutBias).put(readout.bias());
  }

  /**
   * Logits [B, classes], averaged over the steps.
   *
   * <p>Switches the calling thread's recording of gradients off.
   *
   * @param inputs [B, C, H, W] for the same current at every step, or [T * B, C, H, W], time
   *     outermost
   * @param batch B
   */
  NDArray infer(NDArray inputs, int batch, int timeSteps) {
    JniUtils.setGradMode(false);
    NDArray signal = inputs;
    for (int i = 0; i < blocks.size(); i++) {
      try (NDArray input = signal;
          NDArray currents = blocks.get(i).currents(input, false)) {
        signal = neurons.get(i).spikes(currents, batch, timeSteps);
      }
    }
    return readout(signal, batch, timeSteps);
  }

  /**
   * One forward and backward pass; the gradients of all trained arrays are left with them.
   *
   * <p>Switches the calling thread's recording of gradients on.
   *
   * @param inputs as for {@link #infer}; their manager receives every intermediate array
   * @param batch B
   * @param targets class probabilities [B, classes]
   * @param regulariser adds to the gradients, not to the loss that is returned
   * @return logits [B, classes], the mean cross entropy and the firing rates
   */
  Pass forwardAndBackward(
      NDArray inputs, int batch, NDArray targets, int timeSteps, RateRegulariser regulariser) {
    JniUtils.setGradMode(true);
    List<Stretch> stretches = new ArrayList<>();
    NDArray signal = inputs;
    for (int i = 0; i < blocks.size(); i++) {
      NDArray currents = blocks.get(i).currents(signal, true);
      NDArray spikes = neurons.get(i).spikes(currents, batch, timeSteps);
      spikes.setRequiresGradient(true);
      stretches.add(new Stretch(neurons.get(i), currents, spikes));
      signal = spikes;
    }
    NDArray logits = readout(signal, batch, timeSteps);
    NDArray likelihood = logits.logSoftmax(1).mul(targets).sum();
    backward(likelihood, inputs.getManager().create(-1f / batch));
    double[] rates = stretches.stream().mapToDouble(stretch -> rate(stretch.spikes)).toArray();
    for (int i = stretches.size() - 1; i >= 0; i--) {
      Stretch stretch = stretches.get(i);
      float pull = regulariser.gradient(rates[i], Math.toIntExact(stretch.spikes.size()));
      stretch.backward(batch, timeSteps, pull);
    }
    return new Pass(logits, -likelihood.getFloat() / batch, rates);
  }

  /**
   * Result of a training step.
   *
   * @param logits [B, classes]
   * @param loss mean cross entropy in nats
   * @param rates share of spikes of each layer of neurons, behind its pooling
   */
  record Pass(NDArray logits, float loss, double[] rates) {}

  /** What the backward pass through a block and its neurons needs. */
  private record Stretch(SpikingActivation neurons, NDArray currents, NDArray spikes) {
    /**
     * Carries the gradient back.
     *
     * @param pull added to the gradient of every spike
     */
    void backward(int batch, int timeSteps, float pull) {
      try (NDArray outer = raised(spikes.getGradient(), pull);
          NDArray inner = neurons.gradient(currents, outer, batch, timeSteps)) {
        SpikingNetwork.backward(currents, inner);
      }
      spikes.close();
      currents.close();
    }
  }

  private static NDArray raised(NDArray gradient, float pull) {
    if (pull != 0) {
      FloatBuffer values = Parameter.view(gradient);
      for (int i = 0; i < values.limit(); i++) {
        values.put(i, values.get(i) + pull);
      }
    }
    return gradient;
  }

  private static double rate(NDArray spikes) {
    FloatBuffer values = Parameter.view(spikes);
    int fired = 0;
    for (int i = 0; i < values.limit(); i++) {
      fired += (int) values.get(i);
    }
    return (double) fired / values.limit();
  }

  private List<Parameter> collectParameters() {
    List<Parameter> all = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      all.addAll(blocks.get(i).parameters("block" + i));
    }
    all.add(new Parameter("readout.weight", readoutWeight, Parameter.Role.DECAYING));
    all.add(new Parameter("readout.bias", readoutBias, Parameter.Role.PLAIN));
    return List.copyOf(all);
  }

  /**
   * DJL's own interface starts only from a scalar. Nothing that is differentiated here may have a
   * Java number as operand: DJL keeps it in memory that may be gone by the time of this call.
   */
  private static void backward(NDArray array, NDArray gradient) {
    JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, false, false);
  }

  private NDArray readout(NDArray spikes, int batch, int timeSteps) {
    NDArray vectors = spikes.reshape(timeSteps, batch, topology.features());
    return vectors.mean(new int[] {0}).matMul(readoutWeight.transpose()).add(readoutBias);
  }
}
