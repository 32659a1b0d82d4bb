package org.firefly.compiler.plan;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.PlaneChannels;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * A layer of numbers as a layer of their bits. Each pair of bits is seen as if it were the lowest:
 * bit 2k meets a weight and bit 2k + 1 twice the weight, negative where the bit is the sign. The
 * rest is the shift of pair k.
 */
final class PlaneLayer {
  private final QuantisedLayer layer;
  private final InputBits bits;
  private final PlaneChannels channels;

  PlaneLayer(QuantisedLayer layer, InputBits bits, int parallelism) {
    this.layer = layer;
    this.bits = bits;
    this.channels = new PlaneChannels(parallelism, layer.geometry().input(), bits);
  }

  /** How the bits lie in memory. */
  PlaneChannels channels() {
    return channels;
  }

  /** The layer of all pairs. */
  QuantisedLayer whole() {
    return expanded(channels.map(), bits.bits());
  }

  /** The layer of the lowest pair, whose passes are those of every other. */
  QuantisedLayer lowestPair() {
    return expanded(channels.pair(), Math.min(PlaneChannels.PAIR, bits.bits()));
  }

  private QuantisedLayer expanded(FeatureMap map, int planes) {
    Geometry g = layer.geometry();
    Geometry wide =
        new Geometry(
            map,
            g.output(),
            g.kernelHeight(),
            g.kernelWidth(),
            g.strideY(),
            g.strideX(),
            g.paddingTop(),
            g.paddingLeft(),
            g.validHeight(),
            g.validWidth());
    byte[] weights = new byte[wide.weights()];
    for (int bit = 0; bit < planes; bit++) {
      fill(weights, wide, bit);
    }
    return layer.reading(new Source(Source.HOST, map, 0, 0), wide, weights);
  }

  private void fill(byte[] weights, Geometry wide, int bit) {
    Geometry g = layer.geometry();
    int pair = bit / PlaneChannels.PAIR;
    int factor = bits.value(bit) >> PlaneChannels.PAIR * pair;
    int first = pair * channels.groupsPerPair() * channels.parallelism() + bit % PlaneChannels.PAIR;
    for (int i = 0; i < layer.weights().length; i++) {
      int output = i / g.weightsPerOutput();
      int channel = first + PlaneChannels.PAIR * (i % g.weightsPerOutput() / g.kernelSize());
      int at = output * wide.weightsPerOutput() + channel * g.kernelSize() + i % g.kernelSize();
      weights[at] = (byte) (factor * layer.weights()[i]);
    }
  }
}
