package org.firefly.host;

import java.util.Arrays;
import org.firefly.architecture.FeatureMap;
import org.firefly.architecture.HostEncoding.FirstLayer;
import org.firefly.architecture.NeuronRule;
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
   * @param currents the sample in index order c, y, x
   * @param memory the batch block's memory
   * @param slot place of the sample in the block
   * @throws HostException if a membrane could leave 32 bits
   */
  void encode(double[] currents, byte[] memory, int slot) {
    int[] input = new int[currents.length];
    checkRange(quantizer.quantize(currents, input));
    FeatureMap neurons = layer.neurons();
    int timeSteps = layer.output().timeSteps();
    int[][][] words = new int[timeSteps][layer.output().groups()][neurons.positions()];
    int[] current = new int[neurons.positions()];
    for (int c = 0; c < neurons.channels(); c++) {
      convolve(input, c, current);
      fire(c, current, words);
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
      long growth = layer.neuron().softReset() ? Math.max(0, -threshold) : 0;
      long bound = (step + growth) * layer.output().timeSteps() + Math.abs(threshold);
      if (bound > Integer.MAX_VALUE) {
        throw new HostException(
            "Channel %d of the first layer '%s' could leave 32 bits with inputs up to %d; choose a larger input scale."
                .formatted(c, layer.name(), largestInput));
      }
    }
  }

  private void convolve(int[] input, int c, int[] current) {
    Arrays.fill(current, layer.bias()[c]);
    FeatureMap map = layer.input();
    int at = c * map.channels() * layer.kernelHeight() * layer.kernelWidth();
    for (int ci = 0; ci < map.channels(); ci++) {
      for (int ky = 0; ky < layer.kernelHeight(); ky++) {
        for (int kx = 0; kx < layer.kernelWidth(); kx++) {
          int weight = layer.weights()[at++];
          if (weight != 0) {
            addTap(input, ci, ky - layer.paddingTop(), kx - layer.paddingLeft(), weight, current);
          }
        }
      }
    }
  }

  /** Adds one kernel element's share at every output position whose input lies in the map. */
  private void addTap(int[] input, int ci, int dy, int dx, int weight, int[] current) {
    FeatureMap map = layer.input();
    FeatureMap out = layer.neurons();
    int stride = layer.stride();
    int firstX = Math.max(0, Math.floorDiv(-dx + stride - 1, stride));
    int endX = Math.min(out.width(), Math.floorDiv(map.width() - 1 - dx, stride) + 1);
    for (int y = 0; y < out.height(); y++) {
      int inputY = y * stride + dy;
      if (inputY < 0 || inputY >= map.height()) {
        continue;
      }
      int from = (ci * map.height() + inputY) * map.width() + dx;
      int to = y * out.width();
      if (stride == 1) {
        addRow(input, from, current, to, firstX, endX, weight);
      } else {
        for (int x = firstX; x < endX; x++) {
          current[to + x] += weight * input[from + x * stride];
        }
      }
    }
  }

  /** Kept apart and plain so that the JIT compiler turns it into vector instructions. */
  private static void addRow(
      int[] input, int from, int[] current, int to, int first, int end, int weight) {
    for (int x = first; x < end; x++) {
      current[to + x] += weight * input[from + x];
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

  private static void stepHard(int[] membrane, int[] current, int limit, int[] words, int lane) {
    for (int i = 0; i < membrane.length; i++) {
      int u = membrane[i] + current[i];
      int fired = u > limit ? 1 : 0;
      membrane[i] = u & fired - 1;
      words[i] |= fired << lane;
    }
  }

  private static void stepSoft(
      int[] membrane, int[] current, int limit, int theta, int[] words, int lane) {
    for (int i = 0; i < membrane.length; i++) {
      int u = membrane[i] + current[i];
      int fired = u > limit ? 1 : 0;
      membrane[i] = u - (theta & -fired);
      words[i] |= fired << lane;
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
