package org.firefly.cosimulation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Pair.pair;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.stream.Narrower;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.SkidBuffer;
import org.firefly.hdl.stream.StreamFifo;
import org.firefly.hdl.stream.StreamFork;
import org.firefly.hdl.stream.StreamJoin;
import org.firefly.hdl.stream.Widener;
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

  static Stream<Arguments> queues() {
    return Stream.of(
        Arguments.of("RegisterSlice", new RegisterSlice<>(uint(13))),
        Arguments.of("SkidBuffer", new SkidBuffer<>(uint(13))),
        Arguments.of("StreamFifo of 1", new StreamFifo<>(uint(13), 1, MemoryStyle.DISTRIBUTED)),
        Arguments.of("StreamFifo of 5", new StreamFifo<>(uint(13), 5, MemoryStyle.DISTRIBUTED)),
        Arguments.of("StreamFifo of 8", new StreamFifo<>(uint(13), 8, MemoryStyle.BLOCK)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queues")
  void queuesKeepWordsAndOrderUnderRandomStalls(String name, Module part) {
    withStalls(
        Design.of(Elaboration.of(part)),
        (bench, sending, receiving) -> {
          List<Word> words = words(WORDS, 13);
          Scoreboard scoreboard = new Scoreboard(name);
          scoreboard.expect(words);
          bench.driver("in", sending).send(words);
          bench.monitor("out", receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  @Test
  void aQueueOfPairsKeepsBothHalves() {
    Module part = new SkidBuffer<>(pair(uint(5), uint(100)));
    withStalls(
        Design.of(Elaboration.of(part)),
        (bench, sending, receiving) -> {
          List<Word> words =
              IntStream.range(0, WORDS)
                  .mapToObj(i -> new Word(List.of(bits(5), bits(100))))
                  .toList();
          Scoreboard scoreboard = new Scoreboard("pairs");
          scoreboard.expect(words);
          bench.driver("in", sending).send(words);
          bench.monitor("out", receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  @Test
  void aForkSendsEveryWordToEveryReceiver() {
    withStalls(
        Design.of(Elaboration.of(new StreamFork<>(uint(9), 3))),
        (bench, sending, receiving) -> {
          List<Word> words = words(WORDS, 9);
          bench.driver("in", sending).send(words);
          List<Scoreboard> scoreboards = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            Scoreboard scoreboard = new Scoreboard("receiver " + i);
            scoreboard.expect(words);
            bench.monitor("out_" + i, receiving, scoreboard);
            scoreboards.add(scoreboard);
          }
          return scoreboards;
        });
  }

  @Test
  void aJoinPairsWordsInOrder() {
    withStalls(
        Design.of(Elaboration.of(new StreamJoin<>(uint(7), uint(20)))),
        (bench, sending, receiving) -> {
          List<Word> first = words(WORDS, 7);
          List<Word> second = words(WORDS, 20);
          bench.driver("first", sending).send(first);
          bench.driver("second", sending).send(second);
          Scoreboard scoreboard = new Scoreboard("pairs");
          for (int i = 0; i < WORDS; i++) {
            scoreboard.expect(Word.of(first.get(i).value(), second.get(i).value()));
          }
          bench.monitor("out", receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  @Test
  void aWidenerPutsTheFirstWordIntoTheLowestBits() {
    withStalls(
        Design.of(Elaboration.of(new Widener(24, 3))),
        (bench, sending, receiving) -> {
          List<Word> narrow = words(3 * WORDS / 4, 24);
          bench.driver("in", sending).send(narrow);
          Scoreboard scoreboard = new Scoreboard("wide words");
          scoreboard.expect(joined(narrow, 24, 3));
          bench.monitor("out", receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  @Test
  void aNarrowerSendsTheLowestBitsFirst() {
    withStalls(
        Design.of(Elaboration.of(new Narrower(24, 3))),
        (bench, sending, receiving) -> {
          List<Word> narrow = words(3 * WORDS / 4, 24);
          bench.driver("in", sending).send(joined(narrow, 24, 3));
          Scoreboard scoreboard = new Scoreboard("narrow words");
          scoreboard.expect(narrow);
          bench.monitor("out", receiving, scoreboard);
          return List.of(scoreboard);
        });
  }

  /** Puts drivers and monitors on a bench; returns what must be complete in the end. */
  private interface Setup {
    List<Scoreboard> on(TestBench bench, Stalls sending, Stalls receiving);
  }

  private void withStalls(Design design, Setup setup) {
    int part = 0;
    for (double sending : PROBABILITIES) {
      for (double receiving : PROBABILITIES) {
        run(
            design,
            setup,
            new RandomStalls(seed.derive(part++), sending),
            new RandomStalls(seed.derive(part++), receiving));
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

  private static List<Word> joined(List<Word> narrow, int width, int factor) {
    List<Word> wide = new ArrayList<>();
    for (int i = 0; i < narrow.size(); i += factor) {
      BigInteger word = BigInteger.ZERO;
      for (int j = 0; j < factor; j++) {
        word = word.or(narrow.get(i + j).fields().get(0).shiftLeft(j * width));
      }
      wide.add(new Word(List.of(word)));
    }
    return wide;
  }
}
