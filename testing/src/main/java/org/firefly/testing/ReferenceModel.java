package org.firefly.testing;

import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.testing.TestLayer.Piece;
import org.firefly.testing.TestLayer.Term;

/**
 * One layer by the neuron equations as they are written down, one neuron after another: slow and
 * plain. It knows nothing of tiles, groups in memory or descriptors. Spikes are {@code
 * [n][t][c][y][x]}.
 */
public final class ReferenceModel {
  private final TestLayer layer;
  private final int parallelism;
  private final int membraneBits;
  private final boolean[][][][][] input;
  private final boolean[][][][][] fired;
  private final int[][][][] membranes;
  private boolean overflow;
  private long operations;

  /**
   * Computes the layer.
   *
   * @param layer the layer
   * @param parallelism P, channels of a group
   * @param membraneBits width at which membranes wrap around
   * @param input spikes; rows and columns beyond the layer's input are not seen
   */
  public ReferenceModel(
      TestLayer layer, int parallelism, int membraneBits, boolean[][][][][] input) {
    this.layer = layer;
    this.parallelism = parallelism;
    this.membraneBits = membraneBits;
    this.input = input;
    FeatureMap map = layer.neurons();
    int channels = map.channels();
    fired = new boolean[input.length][input[0].length][channels][map.height()][map.width()];
    membranes = new int[input.length][channels][map.height()][map.width()];
    for (int n = 0; n < input.length; n++) {
      for (int c = 0; c < channels; c++) {
        for (int position = 0; position < map.positions(); position++) {
          neuron(n, c, position / map.width(), position % map.width());
        }
      }
    }
  }

  private void neuron(int n, int c, int y, int x) {
    NeuronRule rule = layer.rule();
    NeuronConstants constants = layer.constants().get(c);
    int bits = rule.membraneBits(membraneBits);
    long v = 0;
    long current = 0;
    boolean mark = false;
    for (int t = 0; t < input[n].length; t++) {
      Place place = new Place(input[n], t, c, y, x);
      long leaked = NeuronRule.leak(v, constants.decay());
      long d = rule.drive(t, mark, constants);
      long u;
      if (rule.current().present()) {
        long before = current;
        long kept = NeuronRule.leak(before, constants.currentDecay());
        current = addPasses(kept + constants.currentBias(), place, membraneBits);
        long in = rule.current() == SynapticCurrent.PREVIOUS ? before : current;
        u = wrap(rule.forgets(mark) ? d : leaked + in + d, bits);
      } else if (layer.pieces().size() > 1) {
        u = wrap(leaked + addPasses(0, place, bits) + d, bits);
      } else {
        u = addPasses(leaked + d, place, bits);
      }
      boolean spike = !layer.readout() && rule.fires(u, mark, constants);
      mark = rule.mark(u, spike, constants);
      v = spike ? wrap(rule.reset(u, constants), bits) : u;
      fired[n][t][c][y][x] = spike;
    }
    membranes[n][c][y][x] = (int) v;
  }

  /**
   * Which neuron, and what it may see.
   *
   * @param planes spikes {@code [t][c][y][x]}
   */
  private record Place(boolean[][][][] planes, int timeStep, int channel, int y, int x) {}

  private long addPasses(long start, Place place, int bits) {
    long sum = start;
    for (Term term : layer.terms().get(place.channel() / parallelism)) {
      int out = place.channel() % parallelism;
      int shift = layer.pieces().get(term.piece()).fractionBits();
      long x = sum(term, out, place) << shift;
      sum = wrap(sum + x, bits);
    }
    return sum;
  }

  private long wrap(long value, int bits) {
    long range = 1L << bits;
    long half = range / 2;
    long wrapped = Math.floorMod(value + half, range) - half;
    overflow |= wrapped != value;
    return wrapped;
  }

  private long sum(Term term, int out, Place place) {
    boolean constant = layer.isConstant(term.piece());
    boolean[][][] plane = place.planes()[constant ? 0 : place.timeStep()];
    boolean counts = !constant || place.timeStep() == 0;
    long sum = 0;
    for (int in = 0; in < parallelism; in++) {
      for (int k = 0; k < 9; k++) {
        int weight = term.weights()[out][in][k];
        if (weight != 0 && spikes(term, in, k, plane, place.y(), place.x())) {
          sum += weight;
          operations += counts ? 1 : 0;
        }
      }
    }
    return sum;
  }

  private boolean spikes(Term term, int in, int k, boolean[][][] plane, int y, int x) {
    Piece piece = layer.pieces().get(term.piece());
    if (layer.kind() == LayerKind.PACKED) {
      int planeWords = layer.vectorPlaneWords();
      int word = piece.firstGroup() * planeWords + 9 * term.source() + k;
      if (word >= piece.endGroup() * planeWords) {
        return false;
      }
      int channel = word / planeWords * parallelism + in;
      int width = layer.input().width();
      int position = planeWords == 1 ? y * width + x : word % planeWords;
      return at(plane, channel, position / width, position % width);
    }
    int row = piece.stride() * y + term.offsetY() + k / 3;
    int column = piece.stride() * x + term.offsetX() + k % 3;
    int group = piece.firstGroup() + term.source();
    return at(plane, group * parallelism + in, row, column);
  }

  private boolean at(boolean[][][] plane, int channel, int row, int column) {
    return channel < layer.input().channels()
        && row >= 0
        && row < layer.input().height()
        && column >= 0
        && column < layer.input().width()
        && plane[channel][row][column];
  }

  /** Spikes of the layer after pooling; none in a readout layer. */
  public boolean[][][][][] spikes() {
    return layer.pool() ? pool() : fired;
  }

  private boolean[][][][][] pool() {
    FeatureMap map = layer.output();
    int channels = map.channels();
    boolean[][][][][] pooled =
        new boolean[fired.length][fired[0].length][channels][map.height()][map.width()];
    for (int n = 0; n < fired.length; n++) {
      for (int t = 0; t < fired[n].length; t++) {
        for (int c = 0; c < channels; c++) {
          pool(fired[n][t][c], pooled[n][t][c]);
        }
      }
    }
    return pooled;
  }

  private static void pool(boolean[][] from, boolean[][] to) {
    for (int y = 0; y < 2 * to.length; y++) {
      for (int x = 0; x < 2 * to[0].length; x++) {
        to[y / 2][x / 2] |= from[y][x];
      }
    }
  }

  /** Membranes {@code [n][c][y][x]} after the last time step. */
  public int[][][][] membranes() {
    return membranes;
  }

  /** Whether an addition left the range of the membranes. */
  public boolean overflow() {
    return overflow;
  }

  /** Pairs of an input spike and a weight other than zero that it met. */
  public long operations() {
    return operations;
  }
}
