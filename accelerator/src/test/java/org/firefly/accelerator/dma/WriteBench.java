package org.firefly.accelerator.dma;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.BenchPart;
import org.firefly.cosimulation.bench.Stalls;
import org.firefly.cosimulation.bench.StreamDriver;
import org.firefly.cosimulation.bench.TestBench;
import org.firefly.cosimulation.bench.Word;

/**
 * A write engine in front of a memory. Whenever the engine says that it is idle, memory must hold
 * all that went in.
 */
final class WriteBench {
  static final long MEMORY_BASE = 0x12_3456_0000L;
  static final int MEMORY_BYTES = 1 << 16;

  /** What is added to the memory's base for the base of the engine; a multiple of 64 only. */
  static final int BASE_OFFSET = 0x7C0;

  private record Sent(int position, byte[] data, int strobe) {}

  final WriteDma dma;
  final Simulation simulation;
  final AxiPort port;
  private final AxiMemory memory = new AxiMemory(MEMORY_BASE, MEMORY_BYTES);
  private final byte[] model = new byte[MEMORY_BYTES];
  private final int beatBytes;
  private final Random random;
  private final Deque<Sent> onTheWay = new ArrayDeque<>();
  private TestBench bench;
  private StreamDriver driver;
  private long beatsBefore;
  private long burstsBefore;
  private long addressErrors;
  private long responseErrors;
  private boolean checksMemory;

  WriteBench(WriteDma dma, Simulation simulation, int busBits, Random random) {
    this.dma = dma;
    this.simulation = simulation;
    this.random = random;
    beatBytes = busBits / 8;
    port = memory.attach(simulation, "axi", AxiTiming.IDEAL.withSeed(random.nextLong()));
    range(MEMORY_BASE + BASE_OFFSET, MEMORY_BASE + MEMORY_BYTES);
  }

  /** Sets the addresses of offset 0 and of the first forbidden byte. */
  void range(long base, long limit) {
    simulation.poke(dma.base, base);
    simulation.poke(dma.limit, limit);
  }

  /** Forgets everything but the memory and begins anew. */
  void restart(Stalls sending) {
    bench = new TestBench(simulation);
    driver = bench.driver(dma.in, sending);
    bench.add(new Observer());
    simulation.poke(dma.halt, 0);
    simulation.reset();
    onTheWay.clear();
    memory.data().get(model);
    addressErrors = 0;
    responseErrors = 0;
    checksMemory = true;
    beatsBefore = port.writes().beats();
    burstsBefore = port.writes().bursts();
  }

  /** From now on memory need not hold what went in. */
  void expectLosses() {
    checksMemory = false;
  }

  private final class Observer implements BenchPart {
    private boolean wasIdle;

    @Override
    public void drive() {}

    @Override
    public void observe() {
      addressErrors += simulation.peek(dma.addressError);
      responseErrors += simulation.peek(dma.responseError);
      boolean idle = simulation.peek(dma.idle) == 1;
      if (checksMemory && idle && !wasIdle) {
        assertMemoryIsWritten();
      }
      boolean enters = simulation.peek(dma.in.valid()) == 1 && simulation.peek(dma.in.ready()) == 1;
      if (enters && checksMemory) {
        apply(onTheWay.remove());
      }
      // If idle did not fall for a beat that enters now, memory would be compared without it.
      wasIdle = idle && !enters;
    }
  }

  private void apply(Sent sent) {
    for (int i = 0; i < beatBytes; i++) {
      if ((sent.strobe() >> i & 1) == 1) {
        model[sent.position() + i] = sent.data()[i];
      }
    }
  }

  void assertMemoryIsWritten() {
    byte[] content = new byte[MEMORY_BYTES];
    memory.data().get(content);
    assertThat(content).isEqualTo(model);
  }

  /** Writes a burst of random data with random strobes. */
  void write(long offset, int beats) {
    for (int i = 0; i < beats; i++) {
      byte[] data = new byte[beatBytes];
      random.nextBytes(data);
      int strobe = random.nextInt() >>> (32 - beatBytes);
      long at = offset + (long) i * beatBytes;
      onTheWay.add(new Sent((int) (BASE_OFFSET + at), data, strobe));
      driver.send(beat(at, data, strobe, i == beats - 1));
    }
  }

  private static Word beat(long offset, byte[] data, int strobe, boolean last) {
    byte[] bigEndian = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bigEndian[i] = data[data.length - 1 - i];
    }
    return new Word(
        List.of(
            BigInteger.valueOf(offset),
            new BigInteger(1, bigEndian),
            BigInteger.valueOf(Integer.toUnsignedLong(strobe)),
            last ? BigInteger.ONE : BigInteger.ZERO));
  }

  /** Writes a burst at a random place, as long as its block of 16 beats allows at most. */
  void writeAtRandom() {
    int blocks = (MEMORY_BYTES - BASE_OFFSET) / beatBytes / CoreStructure.WRITE_BURST_BEATS;
    int start = random.nextBoolean() ? 0 : random.nextInt(CoreStructure.WRITE_BURST_BEATS);
    int most = CoreStructure.WRITE_BURST_BEATS - start;
    int beats = random.nextBoolean() ? most : 1 + random.nextInt(most);
    write(
        ((long) random.nextInt(blocks) * CoreStructure.WRITE_BURST_BEATS + start) * beatBytes,
        beats);
  }

  void step(long clocks) {
    bench.step(clocks);
  }

  /** Runs until all is sent and acknowledged. */
  void finish() {
    bench.runUntil(() -> driver.done() && simulation.peek(dma.idle) == 1);
    bench.step(1);
  }

  /** Runs until the engine is idle, whatever is left to send. */
  void drain() {
    bench.runUntil(() -> simulation.peek(dma.idle) == 1);
  }

  /** Beats that memory took since the start. */
  long written() {
    return port.writes().beats() - beatsBefore;
  }

  /** Bursts that memory accepted since the start. */
  long bursts() {
    return port.writes().bursts() - burstsBefore;
  }

  long addressErrors() {
    return addressErrors;
  }

  long responseErrors() {
    return responseErrors;
  }
}
