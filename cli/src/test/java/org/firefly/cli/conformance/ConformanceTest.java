package org.firefly.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;
import org.firefly.host.HostEncoder;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.network.Shape;
import org.firefly.network.nir.NirReader;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random integer networks from file to result: what the simulated accelerator gives must be what
 * the graph means. A failure names the seed, and -Dfirefly.seed=SEED runs that one alone.
 */
class ConformanceTest {
  private static final int NETWORKS = 150;

  @TempDir Path folder;

  static LongStream seeds() {
    Long replay = Long.getLong("firefly.seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, NETWORKS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everySpikeAndSumIsWhatTheGraphMeans(long seed) throws InterruptedException {
    Random random = new Random(seed);
    boolean analog = random.nextBoolean();
    boolean inclusive = random.nextBoolean();
    boolean soft = random.nextBoolean();
    int magnitude = !analog ? 1 : random.nextBoolean() ? Byte.MAX_VALUE : Short.MAX_VALUE;
    RandomNirNetwork.Drawn drawn =
        RandomNirNetwork.draw(random, analog, inclusive, soft, magnitude / 2.0);
    CompilerOptions options =
        CompilerOptions.of(Boards.find(random.nextBoolean() ? "zcu104" : "kv260").config())
            .withTimeSteps(1 + random.nextInt(6))
            .withBatch(1 + random.nextInt(5))
            .withSpikeRule(inclusive ? SpikeRule.GREATER_OR_EQUAL : SpikeRule.GREATER)
            .withInput(analog ? Input.ofScale(1) : Input.SPIKES);
    Network network = stored(drawn.network());
    Compilation compilation =
        Compiler.compile(network, soft ? options.withReset(ResetKind.SUBTRACT) : options);
    Program program = compilation.program();
    compare(
        "seed " + seed + ", ",
        new NirReference(network, inclusive, units(compilation)),
        drawn,
        program,
        samples(random, program, drawn, magnitude));
  }

  /** Per node with neurons, what an integer step of their membranes is worth in each channel. */
  private static Map<String, double[]> units(Compilation compilation) {
    return compilation.quantised().layers().stream()
        .collect(
            Collectors.toMap(
                layer -> layer.stage().neurons().node(), layer -> layer.layer().scale()));
  }

  private Network stored(Network network) {
    Path file = folder.resolve("network.nir");
    NirWriter.write(network, file);
    Network read = NirReader.read(file);
    assertThat(read).isEqualTo(network);
    return read;
  }

  /** Random samples [N][T or 1][C x H x W]. */
  private static int[][][] samples(
      Random random, Program program, RandomNirNetwork.Drawn drawn, int magnitude) {
    boolean analog = program.encoding() instanceof HostEncoding.FirstLayer;
    int steps = analog ? 1 : program.timeSteps();
    int[][][] samples = new int[1 + random.nextInt(program.batch())][steps][drawn.input().size()];
    double density = random.nextDouble();
    for (int[][] sample : samples) {
      for (int[] step : sample) {
        Arrays.setAll(
            step,
            i ->
                analog
                    ? random.nextInt(2 * magnitude + 2) - magnitude - 1
                    : random.nextDouble() < density ? 1 : 0);
      }
    }
    return samples;
  }

  private void compare(
      String seed,
      NirReference reference,
      RandomNirNetwork.Drawn drawn,
      Program program,
      int[][][] samples)
      throws InterruptedException {
    try (Samples written =
        SampleFiles.KNOWN.open(written(program.encoding(), samples), Optional.empty())) {
      Execution execution =
          new Execution(program, HostEncoder.of(program.encoding(), written.source()));
      assertThat(execution.overflow()).as(seed + "membrane overflow").isFalse();
      assertThat(execution.names()).as(seed + "layers").hasSameSizeAs(drawn.spiking());
      for (int sample = 0; sample < samples.length; sample++) {
        reference.reset();
        double[] sum = null;
        for (int t = 0; t < program.timeSteps(); t++) {
          Map<String, double[]> values =
              reference.step(
                  Arrays.stream(samples[sample][t % samples[sample].length])
                      .asDoubleStream()
                      .toArray());
          compareSpikes(
              seed + "sample " + sample + ", time step " + t, drawn, values, execution, sample, t);
          sum = sum(sum, values.get("output"));
        }
        compareResults(seed + "sample " + sample, sum, scale(program), execution.results(sample));
      }
    }
  }

  private static double[] sum(double[] sum, double[] value) {
    double[] next = value.clone();
    for (int i = 0; sum != null && i < next.length; i++) {
      next[i] += sum[i];
    }
    return next;
  }

  private static void compareSpikes(
      String where,
      RandomNirNetwork.Drawn drawn,
      Map<String, double[]> values,
      Execution execution,
      int sample,
      int t) {
    for (int layer = 0; layer < drawn.spiking().size(); layer++) {
      double[] expected = values.get(drawn.spiking().get(layer));
      Shape shape = drawn.shapes().output(drawn.spiking().get(layer));
      Map3 map = Map3.of(shape);
      for (int i = 0; i < expected.length; i++) {
        int found = execution.spike(layer, sample, t, i, expected.length);
        if (found != expected[i]) {
          fail(
              "%s, layer %s, channel %d, position (%d, %d): %d instead of %.0f",
              where,
              execution.names().get(layer),
              map.channel(i),
              map.row(i),
              map.column(i),
              found,
              expected[i]);
        }
      }
    }
  }

  private static void compareResults(String where, double[] expected, double scale, int[] found) {
    assertThat(Arrays.stream(found).mapToDouble(value -> value * scale).toArray())
        .as(where + ", readout")
        .isEqualTo(expected);
  }

  private static double scale(Program program) {
    return program.decoding() instanceof HostDecoding.Membranes membranes ? membranes.scale() : 1;
  }

  private Path written(HostEncoding encoding, int[][][] samples) {
    FeatureMap map = encoding.input();
    boolean analog = encoding instanceof HostEncoding.FirstLayer;
    int[] flat =
        Arrays.stream(samples).flatMap(Arrays::stream).flatMapToInt(Arrays::stream).toArray();
    Path file = folder.resolve("samples.npy");
    NpyWriter.write(
        file, analog ? currents(flat, samples.length, map) : spikes(flat, samples, map));
    return file;
  }

  /** As int8 where the values allow it, else as int32. */
  private static NpyArray currents(int[] values, int samples, FeatureMap map) {
    int[] shape = {samples, map.channels(), map.height(), map.width()};
    boolean small = Arrays.stream(values).allMatch(value -> value == (byte) value);
    return small ? NpyArray.of(NpyType.INT8, bytes(values), shape) : NpyArray.of(values, shape);
  }

  private static NpyArray spikes(int[] values, int[][][] samples, FeatureMap map) {
    int[] shape = {samples.length, samples[0].length, map.channels(), map.height(), map.width()};
    return NpyArray.of(NpyType.UINT8, bytes(values), shape);
  }

  private static byte[] bytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
