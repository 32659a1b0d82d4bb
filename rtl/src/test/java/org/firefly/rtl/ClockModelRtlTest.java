package org.firefly.rtl;

import java.util.Random;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.network.NetworkString;
import org.firefly.testing.TestRun;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clock model against the clocks that the RTL counts. {@link ScnnSevenRtlTest} does the same
 * for SCNN-7.
 */
class ClockModelRtlTest {
  private static final String SCNN_5 = "28x28-16c3-64c3-p2-128c3-p2-256c3-256c3-10";
  private static final String SCNN_9 =
      "48x48-16c3-64c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-512c3-10";
  private static final String SCNN_11 =
      "32x32-16c3-64c3-64c3-p2-128c3-128c3-128c3-p2-256c3-256c3-256c3-p2-512c3-512c3-100";

  /** Its readout has 88 tiles, more than the ring holds. */
  private static final String PIECES = "14x14-32c3-256c3-p2-10";

  private static final MemorySystem LATENCY_100 = MemorySystem.unlimited(16, 100);
  private static final int LAYERS = 5;
  private static final long MOST_CLOCKS = 30_000;
  private static final int MOST_LATENCY = 300;
  private static final int LEAST_BANDWIDTH = 4;
  private static final int FULL_BANDWIDTH = 16;

  static Stream<Arguments> fiftyNetworks() {
    return Stream.of(
        Arguments.of(AcceleratorConfig.ofParallelism(16), 20, 910_000),
        Arguments.of(Systems.synapses(16), 10, 940_000),
        Arguments.of(AcceleratorConfig.ofParallelism(32), 10, 920_000),
        Arguments.of(Systems.small(), 10, 930_000));
  }

  /** The model was made with seeds below ten thousand. */
  @ParameterizedTest
  @MethodSource("fiftyNetworks")
  void randomNetworksWithRandomMemoriesAreWithinThreePercentInTotal(
      AcceleratorConfig config, int networks, long firstSeed) throws InterruptedException {
    try (RtlSystem system = Systems.of(config, AxiTiming.IDEAL)) {
      for (long seed = firstSeed; seed < firstSeed + networks; seed++) {
        TestRun drawn =
            RandomNetworks.draw(NetworkRequest.any(config, 1, LAYERS, MOST_CLOCKS), seed);
        MemorySystem memory = randomMemory(new Random(seed));
        ModelledClocks.run(
                system, "seed " + seed + ", " + memory, drawn.program(), memory, drawn.samples())
            .requireTotalWithin(3);
      }
    }
  }

  private static MemorySystem randomMemory(Random random) {
    int latency = 1 + random.nextInt(MOST_LATENCY);
    int bandwidth = LEAST_BANDWIDTH + random.nextInt(FULL_BANDWIDTH + 1 - LEAST_BANDWIDTH);
    return MemorySystem.unlimited(bandwidth, latency);
  }

  @ParameterizedTest
  @CsvSource({
    "SCNN-5, 16, 1, " + SCNN_5,
    "SCNN-5, 16, 8, " + SCNN_5,
    "SCNN-5, 32, 1, " + SCNN_5,
    "SCNN-5, 32, 8, " + SCNN_5,
    "SCNN-9, 16, 1, " + SCNN_9,
    "SCNN-9, 16, 8, " + SCNN_9,
    "SCNN-9, 32, 1, " + SCNN_9,
    "SCNN-9, 32, 8, " + SCNN_9,
    "SCNN-11, 16, 1, " + SCNN_11,
    "SCNN-11, 16, 8, " + SCNN_11,
    "SCNN-11, 32, 1, " + SCNN_11,
    "SCNN-11, 32, 8, " + SCNN_11,
    "readout in pieces, 16, 1, " + PIECES,
    "readout in pieces, 16, 8, " + PIECES
  })
  void everyLayerOfALargeNetworkIsWithinTwoPercent(
      String name, int parallelism, int batch, String network) throws InterruptedException {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    CompilerOptions options =
        CompilerOptions.of(config).withTimeSteps(4).withBatch(batch).withInput(Input.ofMaximum(1));
    Program program =
        Compiler.compile(NetworkString.parse(network).toNetwork(1), options).program();
    // The compiler finds room for no more than this.
    int samples = program.batch();
    String where = "%s, P = %d, batch %d".formatted(name, parallelism, samples);
    try (RtlSystem system = Systems.of(config, AxiTiming.IDEAL)) {
      ModelledClocks.run(system, where, program, LATENCY_100, samples).requireLayersWithin(2);
    }
  }
}
