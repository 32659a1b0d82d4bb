package org.firefly.timing.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.timing.Bound;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must hold for every layer; a failure names the seed, -Dfirefly.seed=SEED runs it alone. */
class EventPropertiesTest {
  private static final Logger LOG = LoggerFactory.getLogger(EventPropertiesTest.class);
  private static final int LAYERS = 60;

  @Test
  void randomLayers() {
    Long replay = Long.getLong("firefly.seed");
    long first = replay != null ? replay : System.nanoTime();
    LOG.info("{} layers from seed {} on", replay != null ? 1 : LAYERS, first);
    for (long seed = first; seed < first + (replay != null ? 1 : LAYERS); seed++) {
      new Draw(seed).check();
    }
  }

  /** A random layer, its spikes and an engine. */
  private static final class Draw {
    private final String name;
    private final Random random;
    private final EventLayer layer;
    private final boolean[][][][] spikes;
    private final EventEngine engine;
    private final int samples;

    Draw(long seed) {
      name = "seed " + seed;
      random = new Random(seed);
      int kernel = 1 + random.nextInt(4);
      int stride = 1 + random.nextInt(2);
      FeatureMap map =
          new FeatureMap(
              1 + random.nextInt(200), kernel + random.nextInt(6), kernel + random.nextInt(6));
      int padding = random.nextInt(kernel);
      layer =
          new EventLayer(
              map,
              new FeatureMap(
                  1 + random.nextInt(100),
                  (map.height() + 2 * padding - kernel) / stride + 1,
                  (map.width() + 2 * padding - kernel) / stride + 1),
              kernel,
              kernel,
              stride,
              padding);
      int timeSteps = 1 + random.nextInt(9);
      double union = random.nextDouble();
      double repeat = 1 + random.nextDouble() * (timeSteps - 1);
      spikes = new SpikeStatistics(union * repeat / timeSteps, repeat).draw(random, timeSteps, map);
      int cells = 1 << random.nextInt(5);
      engine =
          EventEngine.standard()
              .withCells(cells)
              .withMaskChannels(cells << random.nextInt(4))
              .withOutputs(16 << random.nextInt(3))
              .withSteps(1 << random.nextInt(3))
              .withHandOver(1, 1);
      samples = 1 + random.nextInt(8);
    }

    private EventClocks predict(EventEngine shape, int ports, boolean[][][][] input) {
      return new EventClockModel(shape, EnginePorts.ofWeightPorts(ports), samples)
          .predict(layer, input);
    }

    void check() {
      EventClocks clocks = predict(engine, 2, spikes);
      noPartIsFasterThanAllTogether(clocks);
      eventsAreThoseOfTheWindows(clocks);
      moreHardwareIsNeverSlower(clocks);
      aSpikeMoreIsNeverFaster(clocks);
    }

    private void noPartIsFasterThanAllTogether(EventClocks clocks) {
      assertThat(clocks.ideal()).as(name).isLessThanOrEqualTo(clocks.clocks());
      assertThat(clocks.bounds())
          .as(name)
          .containsOnlyKeys(
              Bound.EVENTS, Bound.FEEDING, Bound.WEIGHTS, Bound.NEURONS, Bound.OUTPUT);
      assertThat(clocks.bounds().values()).as(name).allMatch(bound -> bound <= clocks.clocks() + 1);
      assertThat(clocks.efficiency()).as(name).isBetween(0.0, 1.0);
    }

    /** Counted from the spikes' side: how many windows see an input, chunk by chunk. */
    private void eventsAreThoseOfTheWindows(EventClocks clocks) {
      long seen = 0;
      long unions = 0;
      for (int first = 0; first < spikes.length; first += engine.steps()) {
        for (int c = 0; c < layer.input().channels(); c++) {
          for (int position = 0; position < layer.input().positions(); position++) {
            int y = position / layer.input().width();
            int x = position % layer.input().width();
            if (fires(first, c, y, x)) {
              unions++;
              seen +=
                  (long) windows(y, layer.kernelHeight(), layer.output().height())
                      * windows(x, layer.kernelWidth(), layer.output().width());
            }
          }
        }
      }
      int groups = (layer.output().channels() + engine.outputs() - 1) / engine.outputs();
      assertThat(clocks.unions()).as(name).isEqualTo(unions);
      assertThat(clocks.events()).as(name).isEqualTo(seen * groups);
    }

    private boolean fires(int first, int c, int y, int x) {
      for (int t = first; t < Math.min(spikes.length, first + engine.steps()); t++) {
        if (spikes[t][c][y][x]) {
          return true;
        }
      }
      return false;
    }

    private int windows(int input, int kernel, int outputs) {
      int windows = 0;
      for (int output = 0; output < outputs; output++) {
        int offset = input - layer.stride() * output + layer.padding();
        windows += offset >= 0 && offset < kernel ? 1 : 0;
      }
      return windows;
    }

    private void moreHardwareIsNeverSlower(EventClocks clocks) {
      assertThat(predict(engine, 4, spikes).clocks()).as(name).isLessThanOrEqualTo(clocks.clocks());
      assertThat(predict(engine.withHandOver(1, 2), 2, spikes).clocks())
          .as(name)
          .isLessThanOrEqualTo(clocks.clocks());
      int cells = engine.cells().count();
      assertThat(predict(engine.withHandOver(cells, 2), 2, spikes).clocks())
          .as(name)
          .isLessThanOrEqualTo(clocks.clocks());
      assertThat(predict(engine.withMaskChannels(2 * engine.maskChannels()), 2, spikes).clocks())
          .as(name)
          .isLessThanOrEqualTo(clocks.clocks());
    }

    private void aSpikeMoreIsNeverFaster(EventClocks clocks) {
      boolean[][] row =
          spikes[random.nextInt(spikes.length)][random.nextInt(layer.input().channels())];
      boolean[] columns = row[random.nextInt(row.length)];
      columns[random.nextInt(columns.length)] = true;
      assertThat(predict(engine, 2, spikes).clocks())
          .as(name)
          .isGreaterThanOrEqualTo(clocks.clocks());
    }
  }
}
