package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.firefly.network.NetworkString;

/**
 * Two convolutions with neurons beside a shortcut, which is what comes in or, where channels or map
 * change, a 1x1 convolution of it. Joined currents have one layer of neurons behind the join;
 * joined spikes come from neurons of either way.
 */
final class ResidualStage implements Stage {
  private final NetworkString.Join join;
  private final ConvolutionBlock first;
  private final ConvolutionBlock second;
  private final Optional<ConvolutionBlock> shortcut;
  private final SpikingActivation neurons;

  ResidualStage(
      NDManager manager,
      Topology.Residual block,
      int inputChannels,
      NeuronModel model,
      RandomGenerator random) {
    int channels = block.channels();
    int kernel = block.kernel();
    join = block.join();
    first = convolution(manager, inputChannels, channels, kernel, block.stride(), random);
    second = convolution(manager, channels, channels, kernel, 1, random);
    shortcut =
        block.changesShape(inputChannels)
            ? Optional.of(convolution(manager, inputChannels, channels, 1, block.stride(), random))
            : Optional.empty();
    neurons = new SpikingActivation(model, false);
  }

  @Override
  public NDArray run(NDArray input, Wave wave) {
    NDArray inner = wave.spikes(neurons, wave.currents(first, input));
    NDArray main = wave.currents(second, inner);
    wave.done(inner);
    return join == NetworkString.Join.CURRENTS
        ? addCurrents(input, main, wave)
        : joinSpikes(input, wave.spikes(neurons, main), wave);
  }

  @Override
  public List<Parameter> parameters(String name) {
    List<Parameter> all = new ArrayList<>(first.parameters(name + ".conv1"));
    all.addAll(second.parameters(name + ".conv2"));
    shortcut.ifPresent(way -> all.addAll(way.parameters(name + ".shortcut")));
    return all;
  }

  private NDArray addCurrents(NDArray input, NDArray main, Wave wave) {
    NDArray bypass = shortcut.map(way -> wave.currents(way, input)).orElse(input);
    NDArray spikes = wave.spikes(neurons, main.add(bypass));
    wave.done(main);
    finish(input, bypass, wave);
    return spikes;
  }

  private NDArray joinSpikes(NDArray input, NDArray main, Wave wave) {
    NDArray bypass =
        shortcut.map(way -> wave.spikes(neurons, wave.currents(way, input))).orElse(input);
    NDArray result =
        join == NetworkString.Join.ADD ? main.add(bypass) : bypass.sub(bypass.mul(main));
    NDArray joined = wave.joined(result);
    wave.done(main);
    finish(input, bypass, wave);
    return joined;
  }

  private static void finish(NDArray input, NDArray bypass, Wave wave) {
    if (bypass != input) {
      wave.done(bypass);
    }
    wave.done(input);
  }

  private static ConvolutionBlock convolution(
      NDManager manager, int inputs, int outputs, int kernel, int stride, RandomGenerator random) {
    return new ConvolutionBlock(
        manager, new ConvolutionBlock.Form(inputs, outputs, kernel, stride), random);
  }
}
