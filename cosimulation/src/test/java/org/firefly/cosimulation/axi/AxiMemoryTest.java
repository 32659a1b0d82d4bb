package org.firefly.cosimulation.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxiMemoryTest {
  private static final AxiCopier CIRCUIT = new AxiCopier();
  private static final Design COPIER = Design.of(Elaboration.of(CIRCUIT));
  private static final long BASE = 0x1_0000_0000L;
  private static final int BURSTS = 64;
  private static final int COPIED = BURSTS * 256;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void copiesUnderRandomStallsAndLatencies(long seed) {
    AxiTiming timing =
        AxiTiming.IDEAL
            .withLatency(1, 300)
            .withStalls(0.1 * (seed % 5))
            .withBandwidth(2.0 * seed)
            .withSeed(seed);
    AxiMemory memory = randomMemory(seed);
    try (Simulation copier = copier(memory, timing, timing)) {
      copy(copier, BASE, BASE + COPIED);
      assertThat(copier.peek(CIRCUIT.failed)).isZero();
    }
    assertThat(memory.read(BASE + COPIED, COPIED)).isEqualTo(memory.read(BASE, COPIED));
  }

  @Test
  void theBytesMayBeSharedWithAnotherOwner() {
    ByteBuffer shared = ByteBuffer.allocateDirect(8 * COPIED);
    AxiMemory memory = new AxiMemory(BASE, shared);
    shared.put(0, randomMemory(2).read(BASE, COPIED));
    try (Simulation copier = copier(memory, AxiTiming.IDEAL, AxiTiming.IDEAL)) {
      copy(copier, BASE, BASE + COPIED);
    }
    byte[] copied = new byte[COPIED];
    shared.get(COPIED, copied);
    assertThat(copied).isEqualTo(randomMemory(2).read(BASE, COPIED));
  }

  @Test
  void aBufferOfTheHeapCannotBeShared() {
    assertThatThrownBy(() -> new AxiMemory(BASE, ByteBuffer.allocate(4096)))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("direct buffer");
  }

  @Test
  void countsBurstsAndBeats() {
    AxiMemory memory = randomMemory(1);
    try (Simulation copier = Simulation.of(COPIER)) {
      AxiPort from = memory.attach(copier, "from", AxiTiming.IDEAL);
      AxiPort to = memory.attach(copier, "to", AxiTiming.IDEAL);
      copier.reset();
      copy(copier, BASE, BASE + COPIED);
      assertThat(from.reads()).isEqualTo(new AxiCounters(BURSTS, 16 * BURSTS, 1, 0));
      assertThat(to.writes()).isEqualTo(new AxiCounters(BURSTS, 16 * BURSTS, 1, 0));
      assertThat(from.writes().bursts()).isZero();
    }
  }

  @Test
  void theSeedDecidesTheNumberOfClocks() {
    AxiTiming timing = AxiTiming.IDEAL.withLatency(1, 100).withStalls(0.3);
    long first = clocksToCopy(timing.withSeed(1));
    assertThat(clocksToCopy(timing.withSeed(1))).isEqualTo(first);
    assertThat(clocksToCopy(timing.withSeed(2))).isNotEqualTo(first);
  }

  @Test
  void halfTheBandwidthTakesTwiceTheClocksForTheData() {
    long full = clocksToCopy(AxiTiming.IDEAL.withBandwidth(16));
    long half = clocksToCopy(AxiTiming.IDEAL.withBandwidth(8));
    // Sixteen beats at one per two clocks; what was saved up in between spares one or two beats.
    assertThat(half - full).isBetween(14L * BURSTS, 16L * BURSTS);
  }

  @Test
  void latencyAddsToEveryBurst() {
    long fast = clocksToCopy(AxiTiming.IDEAL);
    long slow = clocksToCopy(AxiTiming.IDEAL.withLatency(101, 101));
    // One read and one write response for each burst.
    assertThat(slow - fast).isEqualTo(2L * 100 * BURSTS);
  }

  @Test
  void aHeldPortMovesNothingUntilItGetsATiming() {
    AxiMemory memory = randomMemory(5);
    try (Simulation copier = Simulation.of(COPIER)) {
      AxiPort from = memory.attach(copier, "from", AxiTiming.IDEAL);
      memory.attach(copier, "to", AxiTiming.IDEAL);
      copier.reset();
      start(copier, BASE, BASE + COPIED);
      copier.step(100);
      from.hold();
      copier.step(100);
      long beats = from.reads().beats();
      copier.step(10_000);
      assertThat(from.reads().beats()).isEqualTo(beats);
      assertThat(copier.peek(CIRCUIT.done)).isZero();
      from.setTiming(AxiTiming.IDEAL);
      copier.stepUntil(CIRCUIT.done, 1, 200_000);
      assertThat(copier.peek(CIRCUIT.failed)).isZero();
    }
    assertThat(memory.read(BASE + COPIED, COPIED)).isEqualTo(memory.read(BASE, COPIED));
  }

  @Test
  void injectsErrorsIntoReadsAndWrites() {
    AxiMemory memory = randomMemory(3);
    try (Simulation copier = Simulation.of(COPIER)) {
      AxiPort from = memory.attach(copier, "from", AxiTiming.IDEAL);
      AxiPort to = memory.attach(copier, "to", AxiTiming.IDEAL);
      copier.reset();
      from.failReads(BASE + 1000, BASE + 1000, AxiResponse.SLVERR);
      copy(copier, BASE, BASE + COPIED);
      assertThat(copier.peek(CIRCUIT.failed)).isOne();
      from.clearErrors();
      copier.reset();
      to.failWrites(BASE + COPIED + 5000, BASE + COPIED + 5000, AxiResponse.DECERR);
      byte[] before = memory.read(BASE + COPIED + 4992, 16);
      memory.write(BASE, new byte[COPIED]);
      copy(copier, BASE, BASE + COPIED);
      assertThat(copier.peek(CIRCUIT.failed)).isOne();
      assertThat(memory.read(BASE + COPIED + 4992, 16)).isEqualTo(before);
      assertThat(memory.read(BASE + COPIED + 5008, 16)).isEqualTo(new byte[16]);
    }
  }

  @Test
  void addressesOutsideAnswerWithAnError() {
    AxiMemory memory = randomMemory(4);
    try (Simulation copier = copier(memory, AxiTiming.IDEAL, AxiTiming.IDEAL)) {
      copy(copier, BASE - 4096, BASE);
      assertThat(copier.peek(CIRCUIT.failed)).isOne();
    }
  }

  @Test
  void aResetInTheMiddleForgetsAllBursts() {
    AxiMemory memory = randomMemory(5);
    AxiTiming timing = AxiTiming.IDEAL.withLatency(50, 60);
    try (Simulation copier = copier(memory, timing, timing)) {
      start(copier, BASE, BASE + COPIED);
      copier.step(333);
      copier.reset();
      copy(copier, BASE, BASE + COPIED);
      assertThat(copier.peek(CIRCUIT.failed)).isZero();
    }
    assertThat(memory.read(BASE + COPIED, COPIED)).isEqualTo(memory.read(BASE, COPIED));
  }

  @Test
  void namesAMasterThatDoesNotExist() {
    AxiMemory memory = new AxiMemory(0, 4096);
    try (Simulation copier = Simulation.of(COPIER)) {
      assertThatThrownBy(() -> memory.attach(copier, "weight", AxiTiming.IDEAL))
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining("no AXI4 master 'weight'");
    }
  }

  @Test
  void refusesAccessesOutsideFromJava() {
    AxiMemory memory = new AxiMemory(BASE, 4096);
    assertThatThrownBy(() -> memory.read(BASE + 4090, 10))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("outside of the memory of 4096 bytes");
  }

  private static AxiMemory randomMemory(long seed) {
    byte[] content = new byte[2 * COPIED];
    new Random(seed).nextBytes(content);
    AxiMemory memory = new AxiMemory(BASE, content.length);
    memory.write(BASE, content);
    return memory;
  }

  private static long clocksToCopy(AxiTiming timing) {
    try (Simulation copier = copier(randomMemory(1), timing, timing)) {
      return copy(copier, BASE, BASE + COPIED);
    }
  }

  private static Simulation copier(AxiMemory memory, AxiTiming reads, AxiTiming writes) {
    Simulation copier = Simulation.of(COPIER, SimulationOptions.DEFAULT.withCycleLimit(200_000));
    memory.attach(copier, "from", reads);
    memory.attach(copier, "to", writes);
    copier.reset();
    return copier;
  }

  private static void start(Simulation copier, long source, long target) {
    copier.poke(CIRCUIT.source, source);
    copier.poke(CIRCUIT.target, target);
    copier.poke(CIRCUIT.bursts, BURSTS);
    copier.poke(CIRCUIT.go, 1);
    copier.step();
    copier.poke(CIRCUIT.go, 0);
  }

  private static long copy(Simulation copier, long source, long target) {
    start(copier, source, target);
    return copier.stepUntil(CIRCUIT.done, 1, 200_000);
  }
}
