package org.firefly.runtime;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.host.samples.CurrentSource;
import org.firefly.network.NetworkString;

/** A small network, compiled, and samples for it. */
public final class TestPrograms {
  private static final String NETWORK = "8x8-16c3-20c3-p2-7";
  private static final int TIME_STEPS = 3;
  private static final int CHANNELS = 2;
  private static final int SIDE = 8;
  private static final int RANGE = 100;

  private TestPrograms() {}

  /** Two accelerated layers for as many cores. */
  public static Program of(int cores, int batch) {
    AcceleratorConfig config =
        cores == 1 ? AcceleratorConfig.ofParallelism(16) : Boards.find("kv260").config();
    CompilerOptions options =
        CompilerOptions.of(config)
            .withTimeSteps(TIME_STEPS)
            .withBatch(batch)
            .withInput(Input.ofScale(1));
    return Compiler.compile(NetworkString.parse(NETWORK, CHANNELS).toNetwork(5), options).program();
  }

  /** Samples that depend on their number only. */
  public static CurrentSource samples(int count) {
    return new Samples(count);
  }

  private record Samples(int count) implements CurrentSource {
    @Override
    public FeatureMap map() {
      return new FeatureMap(CHANNELS, SIDE, SIDE);
    }

    @Override
    public void read(int sample, double[] target) {
      Random random = new Random(sample);
      for (int i = 0; i < target.length; i++) {
        target[i] = random.nextInt(RANGE);
      }
    }
  }
}
