package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.program.Program;
import org.firefly.testing.ScnnSeven;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SCNN-7, T = 4, first layer on the host, memory latency 100 clocks, 16 bytes per clock and port.
 */
class ScnnSevenRtlTest {
  private static final Logger LOG = LoggerFactory.getLogger(ScnnSevenRtlTest.class);

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
    Program program = ScnnSeven.program(config, batch);
    Block block = Block.random(program, new SplittableRandom(1));
    try (RtlSystem system = Systems.of(program.config(), Systems.LATENCY_100)) {
      RtlRun run = block.runAndCompare(system, 0, "SCNN-7");
      LOG.info(
          "P = {}, {} weight ports, batch {}: {} clocks per image",
          parallelism,
          weightPorts,
          batch,
          run.clocks() / batch);
      assertThat(run.clocks() / batch).isLessThanOrEqualTo(most);
      MemorySystem memory = MemorySystem.unlimited(16, 100);
      ModelledClocks.of("SCNN-7", program, memory, batch, run).requireLayersWithin(2);
    }
  }
}
