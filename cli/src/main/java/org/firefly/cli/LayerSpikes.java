package org.firefly.cli;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.lower.Geometry;
import org.firefly.timing.event.SpikeStatistics;

/** Spikes of some samples that enter a layer. */
interface LayerSpikes {
  /** How many samples there are. */
  int count();

  /** One of them: {@code [t][c][y][x]}. */
  boolean[][][][] sample(int number);

  /** Random spikes as a user assumes them, the same at every call. */
  static List<LayerSpikes> of(AssumedSpikes assumed, Compilation compilation) {
    int steps = compilation.program().timeSteps();
    return IntStream.range(0, assumed.layers().size())
        .<LayerSpikes>mapToObj(
            i ->
                new Drawn(
                    assumed.layers().get(i),
                    steps,
                    map(compilation.quantised().accelerated().get(i).layer().geometry()),
                    i))
        .toList();
  }

  /** The part of a layer's input that counts. */
  static FeatureMap map(Geometry g) {
    return new FeatureMap(g.input().channels(), g.validHeight(), g.validWidth());
  }

  /** Random spikes. */
  record Drawn(SpikeStatistics statistics, int steps, FeatureMap map, int layer)
      implements LayerSpikes {
    /** More of them change the clocks of a layer by less than one in a hundred. */
    private static final int SAMPLES = 2;

    @Override
    public int count() {
      return SAMPLES;
    }

    @Override
    public boolean[][][][] sample(int number) {
      return statistics.draw(new Random((long) SAMPLES * layer + number), steps, map);
    }
  }
}
