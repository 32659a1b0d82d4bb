package org.firefly.accelerator.dma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.bench.Stalls;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WriteDmaTest {
  private static final Logger LOG = LoggerFactory.getLogger(WriteDmaTest.class);
  private static final int ROUNDS = 10;
  private static final int BURSTS = 80;
  private static final int QUIET = 700;

  private final Random random = Seed.of("WriteDmaTest").random();

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256})
  void memoryHoldsAllBeatsWheneverTheEngineIsIdle(int busBits) {
    WriteDma dma = DmaBlocks.writeDma(busBits);
    try (Simulation simulation = simulate(dma)) {
      WriteBench bench = new WriteBench(dma, simulation, busBits, random);
      for (int round = 0; round < ROUNDS; round++) {
        bench.port.setTiming(RandomTraffic.timing(random, busBits / 8));
        bench.restart(RandomTraffic.stalls(random));
        for (int i = 0; i < BURSTS; i++) {
          bench.writeAtRandom();
        }
        bench.finish();
        bench.assertMemoryIsWritten();
        assertThat(bench.bursts()).isGreaterThanOrEqualTo(BURSTS);
        assertThat(bench.addressErrors() + bench.responseErrors()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256})
  void issuesABurstUpToTheLimitAndNoneBeyond(int busBits) {
    int beatBytes = busBits / 8;
    long base = WriteBench.MEMORY_BASE + WriteBench.BASE_OFFSET;
    WriteDma dma = DmaBlocks.writeDma(busBits);
    try (Simulation simulation = simulate(dma)) {
      WriteBench bench = new WriteBench(dma, simulation, busBits, random);
      for (int round = 0; round < 20; round++) {
        int beats = 1 + random.nextInt(CoreStructure.WRITE_BURST_BEATS - 1);
        long offset = (long) random.nextInt(64) * CoreStructure.WRITE_BURST_BEATS * beatBytes;
        bench.range(base, base + offset + (long) beats * beatBytes + round % 2 * (beatBytes - 1));
        bench.restart(Stalls.NEVER);
        bench.write(offset, beats);
        bench.finish();
        bench.assertMemoryIsWritten();
        assertThat(bench.addressErrors()).isZero();
        assertRefuses(bench, offset + (long) beats * beatBytes);
      }
    }
  }

  @Test
  void refusesAddressesThatWrapAround() {
    long highest = (1L << 40) - 1;
    WriteDma dma = DmaBlocks.writeDma(128);
    try (Simulation simulation = simulate(dma)) {
      WriteBench bench = new WriteBench(dma, simulation, 128, random);
      bench.range(highest - 0xfff, highest);
      bench.restart(Stalls.NEVER);
      assertRefuses(bench, 0x1000);
    }
  }

  /** Nothing follows a refused burst either. */
  private static void assertRefuses(WriteBench bench, long offset) {
    long bursts = bench.bursts();
    long beats = bench.written();
    bench.expectLosses();
    bench.write(offset, 1);
    bench.write(0, 1);
    bench.step(200);
    assertThat(bench.addressErrors()).isOne();
    assertThat(bench.bursts()).isEqualTo(bursts);
    assertThat(bench.written()).isEqualTo(beats);
    assertThat(bench.simulation.peek(bench.dma.idle)).isZero();
    bench.simulation.poke(bench.dma.halt, 1);
    bench.step(2);
    assertThat(bench.simulation.peek(bench.dma.idle)).isOne();
  }

  @Test
  void reportsEveryBurstThatMemoryRefuses() {
    WriteDma dma = DmaBlocks.writeDma(128);
    try (Simulation simulation = simulate(dma)) {
      WriteBench bench = new WriteBench(dma, simulation, 128, random);
      long first = WriteBench.MEMORY_BASE + WriteBench.BASE_OFFSET + 0x1040;
      bench.port.failWrites(first, first, AxiResponse.SLVERR);
      bench.restart(Stalls.NEVER);
      bench.expectLosses();
      bench.write(0x1000, 4);
      bench.write(0x1040, 4);
      bench.write(0x1080, 4);
      bench.write(0x1000, 12);
      bench.finish();
      assertThat(bench.responseErrors()).isEqualTo(2);
      assertThat(bench.addressErrors()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256})
  void endsAnnouncedBurstsAfterAHaltAndWorksAgainAfterAReset(int busBits) {
    WriteDma dma = DmaBlocks.writeDma(busBits);
    try (Simulation simulation = simulate(dma)) {
      WriteBench bench = new WriteBench(dma, simulation, busBits, random);
      for (int round = 0; round < 2 * ROUNDS; round++) {
        bench.port.setTiming(RandomTraffic.timing(random, busBits / 8));
        bench.restart(RandomTraffic.stalls(random));
        for (int i = 0; i < BURSTS; i++) {
          bench.writeAtRandom();
        }
        bench.step(random.nextInt(600));
        bench.expectLosses();
        haltAndDrain(bench);
        bench.restart(RandomTraffic.stalls(random));
        bench.writeAtRandom();
        bench.finish();
        bench.assertMemoryIsWritten();
      }
    }
  }

  private static void haltAndDrain(WriteBench bench) {
    long announcing = bench.simulation.peek(bench.dma.axi.awvalid());
    long bursts = bench.bursts();
    bench.simulation.poke(bench.dma.halt, 1);
    bench.drain();
    assertThat(bench.bursts()).isEqualTo(bursts + announcing);
    for (int clock = 0; clock < QUIET; clock++) {
      assertThat(bench.simulation.peek(bench.dma.axi.awvalid())).isZero();
      assertThat(bench.simulation.peek(bench.dma.axi.wvalid())).isZero();
      assertThat(bench.simulation.peek(bench.dma.axi.bvalid())).isZero();
      bench.step(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 100, 16", "128, 100, 16", "256, 200, 16", "128, 12, 1", "128, 12, 2"})
  void writesABeatInEveryClock(int busBits, int latency, int beats) {
    int clocks = 2000;
    WriteDma dma = DmaBlocks.writeDma(busBits);
    try (Simulation simulation = simulate(dma)) {
      WriteBench bench = new WriteBench(dma, simulation, busBits, random);
      bench.range(WriteBench.MEMORY_BASE, WriteBench.MEMORY_BASE + WriteBench.MEMORY_BYTES);
      bench.port.setTiming(AxiTiming.IDEAL.withLatency(latency, latency).withOutstanding(64));
      bench.restart(Stalls.NEVER);
      bench.expectLosses();
      int burstBytes = beats * busBits / 8;
      for (int i = 0; i < 2 * clocks / beats; i++) {
        bench.write((long) i * burstBytes % (WriteBench.MEMORY_BYTES / 2), beats);
      }
      bench.step(2L * latency);
      long before = bench.written();
      bench.step(clocks);
      double rate = (bench.written() - before) / (double) clocks;
      LOG.info(
          "{} bits, latency {}, bursts of {}: {} beats per clock", busBits, latency, beats, rate);
      assertThat(rate).isGreaterThanOrEqualTo(0.98);
    }
  }

  private static Simulation simulate(WriteDma dma) {
    return Simulation.of(Elaboration.of(dma), SimulationOptions.DEFAULT.withCycleLimit(5_000_000));
  }
}
