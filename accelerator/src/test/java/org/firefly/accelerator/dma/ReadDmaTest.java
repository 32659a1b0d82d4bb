package org.firefly.accelerator.dma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.bench.Stalls;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ReadDmaTest {
  private static final Logger LOG = LoggerFactory.getLogger(ReadDmaTest.class);
  private static final int ROUNDS = 8;
  private static final int REQUESTS = 60;
  private static final long HIGHEST = (1L << 40) - 1;
  private static final int QUIET = 700;

  private final Random random = Seed.of("ReadDmaTest").random();

  @ParameterizedTest
  @CsvSource({"64, 512", "128, 512", "256, 512", "64, 0", "128, 0", "256, 0", "128, 256"})
  void returnsAllBeatsInOrderUnderRandomTraffic(int busBits, int fifoBeats) {
    ReadDma dma = DmaBlocks.readDma(busBits, fifoBeats);
    try (Simulation simulation = simulate(dma)) {
      ReadBench bench = bench(dma, simulation, busBits);
      for (int round = 0; round < ROUNDS; round++) {
        bench.port.setTiming(RandomTraffic.timing(random, busBits / 8));
        restart(bench, fifoBeats);
        readAtRandom(bench, busBits / 8);
        bench.finish();
        bench.step(3);
        assertThat(bench.bursts()).isEqualTo(bench.expectedBursts());
        assertThat(bench.addressErrors() + bench.responseErrors()).isZero();
        assertThat(simulation.peek(bench.dma.idle)).isOne();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 512", "128, 0", "256, 512"})
  void issuesARequestUpToTheLimitAndNoneBeyond(int busBits, int fifoBeats) {
    int beatBytes = busBits / 8;
    ReadDma dma = DmaBlocks.readDma(busBits, fifoBeats);
    try (Simulation simulation = simulate(dma)) {
      ReadBench bench = bench(dma, simulation, busBits);
      for (int round = 0; round < 20; round++) {
        int beats = RandomTraffic.beats(random);
        long offset = RandomTraffic.offset(random, beats, beatBytes, 1 << 19);
        long end =
            ReadBench.MEMORY_BASE + ReadBench.BASE_OFFSET + offset + (long) beats * beatBytes;
        bench.range(
            ReadBench.MEMORY_BASE + ReadBench.BASE_OFFSET, end + round % 2 * (beatBytes - 1));
        bench.restart(Stalls.NEVER, Stalls.NEVER);
        bench.read(offset, beats, 1);
        bench.finish();
        assertThat(bench.addressErrors()).isZero();
        assertRefuses(bench, offset, beats + 1);
      }
    }
  }

  @Test
  void refusesAddressesThatWrapAround() {
    ReadDma dma = DmaBlocks.readDma(128, 0);
    try (Simulation simulation = simulate(dma)) {
      ReadBench bench = bench(dma, simulation, 128);
      bench.range(HIGHEST - 0xfff, HIGHEST);
      bench.restart(Stalls.NEVER, Stalls.NEVER);
      assertRefuses(bench, 0x1000, 1);
      bench.restart(Stalls.NEVER, Stalls.NEVER);
      assertRefuses(bench, 0xff0, 2);
      bench.restart(Stalls.NEVER, Stalls.NEVER);
      assertRefuses(bench, 0xffff_fff0L, 0xff_ffff);
    }
  }

  /** Nothing follows a refused request either. */
  private static void assertRefuses(ReadBench bench, long offset, int beats) {
    long bursts = bench.bursts();
    bench.request(offset, beats, 0);
    bench.request(0, 1, 0);
    bench.step(200);
    assertThat(bench.addressErrors()).isOne();
    assertThat(bench.bursts()).isEqualTo(bursts);
    assertThat(bench.simulation.peek(bench.dma.idle)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"128, 512, SLVERR", "128, 0, DECERR"})
  void reportsEveryBeatThatMemoryRefuses(int busBits, int fifoBeats, AxiResponse response) {
    ReadDma dma = DmaBlocks.readDma(busBits, fifoBeats);
    try (Simulation simulation = simulate(dma)) {
      ReadBench bench = bench(dma, simulation, busBits);
      long first = ReadBench.MEMORY_BASE + ReadBench.BASE_OFFSET + 0x2000;
      bench.port.failReads(first, first + 31, response);
      bench.restart(Stalls.NEVER, Stalls.NEVER);
      bench.read(0x1ff0, 1, 3);
      bench.readInVain(0x2000, 2);
      bench.readInVain(0x2010, 1);
      bench.read(0x2020, 9, 0);
      bench.finish();
      assertThat(bench.responseErrors()).isEqualTo(2);
      assertThat(bench.addressErrors()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 0", "128, 512", "256, 512"})
  void drainsAfterAHaltAndWorksAgainAfterAReset(int busBits, int fifoBeats) {
    ReadDma dma = DmaBlocks.readDma(busBits, fifoBeats);
    try (Simulation simulation = simulate(dma)) {
      ReadBench bench = bench(dma, simulation, busBits);
      for (int round = 0; round < 2 * ROUNDS; round++) {
        bench.port.setTiming(RandomTraffic.timing(random, busBits / 8));
        restart(bench, fifoBeats);
        readAtRandom(bench, busBits / 8);
        bench.step(random.nextInt(600));
        haltAndDrain(bench);
        restart(bench, fifoBeats);
        bench.read(0, 100, 2);
        bench.finish();
      }
    }
  }

  private static void haltAndDrain(ReadBench bench) {
    long requesting = bench.simulation.peek(bench.dma.axi.arvalid());
    long bursts = bench.bursts();
    bench.simulation.poke(bench.dma.halt, 1);
    bench.drain();
    assertThat(bench.bursts()).isEqualTo(bursts + requesting);
    for (int clock = 0; clock < QUIET; clock++) {
      assertThat(bench.simulation.peek(bench.dma.axi.arvalid())).isZero();
      assertThat(bench.simulation.peek(bench.dma.axi.rvalid())).isZero();
      bench.step(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "128, 512, 100, 64, 0.98",
    "128, 512, 300, 64, 0.98",
    "128, 0, 300, 64, 0.98",
    "64, 512, 300, 128, 0.98",
    "256, 512, 100, 32, 0.98",
    "128, 512, 100, 2, 0.66",
    "128, 0, 100, 2, 0.66",
    "128, 512, 50, 1, 0.98",
    "128, 512, 30, 1, 0.98"
  })
  void hidesTheLatencyOfMemory(
      int busBits, int fifoBeats, int latency, int beats, double leastBeatsPerClock) {
    int clocks = 2000;
    ReadDma dma = DmaBlocks.readDma(busBits, fifoBeats);
    try (Simulation simulation = simulate(dma)) {
      ReadBench bench = bench(dma, simulation, busBits);
      bench.port.setTiming(AxiTiming.IDEAL.withLatency(latency, latency).withOutstanding(64));
      bench.restart(Stalls.NEVER, Stalls.NEVER);
      for (int i = 0; i < 2 * clocks / beats; i++) {
        bench.read((long) i * beats * busBits / 8, beats, i % 4);
      }
      bench.step(2L * latency);
      long before = bench.received();
      bench.step(clocks);
      double rate = (bench.received() - before) / (double) clocks;
      LOG.info(
          "{} bits, FIFO of {}, latency {}, requests of {} beats: {} beats per clock",
          busBits,
          fifoBeats,
          latency,
          beats,
          rate);
      assertThat(rate).isGreaterThanOrEqualTo(leastBeatsPerClock);
    }
  }

  @Test
  void refusesAFifoThatIsTooSmallForItsBursts() {
    assertThatThrownBy(() -> DmaBlocks.readDma(128, 128))
        .isInstanceOf(HardwareException.class)
        .hasMessageContaining("power of two of at least 256 beats, not 128");
  }

  private void readAtRandom(ReadBench bench, int beatBytes) {
    long room = ReadBench.MEMORY_BYTES - ReadBench.BASE_OFFSET;
    for (int i = 0; i < REQUESTS; i++) {
      int beats = RandomTraffic.beats(random);
      bench.read(RandomTraffic.offset(random, beats, beatBytes, room), beats, random.nextInt(4));
    }
  }

  /** Without a FIFO the receiver is always ready. */
  private void restart(ReadBench bench, int fifoBeats) {
    bench.restart(
        RandomTraffic.stalls(random), fifoBeats == 0 ? Stalls.NEVER : RandomTraffic.stalls(random));
  }

  private ReadBench bench(ReadDma dma, Simulation simulation, int busBits) {
    AxiTiming timing = AxiTiming.IDEAL.withSeed(random.nextLong());
    return new ReadBench(dma, simulation, busBits, random, timing);
  }

  private static Simulation simulate(ReadDma dma) {
    return Simulation.of(Elaboration.of(dma), SimulationOptions.DEFAULT.withCycleLimit(5_000_000));
  }
}
