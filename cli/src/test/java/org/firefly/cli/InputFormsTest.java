package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.firefly.network.nir.NirReader;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same numbers in different arrays, and what an integer of the input is worth. */
final class InputFormsTest {
  private static final int[] SHAPE = {12, 2, 8, 8};
  private static final int SIZE = 12 * 2 * 8 * 8;

  /** Real value of an integer: no power of two, as a calibration makes them. */
  private static final float STEP = 0.0173f;

  @TempDir private Path folder;
  private final byte[] integers = new byte[SIZE];
  private Path model;
  private Path int8;

  @BeforeEach
  void makeModelAndInput() {
    model = SmallNetwork.write(folder);
    new Random(7).nextBytes(integers);
    int8 = write("int8.npy", NpyArray.of(NpyType.INT8, integers, SHAPE));
  }

  private Path floats(String name, float step) {
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = integers[i] * step;
    }
    return write(name, NpyArray.of(values, SHAPE));
  }

  @Test
  void integersAreTheSameInEveryType() {
    int[] wide = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      wide[i] = integers[i];
    }
    int[] expected = readout(model, int8);
    assertThat(readout(model, floats("float32.npy", 1))).isEqualTo(expected);
    assertThat(readout(model, write("int32.npy", NpyArray.of(wide, SHAPE)))).isEqualTo(expected);
  }

  @Test
  void integersCountStepsOfTheScaleAndRealNumbersAreRoundedToThem() {
    int[] expected = readout(model, int8, "--input-scale", STEP);
    assertThat(expected).isNotEqualTo(readout(model, int8));
    assertThat(readout(model, floats("real.npy", STEP), "--input-scale", STEP)).isEqualTo(expected);
    assertThat(readout(noted(STEP), int8)).isEqualTo(expected);
    assertThat(readout(noted(2), int8, "--input-scale", STEP)).isEqualTo(expected);
  }

  private Path noted(double step) {
    Network network =
        NirReader.read(model).toBuilder()
            .metadata(Metadata.empty().with("firefly:input_scale", Double.toString(step)))
            .build();
    Path file = folder.resolve("noted.nir");
    NirWriter.write(network, file);
    return file;
  }

  @Test
  void theFloatNetworkSeesTheSameSamples() {
    CommandRun run =
        CommandRun.of("compare", model, "--input", int8, "--input-scale", "0.25", "--limit", 4);
    assertThat(run.out()).contains("Equal classes: 100.00 % of 4 samples");
  }

  @Test
  void aScaleThatMakesNoSenseIsRefused() {
    assertRefused("the input scale is -1.0", model, int8, "-1");
    assertRefused("the input scale is NaN", model, int8, "NaN");
    assertRefused(
        "An input of 128.0 is 128000 steps of the input scale 0.001, but an input has 16 bits",
        model,
        floats("wide.npy", 1),
        "0.001");
    byte[] spikes = new byte[SIZE];
    Path five = write("spikes.npy", NpyArray.of(NpyType.UINT8, spikes, 3, 4, 2, 8, 8));
    assertRefused("The samples are spikes, which have no input scale", model, five, "1");
  }

  private static void assertRefused(String sentence, Path model, Path input, String scale) {
    CommandRun run = CommandRun.of("run", model, "--input", input, "--input-scale", scale);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(sentence).hasLineCount(1);
  }

  @Test
  void vectorsNeedNoAxesOfAMap() {
    Path vectors = folder.resolve("vectors.nir");
    NirWriter.write(NetworkString.parse("1x1-16c1-10", 6).toNetwork(1), vectors);
    byte[] spikes = new byte[3 * 5 * 6];
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = (byte) (i % 4 == 0 ? 1 : 0);
    }
    Path short3 = write("three.npy", NpyArray.of(NpyType.UINT8, spikes, 3, 5, 6));
    Path long5 = write("five.npy", NpyArray.of(NpyType.UINT8, spikes, 3, 5, 6, 1, 1));
    assertThat(readout(vectors, short3)).isEqualTo(readout(vectors, long5));
    Path short2 = write("two.npy", NpyArray.of(NpyType.UINT8, spikes, 15, 6));
    Path long4 = write("four.npy", NpyArray.of(NpyType.INT8, spikes, 15, 6, 1, 1));
    assertThat(readout(vectors, short2)).isEqualTo(readout(vectors, long4));
  }

  private int[] readout(Path network, Path input, Object... options) {
    Path output = folder.resolve("readout.npy");
    Object[] all = new Object[options.length + 6];
    System.arraycopy(
        new Object[] {"run", network, "--input", input, "--output", output}, 0, all, 0, 6);
    System.arraycopy(options, 0, all, 6, options.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (NpyReader reader = NpyReader.open(output)) {
      NpyArray array = reader.readAll();
      int[] values = new int[array.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (int) array.longAt(i);
      }
      return values;
    }
  }

  private Path write(String name, NpyArray array) {
    Path file = folder.resolve(name);
    NpyWriter.write(file, array);
    return file;
  }
}
