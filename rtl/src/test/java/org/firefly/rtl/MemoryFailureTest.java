package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreStatus.Wait;
import org.firefly.architecture.isa.Register;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A memory that fails or falls silent in the middle of a run. */
class MemoryFailureTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  private static final AxiTiming TIMING = AxiTiming.IDEAL.withLatency(30, 60);
  private static final int ROUNDS = 10;
  private static final int WATCHDOG = 2_000;
  private static final int NEVER = 100_000_000;

  private static RtlSystem system;
  private static Block block;
  private static long clocks;

  @BeforeAll
  static void open() throws InterruptedException {
    system = Systems.of(CONFIG, TIMING);
    block = Block.of(RandomNetworks.draw(NetworkRequest.any(CONFIG, 3, 3, 20_000), 4));
    clocks = block.runAndCompare(system, 0, "undisturbed").clocks();
  }

  @AfterAll
  static void close() {
    system.close();
  }

  @BeforeEach
  void load() {
    block.load(system, 0);
  }

  @ParameterizedTest
  @CsvSource({"0, SPIKE_READ", "1, WEIGHT_READ", "2, WRITE"})
  void errorsFromAnyMomentOnAreReportedAndTheNextRunIsRight(int port, CoreError error)
      throws InterruptedException {
    Random random = Seed.of("error at " + port).random();
    for (int round = 0; round < ROUNDS; round++) {
      block.load(system, 0);
      RtlRunner runner = block.start(system, 0);
      // The first error comes before any transfer, so that it must be met whatever the seed.
      system.simulation().step(round == 0 ? 0 : random.nextInt((int) clocks));
      fail(port, random.nextBoolean() ? AxiResponse.SLVERR : AxiResponse.DECERR);
      RtlRun run = runner.finish(descriptor -> {});
      assertThat(run.status().failed() || round > 0).as("%s", run).isTrue();
      assertThat(run.status().done() || run.status().error() == error).as("%s", run).isTrue();
      port(port).clearErrors();
      block.runAndCompare(system, 0, "after the error of round " + round);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, READ_RESPONSE", "1, READ_RESPONSE", "2, WRITE_RESPONSE"})
  void aPortThatFallsSilentLeavesTheCoreStuckUntilAReset(int port, Wait wait)
      throws InterruptedException {
    RtlRunner runner = new RtlRunner(system, 0);
    runner.start(block.program(), block.samples(), WATCHDOG);
    port(port).setTiming(AxiTiming.IDEAL.withLatency(NEVER, NEVER));
    RtlRun run = runner.finish(descriptor -> {});
    assertThat(run.status().error()).isEqualTo(CoreError.STUCK);
    assertThat(run.status().waitsFor()).contains(wait);
    assertThat(run.status().busy()).isFalse();
    system.write(0, Register.CONTROL, Register.START);
    assertThat(system.status(0).startRefused()).isTrue();
    port(port).setTiming(TIMING);
    system.simulation().reset();
    block.runAndCompare(system, 0, "after the reset");
  }

  private static void fail(int port, AxiResponse response) {
    long base = system.base(0);
    long last = base + system.memoryBytes() - 1;
    port(port).failReads(base, last, response);
    port(port).failWrites(base, last, response);
  }

  private static AxiPort port(int index) {
    return system.ports(0).all().get(index);
  }
}
