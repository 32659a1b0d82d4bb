package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.isa.CoreError;
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
import org.junit.jupiter.api.Test;

/** Two cores in one top level, the KV260's, share nothing but control port and interrupt. */
class TwoCoresTest {
  private static final AcceleratorConfig BOTH = Boards.find("kv260").config();
  private static final int ROUNDS = 4;
  private static final long MOST_CLOCKS = 20_000;
  private static final int NO_WATCHDOG = 0;
  private static final int MOST_CLOCKS_OF_A_RUN = 10_000_000;
  private static final int PAUSE = 100;

  private static RtlSystem system;
  private Random random;

  @BeforeAll
  static void open() {
    system = Systems.of(BOTH, AxiTiming.IDEAL);
  }

  @AfterAll
  static void close() {
    system.close();
  }

  @BeforeEach
  void seed() {
    random = Seed.of("two cores").random();
  }

  @Test
  void bothRunProgramsOfTheirOwnAtTheSameTime() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      Block first = draw();
      Block second = draw();
      startBoth(first, second);
      awaitEnd(0);
      awaitEnd(1);
      first.compare(system, 0, RtlRun.of(system, 0), "core 0, round " + round);
      second.compare(system, 1, RtlRun.of(system, 1), "core 1, round " + round);
    }
  }

  @Test
  void eachCoreAsksForAnInterruptOfItsOwn() throws InterruptedException {
    Block early = draw();
    Block late = draw();
    early.load(system, 0);
    late.load(system, 1);
    Systems.ports(system, 1).forEach(AxiPort::hold);
    early.start(system, 0);
    new RtlRunner(system, 1).start(late.program(), late.samples(), NO_WATCHDOG);
    awaitInterruptOf(0);
    assertThat(system.status(0).done()).isTrue();
    assertThat(system.status(1).busy()).isTrue();
    Systems.setTiming(system, 1, AxiTiming.IDEAL);
    awaitInterruptOf(1);
    early.compare(system, 0, RtlRun.of(system, 0), "the early one");
    late.compare(system, 1, RtlRun.of(system, 1), "the late one");
  }

  /** Waits for the common line, demands that it is this core's alone, and acknowledges. */
  private static void awaitInterruptOf(int core) {
    system.stepUntilInterrupt(MOST_CLOCKS_OF_A_RUN);
    assertThat(system.read(core, Register.INTERRUPT)).isEqualTo(1);
    assertThat(system.read(1 - core, Register.INTERRUPT)).isZero();
    system.write(core, Register.INTERRUPT, 1);
    system.simulation().step(PAUSE);
    assertThat(system.interruptRequested()).isFalse();
  }

  @Test
  void anErrorOfOneCoreLeavesTheOtherAlone() throws InterruptedException {
    Block failing = draw();
    Block running = draw();
    long base = system.base(0);
    system.ports(0).weight().failReads(base, base + system.memoryBytes() - 1, AxiResponse.SLVERR);
    startBoth(failing, running);
    awaitEnd(0);
    awaitEnd(1);
    system.ports(0).weight().clearErrors();
    assertThat(system.status(0).error()).isEqualTo(CoreError.WEIGHT_READ);
    running.compare(system, 1, RtlRun.of(system, 1), "beside a core that failed");
  }

  @Test
  void aStopOfOneCoreLeavesTheOtherAlone() throws InterruptedException {
    Block stopped = draw();
    Block running = draw();
    startBoth(stopped, running);
    system.write(0, Register.CONTROL, Register.STOP);
    awaitEnd(0);
    awaitEnd(1);
    assertThat(system.status(0).stopped()).isTrue();
    running.compare(system, 1, RtlRun.of(system, 1), "beside a core that was stopped");
  }

  private Block draw() throws InterruptedException {
    NetworkRequest request = NetworkRequest.any(BOTH, 2, 4, MOST_CLOCKS);
    return Block.of(RandomNetworks.draw(request, random.nextLong()));
  }

  private void startBoth(Block first, Block second) {
    Block[] blocks = {first, second};
    for (int core = 0; core < blocks.length; core++) {
      Systems.setTiming(system, core, Systems.randomTiming(random));
      blocks[core].load(system, core);
    }
    for (int core = 0; core < blocks.length; core++) {
      blocks[core].start(system, core);
    }
  }

  /** The interrupt does not say whose run has ended, the status does. */
  private static void awaitEnd(int core) {
    while (system.status(core).busy()) {
      system.simulation().step(PAUSE);
    }
    system.write(core, Register.INTERRUPT, 1);
  }
}
