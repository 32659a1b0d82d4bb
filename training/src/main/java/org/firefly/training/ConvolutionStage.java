package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.random.RandomGenerator;

/** A convolution and its neurons. */
final class ConvolutionStage implements Stage {
  private final ConvolutionBlock convolution;
  private final SpikingActivation neurons;

  ConvolutionStage(
      NDManager manager,
      Topology.Convolution block,
      int inputChannels,
      NeuronModel model,
      RandomGenerator random) {
    convolution =
        new ConvolutionBlock(
            manager,
            new ConvolutionBlock.Form(inputChannels, block.channels(), block.kernel(), 1),
            random);
    neurons = new SpikingActivation(model, block.pooled());
  }

  @Override
  public NDArray run(NDArray input, Wave wave) {
    NDArray spikes = wave.spikes(neurons, wave.currents(convolution, input));
    wave.done(input);
    return spikes;
  }

  @Override
  public List<Parameter> parameters(String name) {
    return convolution.parameters(name);
  }
}
