package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.compiler.options.Input;
import org.firefly.network.NetworkString;
import org.firefly.testing.ScnnSeven;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SCNN-7, T = 4, memory latency 100 clocks, 16 bytes per clock and port. */
class ScnnSevenRtlTest {
  private static final Logger LOG = LoggerFactory.getLogger(ScnnSevenRtlTest.class);

  private static final String NETWORK = "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10";

  /** The first layer is on the host, and not counted. */
  @ParameterizedTest
  @CsvSource({
    "16, 1, 1, 298000",
    "16, 1, 8, 248000",
    "32, 1, 1, 170000",
    "32, 1, 8, 67000",
    "16, 2, 1, 258000",
    "32, 2, 1, 95000"
  })
  void runsBitExactlyWithinItsClocksPerImageAsTheClockModelPredicts(
      int parallelism, int weightPorts, int batch, long most) throws InterruptedException {
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(parallelism).with(Setting.WEIGHT_PORTS, weightPorts);
    run("SCNN-7", ScnnSeven.program(config, batch), most);
  }

  /** Everything on the accelerator. */
  @ParameterizedTest
  @CsvSource({"16, 1, 310000", "32, 1, 180000"})
  void runsFromPixels(int parallelism, int batch, long most) throws InterruptedException {
    run("SCNN-7 from pixels", fromPixels(parallelism, batch), most);
  }

  /** At P = 16 at most 15 % more than without the first layer; see scripts/network-soak. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
  @CsvSource({"16, 8, 283600", "32, 8, 78300"})
  void runsBlocksFromPixels(int parallelism, int batch, long most) throws InterruptedException {
    run("SCNN-7 from pixels", fromPixels(parallelism, batch), most);
  }

  private static Program fromPixels(int parallelism, int batch) {
    CompilerOptions options =
        CompilerOptions.of(AcceleratorConfig.ofParallelism(parallelism))
            .withTimeSteps(4)
            .withBatch(batch)
            .withInput(Input.ofScale(1.0 / 255).withBits(Optional.of(InputBits.PIXELS)))
            .withFirstLayer(FirstLayerPlace.CHIP);
    return Compiler.compile(NetworkString.parse(NETWORK).toNetwork(1), options).program();
  }

  private static void run(String name, Program program, long most) throws InterruptedException {
    int batch = program.batch();
    AcceleratorConfig config = program.config();
    String where =
        "%s, P = %d, %d weight ports, batch %d"
            .formatted(name, config.parallelism(), config.weightPorts(), batch);
    Block block = Block.random(program, new SplittableRandom(1));
    try (RtlSystem system = Systems.of(config, Systems.LATENCY_100)) {
      RtlRun run = block.runAndCompare(system, 0, where);
      LOG.info("{}: {} clocks per image", where, run.clocks() / batch);
      assertThat(run.clocks() / batch).isLessThanOrEqualTo(most);
      MemorySystem memory = MemorySystem.unlimited(16, 100);
      ModelledClocks.of(where, program, memory, batch, run).requireLayersWithin(2);
    }
  }
}
