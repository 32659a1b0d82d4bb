package org.firefly.figures;

import java.util.Arrays;
import java.util.Optional;
import org.firefly.network.Node;
import org.firefly.network.Shape;

/**
 * How many synapses each input of a layer has, by NeuroBench's rule: pairs of an input and an
 * output that a weight other than zero joins. The zeros around a map are no inputs, so that one at
 * its border has fewer synapses than one in the middle.
 */
public final class FanOut {
  private final int[] synapses;
  private final long dense;

  private FanOut(int[] synapses, long dense) {
    this.synapses = synapses;
    this.dense = dense;
  }

  /** Counts the synapses of a layer. */
  public static FanOut of(Kernel kernel) {
    int[] perTap = nonZeroPerTap(kernel);
    int[] synapses = new int[kernel.inputs() * kernel.planePitch()];
    long dense = 0;
    int[][] rows = kernel.rows().seenThrough(kernel.inputHeight(), kernel.outputHeight());
    int[][] columns = kernel.columns().seenThrough(kernel.inputWidth(), kernel.outputWidth());
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        int[] seen = taps(kernel, rows[y], columns[x]);
        dense += (long) seen.length * kernel.outputsPerGroup() * kernel.inputs();
        int position = y * kernel.rowPitch() + x;
        for (int channel = 0; channel < kernel.inputs(); channel++) {
          synapses[channel * kernel.planePitch() + position] =
              sum(perTap, channel * kernel.taps(), seen);
        }
      }
    }
    return new FanOut(synapses, dense);
  }

  /** Synapses of all inputs together. */
  public long synapses() {
    return Arrays.stream(synapses).asLongStream().sum();
  }

  /** The synapses of a node with weights; empty for any other. */
  public static Optional<FanOut> of(Node node, Shape input, Shape output) {
    return kernel(node, input, output).map(FanOut::of);
  }

  private static Optional<Kernel> kernel(Node node, Shape input, Shape output) {
    if (node instanceof Node.Conv2d conv) {
      return Optional.of(Kernel.of(conv, input, output));
    } else if (node instanceof Node.Conv1d conv) {
      return Optional.of(Kernel.of(conv, input, output));
    } else if (node instanceof Node.Affine affine) {
      return Optional.of(
          Kernel.ofMatrix(affine.weight().shape(), i -> affine.weight().value(i) != 0));
    } else if (node instanceof Node.Linear linear) {
      return Optional.of(
          Kernel.ofMatrix(linear.weight().shape(), i -> linear.weight().value(i) != 0));
    }
    return Optional.empty();
  }

  /** For [input channel][tap], the output channels of its group with a weight other than zero. */
  private static int[] nonZeroPerTap(Kernel kernel) {
    int[] counts = new int[kernel.inputs() * kernel.taps()];
    int perGroup = kernel.inputsPerGroup();
    for (int o = 0; o < kernel.outputs(); o++) {
      int firstInput = o / kernel.outputsPerGroup() * perGroup;
      for (int i = 0; i < perGroup * kernel.taps(); i++) {
        if (kernel.nonZero().test(o * perGroup * kernel.taps() + i)) {
          counts[firstInput * kernel.taps() + i]++;
        }
      }
    }
    return counts;
  }

  /** The taps of the window through which some output sees a position. */
  private static int[] taps(Kernel kernel, int[] rows, int[] columns) {
    return Arrays.stream(rows)
        .flatMap(
            row -> Arrays.stream(columns).map(column -> row * kernel.columns().size() + column))
        .toArray();
  }

  private static int sum(int[] perTap, int first, int[] seen) {
    int sum = 0;
    for (int tap : seen) {
      sum += perTap[first + tap];
    }
    return sum;
  }

  /** Inputs of the layer. */
  public int inputs() {
    return synapses.length;
  }

  /** Synaptic operations of a step in which every input is active and no weight is zero. */
  public long dense() {
    return dense;
  }

  /** Synapses of one input, by its place in the row-major map. */
  public int synapses(int input) {
    return synapses[input];
  }

  /** Synaptic operations of a step: over all inputs other than zero, the sum of their synapses. */
  long effective(double[] input) {
    long sum = 0;
    for (int i = 0; i < input.length; i++) {
      sum += input[i] != 0 ? synapses[i] : 0;
    }
    return sum;
  }
}
