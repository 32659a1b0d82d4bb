package org.firefly.timing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.firefly.architecture.program.FeatureMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drawn spikes have the statistics asked for; -Dfirefly.seed=SEED draws the same again. */
class SpikeStatisticsTest {
  private static final Logger LOG = LoggerFactory.getLogger(SpikeStatisticsTest.class);
  private static final FeatureMap MAP = new FeatureMap(64, 32, 32);

  /** Standard errors; one run in a hundred million goes beyond. */
  private static final double FAR = 6;

  @ParameterizedTest
  @CsvSource({
    "0.388, 2.67, 4",
    "0.26, 2.18, 4",
    "0.04, 1.5, 4",
    "0.05, 1, 4",
    "0.9, 3.7, 4",
    "0.25, 2, 8",
    "0.1, 1, 1",
    "1, 2, 2",
    "0, 1, 4"
  })
  void theyHaveTheDensityAndTheRepeatsAskedFor(double density, double repeat, int timeSteps) {
    long seed = Long.getLong("firefly.seed", System.nanoTime());
    LOG.info("density {}, repeats {}, T = {}: seed {}", density, repeat, timeSteps, seed);
    boolean[][][][] spikes =
        new SpikeStatistics(density, repeat).draw(new Random(seed), timeSteps, MAP);
    int[] inputsOfSpikes = new int[timeSteps + 1];
    for (int c = 0; c < MAP.channels(); c++) {
      for (int y = 0; y < MAP.height(); y++) {
        for (int x = 0; x < MAP.width(); x++) {
          inputsOfSpikes[fired(spikes, c, y, x)]++;
        }
      }
    }
    double all = 0;
    for (int spikesOfInput = 0; spikesOfInput <= timeSteps; spikesOfInput++) {
      all += (double) spikesOfInput * inputsOfSpikes[spikesOfInput];
    }
    double fire = MAP.size() - inputsOfSpikes[0];
    double union = density * timeSteps / repeat;
    assertThat(fire / MAP.size())
        .as("share that fires, seed %d", seed)
        .isCloseTo(union, within(FAR * Math.sqrt(union * (1 - union) / MAP.size()) + 1e-12));
    if (fire > 0) {
      // Beyond the first, the spikes of an input are T - 1 draws of the same chance.
      double again = timeSteps == 1 ? 0 : (repeat - 1) / (timeSteps - 1);
      double deviation = Math.sqrt((timeSteps - 1) * again * (1 - again) / fire);
      assertThat(all / fire)
          .as("spikes of an input that fires, seed %d", seed)
          .isCloseTo(repeat, within(FAR * deviation + 1e-12));
    }
  }

  private static int fired(boolean[][][][] spikes, int c, int y, int x) {
    int fired = 0;
    for (boolean[][][] step : spikes) {
      fired += step[c][y][x] ? 1 : 0;
    }
    return fired;
  }

  @Test
  void everyStepIsAsBusyAsTheOthers() {
    boolean[][][][] spikes = new SpikeStatistics(0.2, 1.6).draw(new Random(1), 4, MAP);
    for (boolean[][][] step : spikes) {
      int fired = 0;
      for (int c = 0; c < MAP.channels(); c++) {
        for (int y = 0; y < MAP.height(); y++) {
          for (int x = 0; x < MAP.width(); x++) {
            fired += step[c][y][x] ? 1 : 0;
          }
        }
      }
      assertThat((double) fired / MAP.size()).isCloseTo(0.2, within(0.01));
    }
  }

  @Test
  void statisticsThatNoSpikesHaveAreRefused() {
    assertThatThrownBy(() -> new SpikeStatistics(1.1, 1)).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> new SpikeStatistics(0.5, 0.9)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new SpikeStatistics(0.9, 1.5).draw(new Random(1), 4, MAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be had in 4 time steps");
  }
}
