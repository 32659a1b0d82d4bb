package org.firefly.compiler.lower;

import java.util.Arrays;
import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Parameters that a file stores per neuron and the accelerator keeps per channel. */
final class ChannelValues {
  private ChannelValues() {}

  /**
   * One value per channel.
   *
   * @param shape what the tensor is broadcast to; as many elements as the map, in its order
   * @throws CompilerException naming the field if positions of a channel differ
   */
  static double[] of(String layer, String field, Tensor tensor, Shape shape, FeatureMap map) {
    return ifUniform(tensor, shape, map)
        .orElseThrow(
            () ->
                new CompilerException(
                    layer,
                    field + " differs between positions of a channel, but is kept per channel",
                    "train it with one value per channel"));
  }

  /** One value per channel, or nothing if positions of a channel differ. */
  static Optional<double[]> ifUniform(Tensor tensor, Shape shape, FeatureMap map) {
    double[] channels = new double[map.channels()];
    if (tensor.size() == 1) {
      Arrays.fill(channels, tensor.value(0));
      return Optional.of(channels);
    }
    double[] all = tensor.broadcastTo(shape).toArray();
    for (int i = 0; i < all.length; i++) {
      int channel = i / map.positions();
      if (i % map.positions() == 0) {
        channels[channel] = all[i];
      } else if (channels[channel] != all[i]) {
        return Optional.empty();
      }
    }
    return Optional.of(channels);
  }
}
