package org.firefly.accelerator.event;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;

/** What the back makes of a layer's sums, in plain integers and in the order of the contract. */
final class BackReference {
  /** Bits of what a step says. */
  private static final int LEFT = 1;

  private static final int FIRED = 2;

  private final AcceleratorConfig config;
  private final BackLayer layer;
  private final NeuronConstants[][] constants;
  private final int[][][] membrane;
  private final boolean[][][] marked;
  private final BigInteger[] words;
  private final Map<Integer, Byte> written = new TreeMap<>();
  private int overflows;

  BackReference(AcceleratorConfig config, BackLayer layer, NeuronConstants[][] constants) {
    this.config = config;
    this.layer = layer;
    this.constants = constants;
    int lanes = config.parallelism();
    membrane = new int[layer.groups()][layer.positions()][lanes];
    marked = new boolean[layer.groups()][layer.positions()][lanes];
    words = new BigInteger[layer.positions()];
  }

  /** Forgets what was written and what left the range. */
  void begin() {
    written.clear();
    overflows = 0;
  }

  /** Bytes that have been written, by offset. */
  Map<Integer, Byte> written() {
    return written;
  }

  /** Steps of positions in which an addition left the range. */
  int overflows() {
    return overflows;
  }

  /** The sum of step s and lane i is at {@code s P + i}. */
  void accept(int chunk, int group, int position, int[] sums) {
    int lanes = config.parallelism();
    int before = layer.chunks().subList(0, chunk).stream().mapToInt(Integer::intValue).sum();
    BigInteger word = BigInteger.ZERO;
    for (int step = 0; step < layer.chunks().get(chunk); step++) {
      boolean left = false;
      for (int lane = 0; lane < lanes; lane++) {
        long x = (long) sums[step * lanes + lane] << layer.rule().fractionBits();
        int result = step(before + step, group, position, lane, x);
        left |= (result & LEFT) != 0;
        if ((result & FIRED) != 0) {
          word = word.setBit(step * lanes + lane);
        }
      }
      overflows += left ? 1 : 0;
    }
    emit(chunk, group, position, word);
  }

  private int step(int t, int group, int position, int lane, long x) {
    NeuronRule rule = layer.rule();
    NeuronConstants c = constants[group][lane];
    boolean mark = t > 0 && marked[group][position][lane];
    int v = t == 0 ? 0 : membrane[group][position][lane];
    long exact = NeuronRule.leak(v, c.decay()) + x + rule.drive(t, mark, c);
    int u = wrap(exact);
    boolean left = u != exact;
    boolean fires = !layer.readout() && rule.fires(u, mark, c);
    marked[group][position][lane] = rule.mark(u, fires, c);
    if (fires) {
      long rest = rule.reset(u, c);
      u = wrap(rest);
      left |= u != rest;
    }
    membrane[group][position][lane] = u;
    return (left ? LEFT : 0) | (fires ? FIRED : 0);
  }

  private int wrap(long exact) {
    int shift = Integer.SIZE - layer.rule().membraneBits(config.membraneBits());
    return (int) exact << shift >> shift;
  }

  private void emit(int chunk, int group, int position, BigInteger word) {
    int area = layer.height() * layer.width();
    int sample = position / area;
    int y = position % area / layer.width();
    int x = position % layer.width();
    int bytes = config.beatBytes();
    words[position] = word;
    if (layer.readout()) {
      int[] v = membrane[group][position];
      int base = layer.address(chunk, group, sample, y, x, Integer.BYTES * v.length);
      for (int lane = 0; lane < v.length; lane++) {
        put(base + Integer.BYTES * lane, BigInteger.valueOf(v[lane]), Integer.BYTES);
      }
    } else if (!layer.pool()) {
      put(layer.address(chunk, group, sample, y, x, bytes), word, bytes);
    } else if (y % 2 == 1 && x % 2 == 1) {
      BigInteger block =
          word.or(words[position - 1])
              .or(words[position - layer.width()])
              .or(words[position - layer.width() - 1]);
      put(layer.address(chunk, group, sample, y / 2, x / 2, bytes), block, bytes);
    }
  }

  private void put(int offset, BigInteger value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      written.put(offset + i, value.shiftRight(Byte.SIZE * i).byteValue());
    }
  }
}
