package org.firefly.host;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.HostEncoding.FirstLayer;
import org.firefly.host.file.HostException;

/**
 * Computes the first layer of a network in integers: the weighted inputs of a sample, once where it
 * is constant, then T steps of the neurons with 32-bit membranes, then the OR pool. Immutable; any
 * number of threads may use it.
 */
final class FirstLayerKernel {
  private final FirstLayer layer;
  private final InputQuantizer quantizer;
  private final SpikePacker packer;

  private final FirstLayerRange range;

  FirstLayerKernel(FirstLayer layer) {
    this.layer = layer;
    quantizer = new InputQuantizer(layer.inputScale());
    packer = new SpikePacker(layer.output());
    range = new FirstLayerRange(layer);
  }

  /**
   * Computes a sample and packs its spikes.
   *
   * @param sample the currents in index order c, y, x
   * @param memory the batch block's memory
   * @param slot place of the sample in the block
   * @throws HostException if a membrane could leave 32 bits
   */
  void encode(double[] sample, byte[] memory, int slot) {
    int[] input = new int[sample.length];
    check(quantizer.quantize(sample, input));
    int[][] sums = new FirstLayerCurrents(layer).compute(input);
    fire(t -> sums, memory, slot);
  }

  /**
   * Computes a sample that has numbers of its own at each time step, and packs its spikes.
   *
   * @param sample index order t, c, y, x
   * @param memory the batch block's memory
   * @param slot place of the sample in the block
   * @throws HostException if a membrane could leave 32 bits
   */
  void encodeSteps(int[] sample, byte[] memory, int slot) {
    check(Arrays.stream(sample).map(Math::abs).max().orElse(0));
    FirstLayerCurrents currents = new FirstLayerCurrents(layer);
    int size = layer.input().size();
    fire(t -> currents.compute(Arrays.copyOfRange(sample, t * size, (t + 1) * size)), memory, slot);
  }

  /** Membranes that wrap may be anything. */
  private void check(int largestInput) {
    if (layer.membraneBits() == HostEncoding.WIDE) {
      range.check(largestInput);
    }
  }

  /**
   * @param sums of weighted inputs at a time step, [output channel][position]
   */
  private void fire(IntFunction<int[][]> sums, byte[] memory, int slot) {
    List<FirstLayerNeurons> neurons =
        layer.constants().stream().map(c -> new FirstLayerNeurons(layer, c)).toList();
    int parallelism = layer.output().parallelism();
    for (int t = 0; t < layer.output().timeSteps(); t++) {
      int[][] in = sums.apply(t);
      int[][] words = new int[layer.output().groups()][layer.neurons().positions()];
      for (int c = 0; c < in.length; c++) {
        collect(neurons.get(c).step(t, in[c]), 1 << c % parallelism, words[c / parallelism]);
      }
      for (int group = 0; group < words.length; group++) {
        packer.store(pool(words[group]), memory, t, group, slot);
      }
    }
  }

  private static void collect(int[] fired, int bit, int[] words) {
    for (int i = 0; i < fired.length; i++) {
      words[i] |= fired[i] & bit;
    }
  }

  private int[] pool(int[] words) {
    if (!layer.pool()) {
      return words;
    }
    int width = layer.neurons().width();
    FeatureMap out = layer.output().map();
    int[] pooled = new int[out.positions()];
    for (int y = 0; y < out.height(); y++) {
      for (int x = 0; x < out.width(); x++) {
        int at = 2 * y * width + 2 * x;
        pooled[y * out.width() + x] =
            words[at] | words[at + 1] | words[at + width] | words[at + width + 1];
      }
    }
    return pooled;
  }
}
