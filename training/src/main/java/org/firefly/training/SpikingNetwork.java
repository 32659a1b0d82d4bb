package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The network under training: stages of convolution, batch normalisation and neurons, then a linear
 * readout whose outputs are averaged over the time steps.
 *
 * <p>The first convolution runs once per image that is a constant current. All later layers, and
 * the first one if samples differ from step to step, see [T * B, ...] arrays with time outermost.
 */
final class SpikingNetwork {
  private final Topology topology;
  private final List<Stage> stages = new ArrayList<>();
  private final NDArray readoutWeight;
  private final NDArray readoutBias;
  private final List<Parameter> parameters;

  SpikingNetwork(NDManager manager, Topology topology, NeuronModel model, RandomGenerator random) {
    this.topology = topology;
    int channels = topology.channels();
    for (Topology.Block block : topology.blocks()) {
      stages.add(stage(manager, block, channels, model, random));
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
   * @param filters of the leading convolutions in order; the others keep their weights
   * @param readout empty if the readout keeps its own
   * @param inputs a batch as for {@link #infer}, from which the statistics are taken
   */
  void start(
      List<NirImport.Weights> filters,
      Optional<NirImport.Weights> readout,
      NDArray inputs,
      int batch,
      int timeSteps) {
    run(inputs, new InferenceWave.Starting(batch, timeSteps, filters)).close();
    readout.ifPresent(
        weights -> {
          Parameter.view(readoutWeight).put(weights.weight());
          Parameter.view(readoutBias).put(weights.bias());
        });
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
    return readout(run(inputs, new InferenceWave(batch, timeSteps)), batch, timeSteps);
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
    TrainingWave wave = new TrainingWave(batch, timeSteps, regulariser);
    NDArray logits = readout(run(inputs, wave), batch, timeSteps);
    NDArray likelihood = logits.logSoftmax(1).mul(targets).sum();
    wave.backward(likelihood, -1f / batch);
    return new Pass(logits, -likelihood.getFloat() / batch, wave.rates());
  }

  /**
   * Result of a training step.
   *
   * @param logits [B, classes]
   * @param loss mean cross entropy in nats
   * @param rates share of spikes of each layer of neurons, behind its pooling
   */
  record Pass(NDArray logits, float loss, List<Double> rates) {}

  private static Stage stage(
      NDManager manager,
      Topology.Block block,
      int inputChannels,
      NeuronModel model,
      RandomGenerator random) {
    return block instanceof Topology.Residual residual
        ? new ResidualStage(manager, residual, inputChannels, model, random)
        : new ConvolutionStage(manager, (Topology.Convolution) block, inputChannels, model, random);
  }

  private NDArray run(NDArray inputs, Wave wave) {
    NDArray signal = inputs;
    for (Stage stage : stages) {
      signal = stage.run(signal, wave);
    }
    return signal;
  }

  private List<Parameter> collectParameters() {
    List<Parameter> all = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      all.addAll(stages.get(i).parameters("block" + i));
    }
    all.add(new Parameter("readout.weight", readoutWeight, Parameter.Role.DECAYING));
    all.add(new Parameter("readout.bias", readoutBias, Parameter.Role.PLAIN));
    return List.copyOf(all);
  }

  private NDArray readout(NDArray spikes, int batch, int timeSteps) {
    NDArray vectors = spikes.reshape(timeSteps, batch, topology.features());
    return vectors.mean(new int[] {0}).matMul(readoutWeight.transpose()).add(readoutBias);
  }
}
