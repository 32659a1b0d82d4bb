package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Boards;
import org.firefly.architecture.Program;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.runtime.Inference;
import org.firefly.runtime.simulated.BlockObserver;
import org.junit.jupiter.api.Test;

/** The device that the command line offers. */
class RtlDeviceTest {
  @Test
  void aCoreGivesTheResultsOfTheSimulatorAndCountsItsClocks() throws InterruptedException {
    Inference run = assertRunWorks(AcceleratorConfig.ofParallelism(16));
    assertThat(run.report().counters().orElseThrow().blocks()).isEqualTo(4);
    assertThat(run.report().counters().orElseThrow().clocks()).isPositive();
    assertThat(run.report().activity()).isPresent();
  }

  @Test
  void coresThatShareAClockGiveTheResultsOfTheSimulator() throws InterruptedException {
    AcceleratorConfig config = Boards.find("kv260").config();
    assertThat(config.cores()).isGreaterThan(1);
    assertRunWorks(config);
  }

  private static Inference assertRunWorks(AcceleratorConfig config) throws InterruptedException {
    Program program = SmallProgram.of(config);
    AxiTiming timing = AxiTiming.IDEAL.withLatency(20, 90).withStalls(0.2);
    AtomicLong clocks = new AtomicLong();
    try (RtlDevice device = RtlDevice.open(program, timing, BlockObserver.NONE, clocks::set)) {
      Inference run = SmallProgram.run(device);
      assertThat(run.results()).isDeepEqualTo(SmallProgram.expected(program));
      assertThat(clocks.get()).isGreaterThan(run.report().counters().orElseThrow().clocks() / 2);
      return run;
    }
  }
}
