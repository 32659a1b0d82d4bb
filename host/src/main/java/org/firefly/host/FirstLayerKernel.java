package org.firefly.host;

import java.util.Locale;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding.FirstLayer;
import org.firefly.host.file.HostException;

/**
 * Computes the first layer of a network in integers: the currents of a sample once, then T steps of
 * the neurons with 32-bit membranes, then the OR pool. Immutable; any number of threads may use it.
 */
final class FirstLayerKernel {
  private final FirstLayer layer;
  private final InputQuantizer quantizer;
  private final SpikePacker packer;

  /** Per output channel, the sum of the magnitudes of its weights. */
  private final long[] reach;

  FirstLayerKernel(FirstLayer layer) {
    this.layer = layer;
    quantizer = new InputQuantizer(layer.inputScale());
    packer = new SpikePacker(layer.output());
    int fanIn = layer.input().channels() * layer.kernelHeight() * layer.kernelWidth();
    reach = new long[layer.neurons().channels()];
    for (int i = 0; i < layer.weights().length; i++) {
      reach[i / fanIn] += Math.abs(layer.weights()[i]);
    }
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
    checkRange(quantizer.quantize(sample, input));
    FeatureMap neurons = layer.neurons();
    int timeSteps = layer.output().timeSteps();
    int[][][] words = new int[timeSteps][layer.output().groups()][neurons.positions()];
    int[][] currents = new FirstLayerCurrents(layer).compute(input);
    for (int c = 0; c < neurons.channels(); c++) {
      fire(c, currents[c], words);
    }
    for (int t = 0; t < timeSteps; t++) {
      for (int group = 0; group < words[t].length; group++) {
        packer.store(pool(words[t][group]), memory, t, group, slot);
      }
    }
  }

  private void checkRange(int largestInput) {
    for (int c = 0; c < reach.length; c++) {
      long step = reach[c] * largestInput + Math.abs((long) layer.bias()[c]);
      long threshold = layer.threshold()[c];
      // Subtracting a negative threshold lets the membrane grow at every step.
      long growth = Math.max(0, layer.neuron().reset(0, threshold));
      long bound = (step + growth) * layer.output().timeSteps() + Math.abs(threshold);
      if (bound >= Integer.MAX_VALUE) {
        throw new HostException(
            String.format(
                Locale.ROOT,
                "Channel %d of the first layer '%s' could leave 32 bits with inputs up to %d; choose a larger input scale.",
                c,
                layer.name(),
                largestInput));
      }
    }
  }

  private void fire(int c, int[] current, int[][][] words) {
    int[] membrane = new int[current.length];
    int group = c / layer.output().parallelism();
    int lane = c % layer.output().parallelism();
    int limit = strictLimit(c);
    boolean leaks = layer.neuron().decay() != NeuronRule.NO_DECAY;
    for (int t = 0; t < words.length; t++) {
      if (leaks) {
        leak(membrane);
      }
      step(membrane, current, limit, layer.threshold()[c], words[t][group], lane);
    }
  }

  /** The neuron fires when its membrane is above this. */
  private int strictLimit(int c) {
    int threshold = layer.threshold()[c];
    return layer.neuron().inclusive() ? Math.subtractExact(threshold, 1) : threshold;
  }

  private void leak(int[] membrane) {
    for (int i = 0; i < membrane.length; i++) {
      membrane[i] = (int) layer.neuron().leak(membrane[i]);
    }
  }

  private void step(int[] membrane, int[] current, int limit, int theta, int[] words, int lane) {
    if (layer.neuron().softReset()) {
      stepSoft(membrane, current, limit, theta, words, lane);
    } else {
      stepHard(membrane, current, limit, words, lane);
    }
  }

  /** The range check keeps {@code limit - u} within 32 bits, so its sign is the spike. */
  private static void stepHard(int[] membrane, int[] current, int limit, int[] words, int lane) {
    int bit = 1 << lane;
    for (int i = 0; i < membrane.length; i++) {
      int u = membrane[i] + current[i];
      int fired = limit - u >> Integer.SIZE - 1;
      membrane[i] = u & ~fired;
      words[i] |= fired & bit;
    }
  }

  private static void stepSoft(
      int[] membrane, int[] current, int limit, int theta, int[] words, int lane) {
    int bit = 1 << lane;
    for (int i = 0; i < membrane.length; i++) {
      int u = membrane[i] + current[i];
      int fired = limit - u >> Integer.SIZE - 1;
      membrane[i] = u - (theta & fired);
      words[i] |= fired & bit;
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
