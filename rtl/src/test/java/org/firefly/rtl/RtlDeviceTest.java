package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.Inference;
import org.firefly.runtime.simulated.BlockObserver;
import org.junit.jupiter.api.Test;

/** The device that the command line offers. */
class RtlDeviceTest {
  /** 16 x 16 weights of 9 taps. */
  private static final int TILE_BYTES = 16 * 16 * 9;

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

  @Test
  void theFirstDifferenceEndsTheRun() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(16);
    Program program = SmallProgram.of(config);
    RtlSystem system = Systems.of(config, AxiTiming.IDEAL);
    try (RtlDevice device =
        new RtlDevice(program, system, BlockObserver.NONE, clocks -> {}, Recording.NONE)) {
      ProgramLayer readout = program.layers().get(1);
      invert(system, readout.strips().get(0).weights().weightOffset());
      assertThatThrownBy(() -> SmallProgram.run(device))
          .isInstanceOf(DeviceException.class)
          .hasMessageContaining("RTL and simulator differ in the block of samples from ")
          .hasMessageMatching(
              ".*Layer %s, sample \\d+, channel \\d+, position \\(0, 0\\): expected membrane -?\\d+, found -?\\d+;.*"
                  .formatted(readout.name()));
    }
  }

  /** Inverts a tile of weights, all of which some spike meets. */
  private static void invert(RtlSystem system, long offset) {
    byte[] tile = system.read(0, offset, TILE_BYTES);
    for (int i = 0; i < tile.length; i++) {
      tile[i] ^= (byte) 0x55;
    }
    system.write(0, offset, tile);
  }

  private static Inference assertRunWorks(AcceleratorConfig config) throws InterruptedException {
    Program program = SmallProgram.of(config);
    AxiTiming timing = AxiTiming.IDEAL.withLatency(20, 90).withStalls(0.2);
    AtomicLong clocks = new AtomicLong();
    try (RtlDevice device =
        RtlDevice.open(program, timing, BlockObserver.NONE, clocks::set, Recording.NONE)) {
      Inference run = SmallProgram.run(device);
      assertThat(run.results()).isDeepEqualTo(SmallProgram.expected(program));
      assertThat(clocks.get()).isGreaterThan(run.report().counters().orElseThrow().clocks() / 2);
      return run;
    }
  }
}
