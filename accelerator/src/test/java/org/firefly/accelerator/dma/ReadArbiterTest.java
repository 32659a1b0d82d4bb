package org.firefly.accelerator.dma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.bench.Scoreboard;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.bench.Stalls;
import org.firefly.cosimulation.bench.StreamDriver;
import org.firefly.cosimulation.bench.TestBench;
import org.firefly.cosimulation.bench.Word;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two clients with one engine. */
class ReadArbiterTest {
  private static final int BUS_BITS = 64;
  private static final int BYTES = 1 << 16;

  private final Random random = Seed.of("ReadArbiterTest").random();

  @Test
  void eachClientGetsWhatItAskedFor() {
    SharedReadDma dma = new SharedReadDma(DmaBlocks.widths(BUS_BITS));
    try (Simulation simulation = Simulation.of(Elaboration.of(dma))) {
      AxiMemory memory = new AxiMemory(0, BYTES);
      fillWithAddresses(memory);
      memory.attach(simulation, "axi", RandomTraffic.timing(random, BUS_BITS / 8));
      simulation.poke(dma.limit, BYTES);
      TestBench bench = new TestBench(simulation);
      Scoreboard first = client(bench, dma.first, dma.firstBeats);
      Scoreboard second = client(bench, dma.second, dma.secondBeats);
      simulation.reset();
      bench.runUntil(() -> first.complete() && second.complete());
    }
  }

  private static void fillWithAddresses(AxiMemory memory) {
    ByteBuffer words = memory.data().order(ByteOrder.LITTLE_ENDIAN);
    for (int address = 0; address < BYTES; address += Long.BYTES) {
      words.putLong(address, address);
    }
  }

  private Scoreboard client(
      TestBench bench, Stream<ReadRequest> requests, Stream<ReadBeat> beatsBack) {
    Scoreboard scoreboard = new Scoreboard("client");
    StreamDriver driver = bench.driver(requests, RandomTraffic.stalls(random));
    bench.monitor(beatsBack, RandomTraffic.stalls(random), scoreboard);
    for (int i = 0; i < 100; i++) {
      int beats = RandomTraffic.beats(random);
      int tag = random.nextInt(4);
      long offset = RandomTraffic.offset(random, beats, Long.BYTES, BYTES);
      driver.send(Word.of(offset, beats, tag));
      for (int beat = 0; beat < beats; beat++) {
        scoreboard.expect(Word.of(offset + 8L * beat, tag, beat == beats - 1 ? 1 : 0));
      }
    }
    return scoreboard;
  }

  @Test
  void theFirstClientGoesFirst() {
    ReadArbiter arbiter = new ReadArbiter(DmaBlocks.TAG_BITS);
    try (Simulation simulation = Simulation.of(Elaboration.of(arbiter))) {
      TestBench bench = new TestBench(simulation);
      bench.driver(arbiter.first, Stalls.NEVER).send(Word.of(0x40, 1, 2));
      StreamDriver second = bench.driver(arbiter.second, Stalls.NEVER);
      second.send(Word.of(0x80, 2, 3));
      second.send(Word.of(0xc0, 3, 1));
      Scoreboard order = new Scoreboard("order");
      order.expect(Word.of(0x40, 1, 2));
      order.expect(Word.of(0x80, 2, 4 + 3));
      order.expect(Word.of(0xc0, 3, 4 + 1));
      bench.monitor(arbiter.out, Stalls.NEVER, order);
      simulation.reset();
      assertThat(bench.runUntil(order::complete)).isEqualTo(4);
    }
  }
}
