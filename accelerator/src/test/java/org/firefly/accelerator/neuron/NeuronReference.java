package org.firefly.accelerator.neuron;

import java.util.Map;
import java.util.TreeMap;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;

/** What the neurons of a layer do, in plain integers and in the order of the contract. */
final class NeuronReference {
  private final AcceleratorConfig config;
  private final NeuronCase layer;
  private final int membraneBits;
  private final int[][] membrane;
  private final int[][] current;
  private final boolean[][] marked;
  private final int[] spikes;
  private final Map<Integer, Byte> written = new TreeMap<>();
  private boolean left;
  private int overflows;

  NeuronReference(AcceleratorConfig config, NeuronCase layer) {
    this.config = config;
    this.layer = layer;
    membraneBits = layer.rule().membraneBits(config.membraneBits());
    membrane = new int[layer.positions()][config.parallelism()];
    current = new int[layer.positions()][config.parallelism()];
    marked = new boolean[layer.positions()][config.parallelism()];
    spikes = new int[layer.positions()];
  }

  /** Bytes that have been written, by offset. */
  Map<Integer, Byte> written() {
    return written;
  }

  /** Positions of passes in which an addition left the range. */
  int overflows() {
    return overflows;
  }

  void accept(Place place, int[] sums, NeuronConstants[] constants) {
    left = false;
    int word = 0;
    for (int lane = 0; lane < sums.length; lane++) {
      long x = (long) sums[lane] << layer.rule().fractionBits();
      charge(place, lane, x, constants[lane]);
      if (place.lastPass() && fire(place, lane, constants[lane])) {
        word |= 1 << lane;
      }
    }
    overflows += left ? 1 : 0;
    if (place.lastPass()) {
      emit(place, membrane[place.address()], word);
    }
  }

  private void charge(Place place, int lane, long x, NeuronConstants c) {
    int before = place.step() == 0 ? 0 : current[place.address()][lane];
    SynapticCurrent kind = layer.rule().current();
    if (kind.present()) {
      int[] i = current[place.address()];
      long base =
          place.pass() == 0 ? NeuronRule.leak(before, c.currentDecay()) + c.currentBias() : i[lane];
      i[lane] = wrap(base + x, config.membraneBits());
    }
    int[] v = membrane[place.address()];
    switch (kind) {
      case NONE -> {
        long base = place.pass() == 0 ? drive(place, lane, c) : v[lane];
        v[lane] = wrap(base + x, membraneBits);
      }
      case NEW -> {
        if (place.lastPass()) {
          join(place, lane, current[place.address()][lane], c);
        }
      }
      case PREVIOUS -> {
        if (place.pass() == 0) {
          join(place, lane, before, c);
        }
      }
    }
  }

  private void join(Place place, int lane, int incoming, NeuronConstants c) {
    boolean forgets = layer.rule().forgets(markedBefore(place, lane));
    long u = forgets ? c.reset() : drive(place, lane, c) + incoming;
    membrane[place.address()][lane] = wrap(u, membraneBits);
  }

  /** What leaked, and d. */
  private long drive(Place place, int lane, NeuronConstants c) {
    int v = place.step() == 0 ? 0 : membrane[place.address()][lane];
    long drive = layer.rule().drive(place.step(), markedBefore(place, lane), c);
    return NeuronRule.leak(v, c.decay()) + drive;
  }

  private boolean markedBefore(Place place, int lane) {
    return place.step() > 0 && marked[place.address()][lane];
  }

  private boolean fire(Place place, int lane, NeuronConstants c) {
    int[] v = membrane[place.address()];
    boolean fires = !layer.readout() && layer.rule().fires(v[lane], markedBefore(place, lane), c);
    marked[place.address()][lane] = layer.rule().mark(v[lane], fires, c);
    if (fires) {
      v[lane] = wrap(layer.rule().reset(v[lane], c), membraneBits);
    }
    return fires;
  }

  private int wrap(long exact, int bits) {
    int shift = Integer.SIZE - bits;
    int wrapped = (int) exact << shift >> shift;
    left |= wrapped != exact;
    return wrapped;
  }

  private void emit(Place place, int[] v, int word) {
    if (layer.readout()) {
      if (place.lastStep()) {
        int base =
            layer.address(place.group(), 0, place.sample(), place.y(), place.x(), 4 * v.length);
        for (int lane = 0; lane < v.length; lane++) {
          put(base + 4 * lane, v[lane], 4);
        }
      }
      return;
    }
    int bytes = config.wordBytes();
    spikes[place.address()] = word;
    if (!layer.pool()) {
      put(place.word(layer, place.y(), place.x(), bytes), word, bytes);
    } else if (place.y() % 2 == 1 && place.x() % 2 == 1) {
      int at = place.address();
      int pooled =
          word | spikes[at - 1] | spikes[at - layer.width()] | spikes[at - layer.width() - 1];
      put(place.word(layer, place.y() / 2, place.x() / 2, bytes), pooled, bytes);
    }
  }

  private void put(int offset, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      written.put(offset + i, (byte) (value >> 8 * i));
    }
  }

  /** Where in the loops of a layer a position stands. */
  record Place(
      int group,
      int step,
      int pass,
      int sample,
      int y,
      int x,
      int address,
      boolean lastPass,
      boolean lastStep) {

    static Place of(NeuronCase layer, long index) {
      int positions = layer.positions();
      int address = (int) (index % positions);
      long loop = index / positions;
      int pass = (int) (loop % layer.passes());
      int step = (int) (loop / layer.passes() % layer.steps());
      int group = (int) (loop / layer.passes() / layer.steps());
      int area = layer.height() * layer.width();
      return new Place(
          group,
          step,
          pass,
          address / area,
          address % area / layer.width(),
          address % layer.width(),
          address,
          pass == layer.passes() - 1,
          step == layer.steps() - 1);
    }

    boolean lastOfPass(NeuronCase layer) {
      return address == layer.positions() - 1;
    }

    boolean produces(NeuronCase layer) {
      boolean block = !layer.pool() || y % 2 == 1 && x % 2 == 1;
      return lastPass && (layer.readout() ? lastStep : block);
    }

    private int word(NeuronCase layer, int row, int column, int bytes) {
      return layer.address(group, step, sample, row, column, bytes);
    }
  }
}
