package org.firefly.host;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding.FirstLayer;
import org.firefly.host.file.HostException;

/**
 * Computes the first layer of a network in integers: the weighted inputs of a sample once, then T
 * steps of the neurons with 32-bit membranes, then the OR pool. Immutable; any number of threads
 * may use it.
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
    range.check(quantizer.quantize(sample, input));
    FeatureMap neurons = layer.neurons();
    int timeSteps = layer.output().timeSteps();
    int[][][] words = new int[timeSteps][layer.output().groups()][neurons.positions()];
    int[][] sums = new FirstLayerCurrents(layer).compute(input);
    for (int c = 0; c < neurons.channels(); c++) {
      fire(c, sums[c], words);
    }
    for (int t = 0; t < timeSteps; t++) {
      for (int group = 0; group < words[t].length; group++) {
        packer.store(pool(words[t][group]), memory, t, group, slot);
      }
    }
  }

  private void fire(int c, int[] x, int[][][] words) {
    FirstLayerNeurons neurons =
        new FirstLayerNeurons(layer.neuron(), layer.constants().get(c), x.length);
    int group = c / layer.output().parallelism();
    int bit = 1 << c % layer.output().parallelism();
    for (int t = 0; t < words.length; t++) {
      collect(neurons.step(t, x), bit, words[t][group]);
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
