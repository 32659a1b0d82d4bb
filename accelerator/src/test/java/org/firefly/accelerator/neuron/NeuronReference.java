package org.firefly.accelerator.neuron;

import java.util.Map;
import java.util.TreeMap;
import org.firefly.architecture.AcceleratorConfig;

/** What the neurons of a layer do, in plain integers and in the order of the contract. */
final class NeuronReference {
  private final AcceleratorConfig config;
  private final NeuronCase layer;
  private final int[][] membrane;
  private final int[] spikes;
  private final Map<Integer, Byte> written = new TreeMap<>();
  private boolean left;
  private int overflows;

  NeuronReference(AcceleratorConfig config, NeuronCase layer) {
    this.config = config;
    this.layer = layer;
    membrane = new int[layer.positions()][config.parallelism()];
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

  void accept(Place place, int[] sums, int[] bias, int[] threshold) {
    left = false;
    int[] v = membrane[place.address()];
    int word = 0;
    for (int lane = 0; lane < v.length; lane++) {
      if (place.pass() == 0) {
        v[lane] = place.step() == 0 ? 0 : (int) layer.rule().leak(v[lane]);
      }
      v[lane] = wrap((long) v[lane] + sums[lane]);
      if (place.lastPass()) {
        word |= fire(v, lane, bias[lane], threshold[lane]);
      }
    }
    overflows += left ? 1 : 0;
    if (place.lastPass()) {
      emit(place, v, word);
    }
  }

  private int fire(int[] v, int lane, int bias, int threshold) {
    v[lane] = wrap((long) v[lane] + bias);
    if (layer.readout() || !layer.rule().fires(v[lane], threshold)) {
      return 0;
    }
    v[lane] = wrap(layer.rule().reset(v[lane], threshold));
    return 1 << lane;
  }

  private int wrap(long exact) {
    int shift = Integer.SIZE - config.membraneBits();
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
