package org.firefly.timing.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.timing.Bound;
import org.firefly.timing.event.EventEngine.Banking;
import org.firefly.timing.event.EventEngine.RowMemory;
import org.junit.jupiter.api.Test;

class EventClockModelTest {
  private static final EventLayer LAYER = EventLayer.convolution3x3(new FeatureMap(16, 4, 4), 32);

  /** Weights are never late. */
  private static final int LARGE_BATCH = 1000;

  private static EventClocks predict(EventEngine engine, boolean[][][][] spikes) {
    return predict(engine, LAYER, LARGE_BATCH, spikes);
  }

  private static EventClocks predict(
      EventEngine engine, EventLayer layer, int samples, boolean[][][][] spikes) {
    return new EventClockModel(engine, EnginePorts.ofWeightPorts(1), samples)
        .predict(layer, spikes);
  }

  private static boolean[][][][] silence() {
    return silence(4, LAYER.input());
  }

  private static boolean[][][][] silence(int timeSteps, FeatureMap map) {
    return new boolean[timeSteps][map.channels()][map.height()][map.width()];
  }

  private static void fill(boolean[][] plane) {
    for (boolean[] row : plane) {
      Arrays.fill(row, true);
    }
  }

  @Test
  void aSpikeIsAnEventOfEveryTapThatSeesIt() {
    boolean[][][][] spikes = silence();
    spikes[2][5][1][1] = true;
    assertThat(predict(EventEngine.standard(), spikes).events()).isEqualTo(9);
    spikes[2][5][0][0] = true;
    assertThat(predict(EventEngine.standard(), spikes).events()).isEqualTo(9 + 4);
  }

  @Test
  void stepsThatShareAReadCountOnce() {
    boolean[][][][] spikes = silence();
    spikes[0][5][1][1] = true;
    spikes[3][5][1][1] = true;
    EventClocks four = predict(EventEngine.standard(), spikes);
    EventClocks two = predict(EventEngine.standard().withSteps(2), spikes);
    assertThat(four.events()).isEqualTo(9);
    assertThat(four.spikesPerUnion()).isEqualTo(2);
    assertThat(two.events()).isEqualTo(18);
    assertThat(two.spikesPerUnion()).isEqualTo(1);
  }

  @Test
  void aSilentLayerTakesTheClocksOfItsNeurons() {
    EventClocks silent = predict(EventEngine.standard(), silence());
    assertThat(silent.clocks()).isEqualTo(16 * 4);
    assertThat(silent.bound()).isEqualTo(Bound.NEURONS);
    assertThat(silent.spikesPerUnion()).isZero();
    // 32 lanes have 64 neurons per position and step.
    EventLayer wide = EventLayer.convolution3x3(LAYER.input(), 64);
    assertThat(
            predict(EventEngine.standard().withOutputs(64), wide, LARGE_BATCH, silence()).clocks())
        .isEqualTo(16 * 8);
  }

  @Test
  void theFullestCellDecides() {
    boolean[][][][] spikes = silence();
    for (int c = 0; c < 16; c++) {
      spikes[0][c][0][0] = true;
    }
    // Four positions see the pixel through one tap, two channels in each of eight cells.
    assertThat(predict(EventEngine.standard(), spikes).events()).isEqualTo(4 * 16);
    for (boolean[][] channel : spikes[0]) {
      fill(channel);
    }
    // Inner positions have 144 events in eight cells, two in a clock; 6 and 4 taps at the border.
    EventClocks full = predict(EventEngine.standard(), spikes);
    assertThat(full.clocks()).isEqualTo(4 * 9 + 8 * 6 + 4 * 4);
    assertThat(full.ideal()).isEqualTo(4 * 9 + 8 * 6 + 4 * 4);
    assertThat(full.bound()).isEqualTo(Bound.EVENTS);
    assertThat(full.efficiency()).isEqualTo(1);
  }

  @Test
  void oneChannelThroughAllTapsLoadsEveryCellOrOne() {
    boolean[][][][] spikes = silence(1, LAYER.input());
    fill(spikes[0][3]);
    EventClocks spread = predict(EventEngine.standard(), spikes);
    EventClocks byChannel = predict(EventEngine.standard().withBanking(Banking.CHANNEL), spikes);
    // Nine taps of one channel in one cell: five clocks in the middle, three and two at the border.
    assertThat(byChannel.clocks()).isEqualTo(4 * 5 + 8 * 3 + 4 * 2);
    assertThat(spread.clocks()).isEqualTo(16);
  }

  @Test
  void emptyMasksTakeAClockEach() {
    FeatureMap map = new FeatureMap(512, 4, 4);
    EventLayer layer = new EventLayer(map, new FeatureMap(32, 4, 4), 1, 1, 1, 0);
    EventClocks wide = predict(EventEngine.standard(), layer, LARGE_BATCH, silence(1, map));
    EventClocks narrow =
        predict(EventEngine.standard().withMaskChannels(16), layer, LARGE_BATCH, silence(1, map));
    assertThat(wide.clocks()).isEqualTo(16 * 8);
    assertThat(narrow.clocks()).isEqualTo(16 * 32);
    assertThat(narrow.bound()).isEqualTo(Bound.FEEDING);
  }

