package org.firefly.accelerator.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.StimulusBatch;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;

/** Drives a chain alone, in batches that are planned clock by clock. */
class SynapseChainTest {
  private static final SynapseChain CHAIN = new SynapseChain();
  private static final int SLICES = 8;
  private static final int INPUTS = 16;
  private static final int OUTPUTS = 4;
  private static final int CLOCKS = 50_000;

  /**
   * One more than a million clocks need, as the results of the last clocks of each are not seen.
   */
  private static final int BATCHES = 21;

  @Test
  void equalsIntegerArithmeticOverAMillionClocks() {
    RandomGenerator random = new SplittableRandom(Seed.of("SynapseChain").value());
    try (Simulation simulation = Simulation.of(Elaboration.of(CHAIN))) {
      StimulusBatch batch = batch(simulation);
      for (int i = 0; i < BATCHES; i++) {
        Plan plan = new Plan(random);
        plan.fill(batch);
        simulation.run(batch);
        plan.check(batch);
      }
    }
  }

  private static StimulusBatch batch(Simulation simulation) {
    return StimulusBatch.of(
        simulation,
        CLOCKS,
        simulation.ports(
            List.of(CHAIN.word, CHAIN.shift, CHAIN.swap, CHAIN.spikesA, CHAIN.spikesC)),
        simulation.ports(CHAIN.sums));
  }

  /** Tiles and spikes of one batch; a tile works for sixteen clocks or a few more. */
  private static final class Plan {
    private final int[] word = new int[CLOCKS];
    private final boolean[] shift = new boolean[CLOCKS];
    private final int[] swap = new int[CLOCKS];
    private final int[] spikesA = new int[CLOCKS];
    private final int[] spikesC = new int[CLOCKS];
    private final int[][] expected = new int[CLOCKS][];

    Plan(RandomGenerator random) {
      Arrays.setAll(word, clock -> random.nextInt());
      int start = SLICES;
      while (start + 4 * INPUTS < CLOCKS) {
        int end = start + INPUTS + (random.nextBoolean() ? 0 : random.nextInt(INPUTS));
        planTile(start, end, random);
        start = end;
      }
    }

    private void planTile(int start, int end, RandomGenerator random) {
      Tile.Kind kind = Tile.Kind.values()[random.nextInt(Tile.Kind.values().length)];
      byte[][] weights = new byte[INPUTS][OUTPUTS];
      for (byte[] ofInput : weights) {
        for (int output = 0; output < OUTPUTS; output++) {
          ofInput[output] = kind.weight(random);
        }
      }
      for (int k = 0; k < SLICES; k++) {
        shift[start - 1 - k] = true;
        word[start - 1 - k] = packed(weights[k]);
        swap[start + k] |= 1 << k;
        word[start + k] = packed(weights[SLICES + k]);
      }
      for (int clock = start; clock < end; clock++) {
        planSpikes(clock, random.nextInt(4) == 0 ? 0xffff : random.nextInt(1 << INPUTS), weights);
      }
    }

    private static int packed(byte[] weights) {
      int word = 0;
      for (int output = 0; output < OUTPUTS; output++) {
        word |= (weights[output] & 0xff) << (8 * output);
      }
      return word;
    }

    private void planSpikes(int clock, int spikes, byte[][] weights) {
      int[] sums = new int[OUTPUTS];
      for (int input = 0; input < INPUTS; input++) {
        if ((spikes >>> input & 1) == 1) {
          for (int output = 0; output < OUTPUTS; output++) {
            sums[output] += weights[input][output];
          }
        }
      }
      for (int k = 0; k < SLICES; k++) {
        spikesA[clock + k] |= (spikes >>> k & 1) << k;
        spikesC[clock + k] |= (spikes >>> (SLICES + k) & 1) << k;
      }
      expected[clock + SynapseChain.LATENCY] = sums;
    }

    void fill(StimulusBatch batch) {
      for (int clock = 0; clock < CLOCKS; clock++) {
        batch.column(CHAIN.word).set(clock, word[clock]);
        batch.column(CHAIN.shift).set(clock, shift[clock] ? 1 : 0);
        batch.column(CHAIN.swap).set(clock, swap[clock]);
        batch.column(CHAIN.spikesA).set(clock, spikesA[clock]);
        batch.column(CHAIN.spikesC).set(clock, spikesC[clock]);
      }
    }

    void check(StimulusBatch batch) {
      for (int clock = 0; clock < CLOCKS; clock++) {
        for (int output = 0; expected[clock] != null && output < OUTPUTS; output++) {
          long found =
              batch.column(CHAIN.sums.get(output)).getSigned(clock, 0, SynapseChain.SUM_BITS);
          if (found != expected[clock][output]) {
            assertThat(found)
                .as("clock %d, output %d", clock, output)
                .isEqualTo(expected[clock][output]);
          }
        }
      }
    }
  }
}
