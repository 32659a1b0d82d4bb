package org.firefly.timing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.timing.event.EventEngine.Banking;
import org.junit.jupiter.api.Test;

class EventClockModelTest {
  private static final EventEngine ENGINE =
      new EventEngine(8, 2, 32, 4, 64, 1, Banking.CHANNEL_PLUS_TAP);
  private static final EventLayer LAYER = EventLayer.convolution3x3(new FeatureMap(16, 4, 4), 32);

  private static EventClocks predict(EventEngine engine, boolean[][][][] spikes) {
    return new EventClockModel(engine, 16, 1).predict(LAYER, spikes);
  }

  private static boolean[][][][] silence() {
    return new boolean[4][16][4][4];
  }

  @Test
  void aSpikeIsAnEventOfEveryTapThatSeesIt() {
    boolean[][][][] spikes = silence();
    spikes[2][5][1][1] = true;
    assertThat(predict(ENGINE, spikes).events()).isEqualTo(9);
    spikes[2][5][0][0] = true;
    assertThat(predict(ENGINE, spikes).events()).isEqualTo(9 + 4);
  }

  @Test
  void stepsThatShareAReadCountOnce() {
    boolean[][][][] spikes = silence();
    spikes[0][5][1][1] = true;
    spikes[3][5][1][1] = true;
    assertThat(predict(ENGINE, spikes).events()).isEqualTo(9);
    assertThat(predict(ENGINE.withSteps(2), spikes).events()).isEqualTo(18);
  }

  @Test
  void aSilentPositionTakesTheClocksOfItsNeurons() {
    assertThat(predict(ENGINE, silence()).cells()).isEqualTo(16 * 4);
  }

  @Test
  void theFullestCellDecides() {
    boolean[][][][] spikes = silence();
    for (int c = 0; c < 16; c++) {
      spikes[0][c][0][0] = true;
    }
    // Four positions see the pixel through one tap, two channels in each of eight cells.
    assertThat(predict(ENGINE, spikes).events()).isEqualTo(4 * 16);
    for (boolean[][] channel : spikes[0]) {
      for (boolean[] row : channel) {
        Arrays.fill(row, true);
      }
    }
    // Inner positions have 144 events in eight cells, two in a clock; 6 and 4 taps at the border.
    assertThat(predict(ENGINE, spikes).cells()).isEqualTo(4 * 9 + 8 * 6 + 4 * 4);
    assertThat(predict(ENGINE, spikes).ideal()).isEqualTo(4 * 9 + 8 * 6 + 4 * 4);
  }

  @Test
  void oneChannelThroughAllTapsLoadsEveryCellOrOne() {
    boolean[][][][] spikes = silence();
    for (boolean[] row : spikes[1][3]) {
      Arrays.fill(row, true);
    }
    EventEngine fast = ENGINE.withSteps(1);
    EventClocks spread = predict(fast, new boolean[][][][] {spikes[1]});
    EventClocks byChannel =
        predict(fast.withBanking(Banking.CHANNEL), new boolean[][][][] {spikes[1]});
    // Nine taps of one channel in one cell: five clocks in the middle, three and two at the border.
    assertThat(byChannel.cells()).isEqualTo(4 * 5 + 8 * 3 + 4 * 2);
    assertThat(spread.cells()).isEqualTo(16);
  }

  @Test
  void cellsThatRunAheadLoseLess() {
    SpikeStatistics busy = new SpikeStatistics(0.3, 2);
    boolean[][][][] spikes = busy.draw(new Random(1), 4, LAYER.input());
    long coupled = predict(ENGINE, spikes).cells();
    long ahead = predict(ENGINE.withPositionsAhead(4), spikes).cells();
    assertThat(ahead).isLessThan(coupled).isGreaterThanOrEqualTo(predict(ENGINE, spikes).ideal());
  }

  @Test
  void weightsOfALayerAreSharedByTheBlock() {
    EventClockModel one = new EventClockModel(ENGINE, 16, 1);
    EventClockModel eight = new EventClockModel(ENGINE, 32, 8);
    assertThat(one.predict(LAYER, silence()).weights()).isEqualTo(16 * 9 * 32 / 16);
    assertThat(eight.predict(LAYER, silence()).weights()).isEqualTo(16 * 9 * 32 / 32 / 8);
  }

  @Test
  void drawnSpikesHaveTheStatisticsAskedFor() {
    SpikeStatistics asked = new SpikeStatistics(0.26, 2.18);
    boolean[][][][] spikes = asked.draw(new Random(3), 4, new FeatureMap(64, 32, 32));
    long all = 0;
    long union = 0;
    for (int c = 0; c < 64; c++) {
      for (int position = 0; position < 1024; position++) {
        int fired = 0;
        for (boolean[][][] step : spikes) {
          fired += step[c][position / 32][position % 32] ? 1 : 0;
        }
        all += fired;
        union += fired > 0 ? 1 : 0;
      }
    }
    assertThat(all / (4.0 * 64 * 1024)).isCloseTo(0.26, within(0.005));
    assertThat((double) all / union).isCloseTo(2.18, within(0.02));
  }
}
