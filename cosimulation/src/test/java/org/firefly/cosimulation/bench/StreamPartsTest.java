package org.firefly.cosimulation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.SkidBuffer;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;
import org.firefly.hdl.stream.StreamFork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stream parts of the construction kit are queues, whatever waits for whom. */
class StreamPartsTest {
  private static final int WORDS = 600;
  private static final double[] PROBABILITIES = {0, 0.1, 0.5, 0.9};

  private final Seed seed = Seed.of("StreamPartsTest");
  private final Random random = seed.random();

  private record Pair(@Width(5) UInt first, @Width(100) UInt second) implements Bundle {}

  /** A part that gives out what it takes. */
  private record Queue(Module part, Stream<?> in, Stream<?> out) {}

  static List<Arguments> queues() {
    RegisterSlice<UInt> slice = new RegisterSlice<>(uint(13));
    SkidBuffer<UInt> skid = new SkidBuffer<>(uint(13));
    return List.of(
        Arguments.of("RegisterSlice", new Queue(slice, slice.in, slice.out)),
        Arguments.of("SkidBuffer", new Queue(skid, skid.in, skid.out)),
        Arguments.of("StreamFifo of 1", fifo(1, MemoryStyle.DISTRIBUTED)),
        Arguments.of("StreamFifo of 5", fifo(5, MemoryStyle.DISTRIBUTED)),
        Arguments.of("StreamFifo of 8", fifo(8, MemoryStyle.BLOCK)));
  }

  private static Queue fifo(int depth, MemoryStyle style) {
    StreamFifo<UInt> fifo = new StreamFifo<>(uint(13), depth, style);
    return new Queue(fifo, fifo.in, fifo.out);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queues")
  void queuesKeepWordsAndOrderUnderRandomStalls(String name, Queue queue) {
    withStalls(
        queue.part(),
        (bench, sending, receiving) -> {
          List<Word> words = words(WORDS, 13);
          Scoreboard scoreboard = new Scoreboard(name);
          scoreboard.expect(words);
          bench.driver(queue.in(), sending).send(words);
          bench.monitor(queue.out(), receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  @Test
  void aQueueOfPairsKeepsBothHalves() {
    SkidBuffer<Pair> part = new SkidBuffer<>(bundle(Pair.class));
    withStalls(
        part,
        (bench, sending, receiving) -> {
          List<Word> words =
              IntStream.range(0, WORDS)
                  .mapToObj(i -> new Word(List.of(bits(5), bits(100))))
                  .toList();
          Scoreboard scoreboard = new Scoreboard("pairs");
          scoreboard.expect(words);
          bench.driver(part.in, sending).send(words);
          bench.monitor(part.out, receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  @Test
  void aForkSendsEveryWordToEveryReceiver() {
    StreamFork<UInt> fork = new StreamFork<>(uint(9), 3);
    withStalls(
        fork,
        (bench, sending, receiving) -> {
          List<Word> words = words(WORDS, 9);
          bench.driver(fork.in, sending).send(words);
          List<Scoreboard> scoreboards = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            Scoreboard scoreboard = new Scoreboard("receiver " + i);
            scoreboard.expect(words);
            bench.monitor(fork.out.get(i), receiving, scoreboard);
            scoreboards.add(scoreboard);
          }
          return scoreboards;
        });
  }

  /** Lets a word pass in every second clock at most and divides it. */
  private static final class Divider extends Module {
    final Stream<UInt> in = input(stream(uint(105)));
    final Stream<Pair> out = output(stream(bundle(Pair.class)));
    private final Bool open = register(bool(), 0);

    Divider() {
      connect(out, in.when(open).map(bundle(Pair.class), Divider::divide));
      when(out.fire(), () -> open.set(false)).otherwise(() -> open.set(true));
    }

    private static void divide(Pair pair, UInt word) {
      pair.first().set(word.truncate(5));
      pair.second().set(word.slice(104, 5));
    }
  }

  @Test
  void aGatedAndMappedStreamLosesNoWord() {
    Divider divider = new Divider();
    withStalls(
        divider,
        (bench, sending, receiving) -> {
          List<Word> words = words(WORDS, 105);
          Scoreboard scoreboard = new Scoreboard("divided words");
          for (Word word : words) {
            BigInteger whole = word.fields().get(0);
            BigInteger low = whole.and(BigInteger.valueOf(31));
            scoreboard.expect(new Word(List.of(low, whole.shiftRight(5))));
          }
          bench.driver(divider.in, sending).send(words);
          bench.monitor(divider.out, receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  /** Puts drivers and monitors on a bench; returns what must be complete in the end. */
  private interface Setup {
    List<Scoreboard> on(TestBench bench, Stalls sending, Stalls receiving);
  }

  private void withStalls(Module part, Setup setup) {
    Design design = Design.of(Elaboration.of(part));
    int stream = 0;
    for (double sending : PROBABILITIES) {
      for (double receiving : PROBABILITIES) {
        run(
            design,
            setup,
            new RandomStalls(seed.derive(stream++), sending),
            new RandomStalls(seed.derive(stream++), receiving));
      }
    }
  }

  private static void run(Design design, Setup setup, Stalls sending, Stalls receiving) {
    SimulationOptions options = SimulationOptions.DEFAULT.withCycleLimit(200L * WORDS);
    try (Simulation simulation = Simulation.of(design, options)) {
      TestBench bench = new TestBench(simulation);
      List<Scoreboard> scoreboards = setup.on(bench, sending, receiving);
      if (simulation.hasPort(Design.RESET)) {
        simulation.reset();
      }
      bench.runUntil(() -> scoreboards.stream().allMatch(Scoreboard::complete));
      bench.step(20);
      assertThat(scoreboards).allMatch(Scoreboard::complete);
    }
  }

  private List<Word> words(int count, int width) {
    return IntStream.range(0, count).mapToObj(i -> new Word(List.of(bits(width)))).toList();
  }

  private BigInteger bits(int width) {
    return new BigInteger(width, random);
  }
}