  @Test
  void spikesOfManyStepsArriveAtTheWidthOfTheirPort() {
    FeatureMap map = new FeatureMap(512, 4, 4);
    EventLayer layer = new EventLayer(map, new FeatureMap(64, 4, 4), 1, 1, 1, 0);
    EventClocks clocks = predict(EventEngine.standard(), layer, LARGE_BATCH, silence(4, map));
    // Once for each group of outputs.
    assertThat(clocks.clocks()).isEqualTo(2 * 4 * map.size() / 128);
    assertThat(clocks.bound()).isEqualTo(Bound.FEEDING);
  }

  @Test
  void chainsThatRunAheadLoseLess() {
    boolean[][][][] spikes = new SpikeStatistics(0.3, 2).draw(new Random(1), 4, LAYER.input());
    EventClocks coupled = predict(EventEngine.standard(), spikes);
    EventClocks halves = predict(EventEngine.standard().withHandOver(2, 4), spikes);
    EventClocks free = predict(EventEngine.standard().withHandOver(8, 4), spikes);
    assertThat(halves.clocks()).isLessThan(coupled.clocks());
    assertThat(free.clocks()).isLessThan(halves.clocks()).isGreaterThanOrEqualTo(coupled.ideal());
  }

  @Test
  void weightsOfALayerAreSharedByTheBlock() {
    EventClocks alone = predict(EventEngine.standard(), LAYER, 1, silence());
    EventClocks eight = predict(EventEngine.standard(), LAYER, 8, silence());
    assertThat(alone.bounds()).containsEntry(Bound.WEIGHTS, 16 * 9 * 32 / 16L);
    assertThat(eight.bounds()).containsEntry(Bound.WEIGHTS, 16 * 9 * 32 / 16 / 8L);
    assertThat(alone.clocks()).isEqualTo(16 * 9 * 32 / 16);
    assertThat(alone.bound()).isEqualTo(Bound.WEIGHTS);
  }

  @Test
  void rowsThatDoNotFitBesideThoseBeforeMakeTheCellsWait() {
    // 672 rows a cell: 352 of the next group fit beside them, 320 come when the group is done.
    FeatureMap map = new FeatureMap(1344, 2, 2);
    EventLayer layer = new EventLayer(map, new FeatureMap(32, 2, 2), 2, 2, 1, 0);
    EventClocks blocks = predict(EventEngine.standard(), layer, 8, silence(4, map));
    EventClocks large =
        predict(EventEngine.standard().withMemory(RowMemory.ULTRA), layer, 8, silence(4, map));
    long weights = blocks.bounds().get(Bound.WEIGHTS);
    assertThat(weights).isEqualTo(1344 * 4 * 32 / 16 / 8);
    assertThat(large.clocks()).isEqualTo(weights);
    assertThat(blocks.clocks())
        .isEqualTo(Math.max(weights * 352 / 672, 4 * 21 * 4 / 4) + weights * 320 / 672);
  }

  @Test
  void inputsWhoseRowsDoNotFitHandOverInPieces() {
    // Two pieces of the rows: each hands its sums over.
    FeatureMap map = new FeatureMap(2048, 2, 2);
    EventLayer layer = EventLayer.fullyConnected(map, 10);
    assertThat(predict(EventEngine.standard(), layer, 1, silence(4, map)).bounds())
        .containsEntry(Bound.NEURONS, 4L);
    FeatureMap twice = new FeatureMap(4096, 2, 2);
    EventLayer large = EventLayer.fullyConnected(twice, 10);
    assertThat(predict(EventEngine.standard(), large, 1, silence(4, twice)).bounds())
        .containsEntry(Bound.NEURONS, 8L);
  }

  @Test
  void shapesSayWhatTheyTake() {
    assertThat(EventEngine.standard().slices()).isEqualTo(256 + 32);
    assertThat(EventEngine.standard().weightMemories()).isEqualTo(64);
    assertThat(EventEngine.standard().withMemory(RowMemory.ULTRA).weightMemories()).isEqualTo(32);
    assertThat(EventEngine.standard().withHandOver(2, 2).accumulators()).isEqualTo(256);
  }

  @Test
  void cellsThatWaitAtEachMaskTakeTheFullestOfEach() {
    // Two masks, of which one loads cell 0 and the other cell 1 with four events of one position.
    FeatureMap map = new FeatureMap(128, 1, 1);
    EventLayer layer = new EventLayer(map, new FeatureMap(8, 1, 1), 1, 1, 1, 0);
    boolean[][][][] spikes = silence(4, map);
    for (int i = 0; i < 8; i++) {
      spikes[0][8 * i][0][0] = true;
      spikes[0][64 + 8 * i + 1][0][0] = true;
    }
    long runningOn = predict(EventEngine.standard(), layer, LARGE_BATCH, spikes).clocks();
    long waiting = predict(EventEngine.asBuilt(), layer, LARGE_BATCH, spikes).clocks();
    assertThat(runningOn).isEqualTo(4 + 1);
    assertThat(waiting).isEqualTo(4 + 4);
  }
}
