package org.firefly.host;

import java.util.Arrays;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding.FirstLayer;

/**
 * The convolution of a network's first layer. The inputs that one kernel element meets at all
 * output positions are gathered once for all output channels; four such planes are weighted in one
 * plain loop over all positions, which the JIT compiler turns into vector instructions.
 */
final class FirstLayerCurrents {
  /** Kernel elements that are weighted in one loop. */
  private static final int AT_ONCE = 4;

  private final FirstLayer layer;
  private final FeatureMap in;
  private final FeatureMap out;
  private final int elements;
  private final int[][] planes;

  FirstLayerCurrents(FirstLayer layer) {
    this.layer = layer;
    in = layer.input();
    out = layer.neurons();
    elements = in.channels() * layer.kernelHeight() * layer.kernelWidth();
    planes = new int[AT_ONCE][out.positions()];
  }

  /**
   * Convolves a sample.
   *
   * @param input index order c, y, x
   * @return sums of weighted inputs in the unit of the membranes, [output channel][position]
   */
  int[][] compute(int[] input) {
    int[][] currents = new int[out.channels()][out.positions()];
    for (int first = 0; first < elements; first += AT_ONCE) {
      for (int i = 0; i < AT_ONCE && first + i < elements; i++) {
        gather(input, first + i, planes[i]);
      }
      for (int c = 0; c < currents.length; c++) {
        addFour(planes, weights(c, first), currents[c]);
      }
    }
    return currents;
  }

  /** Four weights of a kernel, zeros behind its last element. */
  private int[] weights(int c, int first) {
    int[] weights = new int[AT_ONCE];
    for (int i = 0; i < AT_ONCE && first + i < elements; i++) {
      weights[i] = layer.weights()[c * elements + first + i] << layer.neuron().fractionBits();
    }
    return weights;
  }

  private static void addFour(int[][] planes, int[] weights, int[] current) {
    int[] a = planes[0];
    int[] b = planes[1];
    int[] c = planes[2];
    int[] d = planes[3];
    int wa = weights[0];
    int wb = weights[1];
    int wc = weights[2];
    int wd = weights[3];
    for (int i = 0; i < current.length; i++) {
      current[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
    }
  }

  /** Writes what a kernel element meets at each output position, zero outside the map. */
  private void gather(int[] input, int element, int[] plane) {
    int kernel = layer.kernelHeight() * layer.kernelWidth();
    int dy = element % kernel / layer.kernelWidth() - layer.paddingTop();
    int dx = element % layer.kernelWidth() - layer.paddingLeft();
    int stride = layer.stride();
    int firstX = Math.max(0, Math.floorDiv(-dx + stride - 1, stride));
    int endX = Math.min(out.width(), Math.floorDiv(in.width() - 1 - dx, stride) + 1);
    Arrays.fill(plane, 0);
    for (int y = 0; y < out.height(); y++) {
      int inputY = y * stride + dy;
      if (inputY >= 0 && inputY < in.height()) {
        int from = (element / kernel * in.height() + inputY) * in.width() + dx;
        int to = y * out.width();
        for (int x = firstX; x < endX; x++) {
          plane[to + x] = input[from + x * stride];
        }
      }
    }
  }
}
