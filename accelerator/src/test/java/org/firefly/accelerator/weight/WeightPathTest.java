package org.firefly.accelerator.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.weight.WeightBench.Traffic;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.Pass;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightPathTest {
  private static final int TABLE_DEPTH = 64;

  /** Longer runs: {@code -Dfirefly.soak.runs=100}. */
  private static final int RUNS = Integer.getInteger("firefly.soak.runs", 4);

  @ParameterizedTest
  @CsvSource({
    "16, 128, 1, 2, false",
    "16, 128, 1, 4, true",
    "16, 128, 1, 8, false",
    "16, 64, 1, 4, false",
    "32, 128, 1, 4, false",
    "32, 64, 1, 2, true",
    "32, 256, 1, 8, false",
    "16, 128, 2, 2, true",
    "16, 64, 2, 8, false",
    "32, 128, 2, 4, false",
    "32, 256, 2, 2, false",
    "16, 128, 3, 4, false",
    "32, 128, 3, 8, true"
  })
  void sendsEverythingInOrderUnderRandomStalls(
      int parallelism, int busBits, int ports, int ringTiles, boolean synapses) {
    AcceleratorConfig config =
        config(parallelism, busBits, ringTiles)
            .with(Setting.SYNAPSES, synapses ? 1 : 0)
            .with(Setting.WEIGHT_PORTS, ports);
    Seed seed =
        Seed.of(
            "WeightPath P = %d, %d ports of %d bits, %d tiles, synapses %s"
                .formatted(parallelism, ports, busBits, ringTiles, synapses));
    Random random = seed.random();
    WeightPath path = path(config);
    Design design = Design.of(Elaboration.of(path));
    for (int run = 0; run < RUNS; run++) {
      List<TestLayer> layers =
          IntStream.range(0, 4).mapToObj(i -> TestLayer.random(random, ringTiles)).toList();
      WeightImage image = new WeightImage(config, random, layers);
      try (Simulation simulation = Simulation.of(design, options())) {
        WeightBench bench =
            new WeightBench(
                config, path, simulation, image, Traffic.random(random), seed.derive(run));
        bench.runToEnd();
        assertThat(bench.port().beats()).isEqualTo(image.beats());
      }
    }
  }

  /** The second group begins within a beat and needs one beat more than the table has entries. */
  @ParameterizedTest
  @ValueSource(ints = {128, 64})
  void replaysGroupsAsLongAsThePassTable(int busBits) {
    AcceleratorConfig config = config(16, busBits, 4);
    TestLayer layer = TestLayer.of(random("long groups"), 2, 3, TABLE_DEPTH, 1, TABLE_DEPTH);
    run(config, List.of(layer, layer), Traffic.hungry(30));
  }

  @ParameterizedTest
  @CsvSource({
    "16, 128, 1, 8, 20",
    "16, 128, 1, 64, 60",
    "16, 64, 1, 8, 20",
    "32, 128, 1, 4, 9",
    "16, 128, 2, 16, 40",
    "32, 128, 2, 8, 18",
    "32, 128, 3, 8, 18"
  })
  void keepsThePortBusyWhileTilesAreTakenAtOnce(
      int parallelism, int busBits, int ports, int ringTiles, int passes) {
    AcceleratorConfig config =
        config(parallelism, busBits, ringTiles).with(Setting.WEIGHT_PORTS, ports);
    TestLayer layer = TestLayer.of(random("throughput"), 1, passes, 1, 2, passes / 2, 1, 1);
    WeightBench bench = run(config, List.of(layer, layer, layer), Traffic.hungry(100));
    assertThat(bench.port().busy()).isGreaterThan(0.97);
  }

  @Test
  void keepsThePortBusyWhileALongGroupIsStreamedAgainAndAgain() {
    AcceleratorConfig config = config(16, 128, 8);
    TestLayer layer = TestLayer.of(random("streamed"), 4, 20, 9);
    WeightBench bench = run(config, List.of(layer, layer), Traffic.hungry(300));
    assertThat(bench.port().busy()).isGreaterThan(0.97);
  }

  @Test
  void sendsAPassCommandInSixClocksOrLess() {
    AcceleratorConfig config = config(16, 128, 8);
    TestLayer layer = TestLayer.of(random("commands"), 200, 3, 1);
    WeightImage image = new WeightImage(config, random("memory"), List.of(layer));
    WeightPath path = path(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(path), options())) {
      WeightBench bench =
          new WeightBench(config, path, simulation, image, Traffic.hungry(10), Seed.of("commands"));
      bench.step(500);
      long before = bench.passes();
      bench.step(600);
      assertThat(bench.passes() - before).isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void startsAgainAfterAResetInTheMiddle() {
    AcceleratorConfig config = config(16, 128, 4);
    Random random = random("reset");
    WeightImage image =
        new WeightImage(
            config, random, List.of(TestLayer.of(random, 3, 2, 7), TestLayer.of(random, 2, 4)));
    Seed seed = Seed.of("reset");
    WeightPath path = path(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(path), options())) {
      for (int clocks : new int[] {50, 777, 3000}) {
        new WeightBench(config, path, simulation, image, Traffic.random(random), seed).step(clocks);
      }
      new WeightBench(config, path, simulation, image, Traffic.random(random), seed).runToEnd();
    }
  }

  /** Entries 0 to 2 are the first group, 3 to 6 the second. */
  @ParameterizedTest
  @CsvSource({
    "a group without its first flag, 3, false, false",
    "a first flag within a group, 4, true, false",
    "more groups than the layer has, 5, false, true",
    "a last pass without its flag, 6, false, false"
  })
  void reportsAWrongEntry(String fault, int entry, boolean first, boolean last) {
    TestLayer layer = TestLayer.of(random(fault), 2, 3, 4);
    assertError(layer, layer.tableWith(entry, first, last));
  }

  @Test
  void reportsFewerGroupsThanTheLayerHas() {
    TestLayer oneGroup = TestLayer.of(random("one group"), 2, 7);
    assertError(TestLayer.of(random("two groups"), 2, 3, 4), oneGroup.table());
  }

  @Test
  void reportsAGroupThatThePassTableCannotHold() {
    TestLayer layer = TestLayer.of(random("too long"), 2, 1, TABLE_DEPTH + 1);
    assertError(layer, layer.table());
  }

  /** The fault is seen, nothing comes any more, and after a reset all is well. */
  private static void assertError(TestLayer layer, List<Pass> table) {
    AcceleratorConfig config = config(16, 128, 4);
    Random random = random("noise");
    WeightImage wrong = WeightImage.withTable(config, random, layer, table);
    WeightImage right = new WeightImage(config, random, List.of(TestLayer.of(random, 2, 3, 4)));
    WeightPath path = path(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(path), options())) {
      Seed seed = Seed.of("error");
      WeightBench bench =
          new WeightBench(config, path, simulation, wrong, Traffic.hungry(20), seed);
      bench.runToError();
      bench.step(2);
      long received = bench.received();
      bench.step(1_000);
      assertThat(bench.received()).isEqualTo(received);
      assertThat(bench.port().idle()).isTrue();
      assertThat(simulation.peek(path.tableError)).isEqualTo(1);
      new WeightBench(config, path, simulation, right, Traffic.hungry(20), seed).runToEnd();
    }
  }

  private static WeightBench run(
      AcceleratorConfig config, List<TestLayer> layers, Traffic traffic) {
    WeightImage image = new WeightImage(config, random("memory"), layers);
    WeightPath path = path(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(path), options())) {
      WeightBench bench =
          new WeightBench(config, path, simulation, image, traffic, Seed.of("WeightPath run"));
      bench.runToEnd();
      assertThat(bench.port().beats()).isEqualTo(image.beats());
      return bench;
    }
  }

  static AcceleratorConfig config(int parallelism, int busBits, int ringTiles) {
    return AcceleratorConfig.ofParallelism(parallelism)
        .with(Setting.MEMBRANE_DEPTH, 64)
        .with(Setting.WEIGHT_RING_TILES, ringTiles)
        .with(Setting.MAX_WIDTH, 16)
        .with(Setting.VECTOR_BANK_DEPTH, 64)
        .with(Setting.PASS_TABLE_DEPTH, TABLE_DEPTH)
        .with(Setting.BUS_BITS, busBits);
  }

  private static WeightPath path(AcceleratorConfig config) {
    return new WeightPath(new CoreWidths(config));
  }

  private static SimulationOptions options() {
    return SimulationOptions.DEFAULT.withCycleLimit(1_000_000);
  }

  private static Random random(String test) {
    return Seed.of(test).random();
  }
}
