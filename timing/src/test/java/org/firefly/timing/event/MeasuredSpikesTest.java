package org.firefly.timing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model beside clocks that were counted, by other means, from real spikes of the published
 * SCNN-7 on 32 images of CIFAR-10. Here the inputs are drawn with the density and the repeats of
 * those, but independently of each other, so that the number of events agrees closely (least on
 * maps of 4x4, where real spikes prefer the middle, which more windows see) and how they spread
 * over positions, masks and cells only roughly: random positions are more alike, real ones have
 * silent regions.
 */
class MeasuredSpikesTest {
  private static final Logger LOG = LoggerFactory.getLogger(MeasuredSpikesTest.class);
  private static final int SAMPLES = 16;
  private static final double EVENTS_PERCENT = 8;
  private static final double CLOCKS_PERCENT = 10;

  /** Weights are never late. */
  private static final int LARGE_BATCH = 1000;

  @ParameterizedTest
  @CsvSource({
    "0, 10255, 12866, 12866",
    "1, 16139, 18960, 19807",
    "2, 20865, 24714, 26367",
    "3, 8088, 9835, 10674",
    "4, 13820, 16415, 18050",
    "5, 3887, 4962, 5785"
  })
  void clocksAreCloseToThoseOfRealSpikes(
      int layer, double ideal, double wideMasks, double narrowMasks) {
    long seed = Long.getLong("firefly.seed", System.nanoTime());
    LOG.info("layer {}: seed {}", layer, seed);
    Random random = new Random(seed);
    double idealSum = 0;
    double wideSum = 0;
    double narrowSum = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      boolean[][][][] spikes =
          ScnnSeven.SPIKES
              .get(layer)
              .draw(random, ScnnSeven.TIME_STEPS, ScnnSeven.LAYERS.get(layer).input());
      EventClocks wide = predict(EventEngine.standard(), layer, spikes);
      idealSum += wide.ideal();
      wideSum += wide.clocks();
      narrowSum += predict(EventEngine.standard().withMaskChannels(16), layer, spikes).clocks();
    }
    assertThat(idealSum / SAMPLES).isCloseTo(ideal, withinPercentage(EVENTS_PERCENT));
    assertThat(wideSum / SAMPLES).isCloseTo(wideMasks, withinPercentage(CLOCKS_PERCENT));
    assertThat(narrowSum / SAMPLES).isCloseTo(narrowMasks, withinPercentage(CLOCKS_PERCENT));
  }

  private static EventClocks predict(EventEngine engine, int layer, boolean[][][][] spikes) {
    return new EventClockModel(engine, EnginePorts.ofWeightPorts(2), LARGE_BATCH)
        .predict(ScnnSeven.LAYERS.get(layer), spikes);
  }
}
