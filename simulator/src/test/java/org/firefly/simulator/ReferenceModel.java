package org.firefly.simulator;

import org.firefly.architecture.LayerKind;
import org.firefly.simulator.TestLayer.Term;

/**
 * The neuron equations as they are written down, one neuron after another: slow and plain. Spikes
 * are {@code [n][t][c][y][x]}.
 */
final class ReferenceModel {
  private final TestLayer layer;
  private final int parallelism;
  private final int membraneBits;
  private final boolean[][][][][] spikes;
  private final int[][][][] membranes;
  private boolean overflow;
  private long operations;

  ReferenceModel(TestLayer layer, int parallelism, int membraneBits, boolean[][][][][] input) {
    this.layer = layer;
    this.parallelism = parallelism;
    this.membraneBits = membraneBits;
    int samples = input.length;
    int steps = input[0].length;
    int channels = layer.neurons().channels();
    int height = layer.neurons().height();
    int width = layer.neurons().width();
    boolean[][][][][] fired = new boolean[samples][steps][channels][height][width];
    membranes = new int[samples][channels][height][width];
    for (int n = 0; n < samples; n++) {
      for (int c = 0; c < channels; c++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            long v = 0;
            for (int t = 0; t < steps; t++) {
              long d = (v * layer.rule().decay() + 16384) >> 15;
              long u = d;
              for (Term term : layer.terms().get(c / parallelism)) {
                u = wrap(u + sum(term, c % parallelism, input[n][t], y, x));
              }
              u = wrap(u + layer.bias()[c]);
              long theta = layer.threshold()[c];
              boolean fire = layer.rule().inclusive() ? u >= theta : u > theta;
              if (layer.readout() || !fire) {
                v = u;
              } else {
                fired[n][t][c][y][x] = true;
                v = layer.rule().softReset() ? wrap(u - theta) : 0;
              }
            }
            membranes[n][c][y][x] = (int) v;
          }
        }
      }
    }
    spikes = layer.pool() ? pool(fired) : fired;
  }

  private long wrap(long value) {
    long range = 1L << membraneBits;
    long half = range / 2;
    long wrapped = Math.floorMod(value + half, range) - half;
    overflow |= wrapped != value;
    return wrapped;
  }

  private long sum(Term term, int out, boolean[][][] input, int y, int x) {
    long sum = 0;
    for (int in = 0; in < parallelism; in++) {
      for (int k = 0; k < 9; k++) {
        int weight = term.weights()[out][in][k];
        if (spikes(term, in, k, input, y, x)) {
          sum += weight;
          operations += weight != 0 ? 1 : 0;
        }
      }
    }
    return sum;
  }

  private boolean spikes(Term term, int in, int k, boolean[][][] input, int y, int x) {
    if (layer.kind() == LayerKind.PACKED) {
      int word = 9 * term.source() + k;
      int planeWords = layer.vectorPlaneWords();
      int channel = word / planeWords * parallelism + in;
      int width = layer.input().width();
      int position = planeWords == 1 ? y * width + x : word % planeWords;
      return at(input, channel, position / width, position % width);
    }
    int row = layer.stride() * y + term.offsetY() + k / 3;
    int column = layer.stride() * x + term.offsetX() + k % 3;
    return at(input, term.source() * parallelism + in, row, column);
  }

  private static boolean at(boolean[][][] input, int channel, int row, int column) {
    return channel < input.length
        && row >= 0
        && row < input[0].length
        && column >= 0
        && column < input[0][0].length
        && input[channel][row][column];
  }

  private boolean[][][][][] pool(boolean[][][][][] fired) {
    int channels = layer.neurons().channels();
    int height = layer.output().height();
    int width = layer.output().width();
    boolean[][][][][] pooled = new boolean[fired.length][fired[0].length][channels][height][width];
    for (int n = 0; n < fired.length; n++) {
      for (int t = 0; t < fired[0].length; t++) {
        for (int c = 0; c < channels; c++) {
          for (int y = 0; y < 2 * height; y++) {
            for (int x = 0; x < 2 * width; x++) {
              pooled[n][t][c][y / 2][x / 2] |= fired[n][t][c][y][x];
            }
          }
        }
      }
    }
    return pooled;
  }

  boolean[][][][][] spikes() {
    return spikes;
  }

  int[][][][] membranes() {
    return membranes;
  }

  boolean overflow() {
    return overflow;
  }

  long operations() {
    return operations;
  }
}
