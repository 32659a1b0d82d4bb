package org.firefly.accelerator.dma;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.BenchPart;
import org.firefly.cosimulation.bench.Scoreboard;
import org.firefly.cosimulation.bench.Stalls;
import org.firefly.cosimulation.bench.StreamDriver;
import org.firefly.cosimulation.bench.TestBench;
import org.firefly.cosimulation.bench.Word;

/** A read engine between a memory of random bytes and a scoreboard. */
final class ReadBench {
  static final long MEMORY_BASE = 0x12_3456_0000L;
  static final int MEMORY_BYTES = 1 << 20;

  /** What is added to the memory's base for the base of the engine; no multiple of 4 KiB. */
  static final int BASE_OFFSET = 0x7C0;

  /** What a memory answers in place of data that it cannot give. */
  private static final byte ERROR_DATA = (byte) 0xee;

  final ReadDma dma;
  final Simulation simulation;
  final AxiPort port;
  private final AxiMemory memory = new AxiMemory(MEMORY_BASE, MEMORY_BYTES);
  private final int beatBytes;
  private TestBench bench;
  private StreamDriver driver;
  private Scoreboard scoreboard;
  private long addressErrors;
  private long responseErrors;
  private long expectedBursts;
  private long burstsBefore;

  ReadBench(ReadDma dma, Simulation simulation, int busBits, Random random, AxiTiming timing) {
    this.dma = dma;
    this.simulation = simulation;
    beatBytes = busBits / 8;
    byte[] content = new byte[MEMORY_BYTES];
    random.nextBytes(content);
    memory.write(MEMORY_BASE, content);
    port = memory.attach(simulation, "axi", timing);
    range(MEMORY_BASE + BASE_OFFSET, MEMORY_BASE + MEMORY_BYTES);
  }

  /** Sets the addresses of offset 0 and of the first forbidden byte. */
  void range(long base, long limit) {
    simulation.poke(dma.base, base);
    simulation.poke(dma.limit, limit);
  }

  /** Forgets everything and begins anew. */
  void restart(Stalls sending, Stalls receiving) {
    bench = new TestBench(simulation);
    scoreboard = new Scoreboard("beats");
    driver = bench.driver(dma.request, sending);
    bench.monitor(dma.beats, receiving, scoreboard);
    bench.add(errorCounter());
    simulation.poke(dma.halt, 0);
    simulation.reset();
    addressErrors = 0;
    responseErrors = 0;
    expectedBursts = 0;
    burstsBefore = port.reads().bursts();
  }

  private BenchPart errorCounter() {
    return new BenchPart() {
      @Override
      public void drive() {}

      @Override
      public void observe() {
        addressErrors += simulation.peek(dma.addressError);
        responseErrors += simulation.peek(dma.responseError);
      }
    };
  }

  /** Requests beats and expects them. */
  void read(long offset, int beats, int tag) {
    request(offset, beats, tag);
    for (int i = 0; i < beats; i++) {
      byte[] data =
          memory.read(MEMORY_BASE + BASE_OFFSET + offset + (long) i * beatBytes, beatBytes);
      scoreboard.expect(beat(data, tag, i == beats - 1));
    }
    long firstBeat = (MEMORY_BASE + BASE_OFFSET + offset) / beatBytes;
    long lastBeat = firstBeat + beats - 1;
    expectedBursts +=
        lastBeat / CoreStructure.READ_BURST_BEATS - firstBeat / CoreStructure.READ_BURST_BEATS + 1;
  }

  /** Requests a beat and expects what the memory answers for an error. */
  void readInVain(long offset, int tag) {
    request(offset, 1, tag);
    byte[] data = new byte[beatBytes];
    Arrays.fill(data, ERROR_DATA);
    scoreboard.expect(beat(data, tag, true));
    expectedBursts++;
  }

  /** Requests beats without expecting any. */
  void request(long offset, int beats, int tag) {
    driver.send(Word.of(offset, beats, tag));
  }

  private static Word beat(byte[] littleEndian, int tag, boolean last) {
    byte[] bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
    }
    return new Word(
        List.of(
            new BigInteger(1, bigEndian),
            BigInteger.valueOf(tag),
            last ? BigInteger.ONE : BigInteger.ZERO));
  }

  void step(long clocks) {
    bench.step(clocks);
  }

  /** Runs until all expected beats have come; returns the clocks. */
  long finish() {
    return bench.runUntil(() -> driver.done() && scoreboard.complete());
  }

  /** Runs until nothing is outstanding. */
  void drain() {
    bench.runUntil(() -> simulation.peek(dma.idle) == 1);
  }

  long received() {
    return scoreboard.matched();
  }

  /** Bursts that memory accepted since the start. */
  long bursts() {
    return port.reads().bursts() - burstsBefore;
  }

  long expectedBursts() {
    return expectedBursts;
  }

  long addressErrors() {
    return addressErrors;
  }

  long responseErrors() {
    return responseErrors;
  }
}
