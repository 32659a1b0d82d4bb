package org.firefly.accelerator.event;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.ParameterLayout;

/**
 * A layer of an event engine as a whole: what its windows see, what its neurons do, and its
 * weights.
 *
 * @param weights {@code [group][unit][channel of the mask][output]}
 */
record PathLayer(
    EventSizes sizes,
    FrontLayer front,
    BackLayer back,
    NeuronConstants[][] constants,
    byte[][][][] weights) {
  private static final int TAPS = 9;

  static PathLayer random(AcceleratorConfig config, EventSizes sizes, Random random) {
    FrontLayer front;
    do {
      front = FrontLayer.random(random);
    } while (TAPS * front.masks() > sizes.units());
    boolean readout = random.nextInt(4) == 0;
    boolean pool = !readout && random.nextInt(3) == 0;
    return of(config, sizes, random, front, new boolean[] {pool, readout});
  }

  /**
   * A layer with these windows and spikes.
   *
   * @param poolReadout whether it pools, whether it is a readout
   */
  static PathLayer of(
      AcceleratorConfig config,
      EventSizes sizes,
      Random random,
      FrontLayer front,
      boolean[] poolReadout) {
    BackLayer back =
        BackLayer.of(
            config,
            sizes,
            random,
            poolReadout,
            new int[] {
              front.samples(), front.outputGroups(), front.outputHeight(), front.outputWidth()
            },
            List.of(1 + random.nextInt(sizes.steps())));
    byte[][][][] weights =
        new byte[front.outputGroups()][TAPS * front.masks()][sizes.maskChannels()][sizes.outputs()];
    boolean extreme = random.nextInt(4) == 0;
    for (byte[][][] ofGroup : weights) {
      for (byte[][] ofUnit : ofGroup) {
        for (byte[] ofChannel : ofUnit) {
          random.nextBytes(ofChannel);
          if (extreme) {
            Arrays.fill(ofChannel, Byte.MIN_VALUE);
          }
        }
      }
    }
    return new PathLayer(
        sizes, front, back, constants(front.outputGroups(), config, random), weights);
  }

  private static NeuronConstants[][] constants(
      int groups, AcceleratorConfig config, Random random) {
    NeuronConstants[][] constants = new NeuronConstants[groups][config.parallelism()];
    for (NeuronConstants[] ofGroup : constants) {
      Arrays.setAll(
          ofGroup,
          lane ->
              new NeuronConstants(
                  random.nextInt(-200, 200),
                  random.nextInt(-200, 200),
                  random.nextInt(2000),
                  random.nextInt(-200, 200),
                  random.nextInt(NeuronRule.NO_DECAY + 1),
                  0,
                  0));
    }
    return constants;
  }

  /** Clocks that its masks take. */
  long clocks() {
    long clocks = 0;
    for (int sample = 0; sample < front.samples(); sample++) {
      for (int y = 0; y < front.outputHeight(); y++) {
        for (int x = 0; x < front.outputWidth(); x++) {
          clocks += Arrays.stream(front.clocks(sizes, sample, y, x)).sum();
        }
      }
    }
    return front.outputGroups() * clocks;
  }

  /** Units of weight rows of a group. */
  int units() {
    return TAPS * front.masks();
  }

  /**
   * The rows of all groups as they lie in memory, each of several ports having its part of a unit.
   */
  byte[] rows(int ports) {
    int part = sizes.outputs() / ports;
    ByteBuffer bytes = ByteBuffer.allocate(weights.length * units() * sizes.unitBytes());
    for (byte[][][] ofGroup : weights) {
      for (int unit = 0; unit < units(); unit++) {
        for (int port = 0; port < ports; port++) {
          for (int slot = 0; slot < sizes.slotsPerTap(); slot++) {
            for (int cell = 0; cell < sizes.cells(); cell++) {
              int channel = sizes.channel(cell, unit % TAPS, slot);
              bytes.put(ofGroup[unit][channel], port * part, part);
            }
          }
        }
      }
    }
    return bytes.array();
  }

  /** The neurons' parameters as they lie in memory. */
  byte[] parameters(AcceleratorConfig config) {
    List<NeuronConstants> all = Arrays.stream(constants).flatMap(Arrays::stream).toList();
    int[] words = ParameterLayout.encode(config, all);
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * words.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(words);
    return bytes.array();
  }

  /** The sum of step s and output o of a position at {@code s O + o}. */
  int[] sums(int group, int position) {
    int area = front.outputHeight() * front.outputWidth();
    int sample = position / area;
    int y = position % area / front.outputWidth();
    int x = position % front.outputWidth();
    int[] sums = new int[sizes.steps() * sizes.outputs()];
    for (int unit = 0; unit < units(); unit++) {
      for (int half = 0; half < 2; half++) {
        BigInteger word = front.seen(sizes, sample, y, x, unit / TAPS, unit % TAPS, half);
        for (int bit = 0; bit < sizes.wordBits(); bit++) {
          if (word.testBit(bit)) {
            int step = bit / sizes.outputs();
            byte[] row = weights[group][unit][half * sizes.outputs() + bit % sizes.outputs()];
            for (int output = 0; output < row.length; output++) {
              sums[step * sizes.outputs() + output] += row[output];
            }
          }
        }
      }
    }
    return sums;
  }
}
