package org.firefly.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.conventions.ResetKind;
import org.firefly.host.Classification;
import org.firefly.host.HostEncoder;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An int8 network in the forms in which such networks are published: integers; the same integers as
 * float32 samples; floats divided by their thresholds, with samples from 0 to 1.
 */
class ThreeFormsTest {
  private static final int SAMPLES = 24;
  private static final int PIXELS = 3 * 8 * 8;
  private static final int FIRST_SCALE = 255;

  @TempDir Path folder;

  private final Random random = new Random(77);
  private final int[] pixels = random.ints(SAMPLES * PIXELS, 0, 256).toArray();
  private final int[] first = weights(12 * 3 * 9);
  private final int[] second = weights(16 * 12 * 9);
  private final int[] last = weights(10 * 16 * 64);
  private final int[] firstTheta = random.ints(12, 30_000, 60_000).toArray();
  private final int[] secondTheta = random.ints(16, 300, 700).toArray();

  private int[] weights(int count) {
    return random.ints(count, -90, 128).toArray();
  }

  @Test
  void allFormsAnswerAlike() throws InterruptedException {
    byte[] bytes = new byte[pixels.length];
    float[] floats = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) pixels[i];
      floats[i] = pixels[i];
    }
    int[][] integers = run(integers(), NpyArray.of(NpyType.UINT8, bytes, SAMPLES, 3, 8, 8));
    assertThat(run(integers(), NpyArray.of(floats, SAMPLES, 3, 8, 8))).isDeepEqualTo(integers);
    float[] shares = new float[pixels.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = pixels[i] / (float) FIRST_SCALE;
    }
    int[][] normalised = run(normalised(), NpyArray.of(shares, SAMPLES, 3, 8, 8));
    assertThat(Classification.classesOf(normalised)).isEqualTo(Classification.classesOf(integers));
  }

  private Network integers() {
    return network(
        Tensor.generate(Shape.of(12, 3, 3, 3), i -> first[i]),
        Tensor.generate(Shape.of(12, 8, 8), i -> firstTheta[i / 64]),
        Tensor.generate(Shape.of(16, 12, 3, 3), i -> second[i]),
        Tensor.generate(Shape.of(16, 8, 8), i -> secondTheta[i / 64]));
  }

  private Network normalised() {
    return network(
        Tensor.generate(
            Shape.of(12, 3, 3, 3), i -> first[i] * (float) FIRST_SCALE / firstTheta[i / 27]),
        Tensor.scalar(1),
        Tensor.generate(Shape.of(16, 12, 3, 3), i -> second[i] / (float) secondTheta[i / 108]),
        Tensor.scalar(1));
  }

  private Network network(Tensor first, Tensor firstTheta, Tensor second, Tensor secondTheta) {
    return Network.builder()
        .add("input", new Node.Input(Shape.of(3, 8, 8)))
        .add("conv1", conv(first))
        .add("fire1", new Neuron.IF(Tensor.scalar(1), firstTheta, Optional.empty()))
        .add("conv2", conv(second))
        .add("fire2", new Neuron.IF(Tensor.scalar(1), secondTheta, Optional.empty()))
        .add("flatten", new Node.Flatten(0, -1, Optional.empty()))
        .add("readout", new Node.Linear(Tensor.generate(Shape.of(10, 1024), i -> last[i])))
        .add("output", new Node.Output(Shape.of(10)))
        .chain("input", "conv1", "fire1", "conv2", "fire2", "flatten", "readout", "output")
        .build();
  }

  private static Node conv(Tensor weights) {
    return new Node.Conv2d(
        Optional.empty(),
        weights,
        Size2d.square(1),
        Padding2d.symmetric(1, 1),
        Size2d.square(1),
        1,
        Tensor.zeros(Shape.of(weights.shape().dimension(0))));
  }

  private int[][] run(Network network, NpyArray input) throws InterruptedException {
    Path file = folder.resolve("x.npy");
    NpyWriter.write(file, input);
    try (Samples samples = SampleFiles.KNOWN.open(file, Optional.empty())) {
      CurrentSource source = (CurrentSource) samples.source();
      CompilerOptions options =
          CompilerOptions.of(Boards.find("kv260").config())
              .withTimeSteps(4)
              .withBatch(SAMPLES)
              .withReset(ResetKind.SUBTRACT)
              .withInput(
                  source.step().isPresent()
                      ? Input.ofScale(source.step().getAsDouble())
                      : Input.ofMaximum(source.largest()));
      Program program = Compiler.compile(network, options).program();
      Execution run = new Execution(program, HostEncoder.of(program.encoding(), source));
      int[][] results = new int[SAMPLES][];
      Arrays.setAll(results, run::results);
      return results;
    }
  }
}
