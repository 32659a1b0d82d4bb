package org.firefly.cosimulation.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.uint;

import java.util.List;
import java.util.stream.LongStream;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.RandomStalls;
import org.firefly.cosimulation.bench.Scoreboard;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.bench.TestBench;
import org.firefly.cosimulation.bench.Word;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.StreamFifo;

/** Sends words through a queue while both sides wait at random. */
final class QueueBench {
  private final StreamFifo<UInt> queue = new StreamFifo<>(uint(8), 4, MemoryStyle.DISTRIBUTED);

  void run(Seed seed) {
    try (Simulation simulation = Simulation.of(Elaboration.of(queue))) {
      TestBench bench = new TestBench(simulation);
      List<Word> words = LongStream.range(0, 200).mapToObj(Word::of).toList();
      Scoreboard scoreboard = new Scoreboard("queue");
      scoreboard.expect(words);
      bench.driver(queue.in, new RandomStalls(seed.derive(1), 0.3)).send(words);
      bench.monitor(queue.out, new RandomStalls(seed.derive(2), 0.5), scoreboard);
      simulation.reset();
      assertThat(simulation.peek(queue.out.valid())).isZero();
      bench.runUntil(scoreboard::complete);
    }
  }
}
