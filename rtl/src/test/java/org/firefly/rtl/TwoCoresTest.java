package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.CoreError;
import org.firefly.architecture.Register;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two cores in one top level share nothing but the control port and the interrupt. */
class TwoCoresTest {
  private static final AcceleratorConfig ONE = Systems.small();
  private static final int ROUNDS = 4;
  private static final long MOST_CLOCKS = 20_000;
  private static final int PAUSE = 100;

  private static RtlSystem system;
  private Random random;

  @BeforeAll
  static void open() {
    system = Systems.of(ONE.withCores(2), AxiTiming.IDEAL);
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
    NetworkRequest request = NetworkRequest.any(ONE, 2, 4, MOST_CLOCKS);
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
