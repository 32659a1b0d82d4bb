package org.firefly.host.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.InputBits;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {
  @TempDir private Path folder;

  @Test
  void integersAreMultiplesOfOneAndFloatsOfNothingKnown() {
    assertThat(step(NpyArray.of(new int[] {3, -7}, 1, 1, 1, 2))).contains(1.0);
    assertThat(step(NpyArray.of(new double[] {0.5, -0.75}, 1, 1, 1, 2))).isEmpty();
  }

  @Test
  void wholeNumbersAreIntegersInAnyType() {
    assertThat(step(NpyArray.of(new float[] {3, -7}, 1, 1, 1, 2))).contains(1.0);
    assertThat(step(NpyArray.of(new double[] {3, 32767}, 1, 2))).contains(1.0);
    assertThat(step(NpyArray.of(NpyType.UINT8, new byte[] {0, -1}, 1, 1, 1, 2))).contains(1.0);
    assertThat(step(NpyArray.of(new float[] {3, 32768}, 1, 2))).isEmpty();
    assertThat(step(NpyArray.of(new int[] {3, -32769}, 1, 2))).isEmpty();
  }

  @Test
  void integersCountStepsAndOtherNumbersStay() {
    assertThat(inSteps(NpyArray.of(NpyType.UINT8, new byte[] {3, -1}, 1, 2)))
        .containsExactly(1.5, 127.5);
    assertThat(inSteps(NpyArray.of(new float[] {3, 0.5f}, 1, 2))).containsExactly(3, 0.5);
    double[] pixel = {0};
    LabelledImages.of(new byte[] {-1}, new byte[1], 1, 1).source().inSteps(2).read(0, pixel);
    assertThat(pixel).containsExactly(510);
  }

  private double[] inSteps(NpyArray array) {
    try (Samples samples = open(array).inSteps(0.5)) {
      CurrentSource source = samples.source().match(c -> c, spikes -> null);
      assertThat(source.step()).hasValue(0.5);
      return read(source, 0);
    }
  }

  @Test
  void axesTellCurrentsFromSpikesAndVectorsFromMaps() {
    FeatureMap vector = new FeatureMap(4, 1, 1);
    try (Samples samples = open(NpyArray.of(new float[] {1, 0, 1, 0, 0, 0, 0, 1}, 1, 2, 4))) {
      assertThat(samples.source().map()).isEqualTo(vector);
      byte[] spikes = samples.source().match(c -> null, s -> s.read(0));
      assertThat(spikes).containsExactly(1, 0, 1, 0, 0, 0, 0, 1);
    }
    try (Samples samples = open(NpyArray.of(NpyType.UINT8, new byte[8], 2, 4))) {
      assertThat(samples.source().map()).isEqualTo(vector);
      double largest = samples.source().match(CurrentSource::largest, s -> 1.0);
      assertThat(largest).isZero();
    }
    assertThatThrownBy(() -> open(NpyArray.of(new int[8], 8)))
        .hasMessageContaining("INT32 of shape [8]; it must be currents [N, C, H, W] or [N, F]");
    for (double value : new double[] {0.5, 256, -129, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> open(NpyArray.of(new double[] {0, value}, 1, 1, 2)))
          .hasMessageEndingWith(
              "; values of each time step must be spikes, 0 or 1, or counts from 0 to 255 or -128 to 127.");
    }
    try (Samples samples = open(NpyArray.of(new float[] {0, 1}, 1, 1, 2))) {
      assertThatThrownBy(() -> samples.inSteps(1)).hasMessageContaining("have no input scale");
    }
  }

  @Test
  void valuesOfTimeStepsAreAsWideAsTheData() {
    assertThat(bits(1, 0)).isEqualTo(InputBits.SPIKES);
    assertThat(bits(3, 2)).isEqualTo(new InputBits(2, false));
    assertThat(bits(255, 0)).isEqualTo(InputBits.PIXELS);
    assertThat(bits(-4, 3)).isEqualTo(new InputBits(3, true));
    try (Samples samples = open(NpyArray.of(new int[] {255, 7}, 1, 2, 1))) {
      int[] numbers = samples.source().match(c -> null, s -> s.readNumbers(0));
      assertThat(numbers).containsExactly(255, 7);
      Samples first = samples.withTimeSteps(1);
      assertThat(first.source().<InputBits>match(c -> null, SpikeSource::bits))
          .isEqualTo(InputBits.PIXELS);
    }
  }

  private InputBits bits(int... values) {
    try (Samples samples = open(NpyArray.of(values, 1, 1, values.length))) {
      return samples.source().match(c -> null, SpikeSource::bits);
    }
  }

  @Test
  void theLargestMagnitudeIsThatOfAllSamples() {
    try (Samples samples = open(NpyArray.of(new double[] {0.5, -0.75, 0, 0.25}, 2, 1, 1, 2))) {
      assertThat(samples.source().match(CurrentSource::largest, spikes -> 0.0)).isEqualTo(0.75);
    }
  }

  @Test
  void spikesSayTheirTimeSteps() {
    try (Samples samples = open(NpyArray.of(NpyType.UINT8, new byte[12], 1, 3, 2, 1, 2))) {
      assertThat(samples.source().map()).isEqualTo(new FeatureMap(2, 1, 2));
      assertThat(samples.source().match(currents -> 0, SpikeSource::timeSteps)).isEqualTo(3);
      assertThat(samples.labels()).isEmpty();
    }
  }

  @Test
  void aFolderIsATestSetOfPixelsWithLabels() throws IOException {
    Files.write(
        folder.resolve("t10k-images-idx3-ubyte"),
        new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 102, -1});
    Files.write(
        folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 9, 4});
    try (Samples samples = SampleFiles.KNOWN.open(folder, Optional.empty())) {
      assertThat(samples.labels()).contains(new int[] {9, 4});
      assertThat(samples.source().match(CurrentSource::step, spikes -> null)).hasValue(1.0 / 255);
      double[] second = samples.source().match(c -> read(c, 1), spikes -> null);
      assertThat(second).containsExactly(0.4, 1);
    }
  }

  @Test
  void anArrayIsKnownByItsFirstBytesUnderAnyName() throws IOException {
    Path array = write("x.npy", NpyArray.of(new int[] {3, -7}, 1, 1, 1, 2));
    Path renamed = Files.move(array, folder.resolve("samples.dat"));
    try (Samples samples = SampleFiles.KNOWN.open(renamed, Optional.empty())) {
      assertThat(samples.source().count()).isEqualTo(1);
    }
  }

  @Test
  void labelsOfAFileReplaceThoseOfTheFormat() {
    Path array = write("x.npy", NpyArray.of(new int[2], 2, 1, 1, 1));
    Path labels = write("y.npy", NpyArray.of(new int[] {5, 6}, 2));
    try (Samples samples = SampleFiles.KNOWN.open(array, Optional.of(labels))) {
      assertThat(samples.labels()).contains(new int[] {5, 6});
    }
  }

  @Test
  void anAddedFormatIsAskedFirst() throws IOException {
    Path file = Files.writeString(folder.resolve("x.npy"), "not read");
    SampleSource source = LabelledImages.of(new byte[1], new byte[1], 1, 1).source();
    try (Samples samples = SampleFiles.KNOWN.with(new Fixed(source)).open(file, Optional.empty())) {
      assertThat(samples.source()).isSameAs(source);
    }
  }

  @Test
  void whatIsNoFormatIsRefusedWithTheKnownOnes() throws IOException {
    Path text = Files.writeString(folder.resolve("x.txt"), "text");
    assertThatThrownBy(() -> SampleFiles.KNOWN.open(text, Optional.empty()))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("x.txt holds no samples")
        .hasMessageContaining(".npy")
        .hasMessageContaining("idx");
    assertThatThrownBy(() -> SampleFiles.KNOWN.open(folder.resolve("none"), Optional.empty()))
        .isInstanceOf(HostException.class)
        .hasMessageEndingWith("none does not exist.");
  }

  @Test
  void thePageNamesEveryFormat() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "file-formats.md"));
    assertThat(SampleFiles.KNOWN.formats())
        .allSatisfy(
            format -> assertThat(page).contains("(`" + format.getClass().getSimpleName() + "`)"));
  }

  /** Takes every path for the same samples. */
  private record Fixed(SampleSource source) implements SampleFormat {
    @Override
    public String description() {
      return "anything";
    }

    @Override
    public boolean recognises(Path path) {
      return true;
    }

    @Override
    public Samples open(Path path) {
      return Samples.inMemory(source, new int[source.count()]);
    }
  }

  private static double[] read(CurrentSource source, int sample) {
    double[] values = new double[source.map().size()];
    source.read(sample, values);
    return values;
  }

  private Optional<Double> step(NpyArray array) {
    try (Samples samples = open(array)) {
      return samples.source().match(c -> c.step().stream().boxed().findFirst(), s -> null);
    }
  }

  private Samples open(NpyArray array) {
    return SampleFiles.KNOWN.open(write("x.npy", array), Optional.empty());
  }

  private Path write(String name, NpyArray array) {
    Path file = folder.resolve(name);
    NpyWriter.write(file, array);
    return file;
  }

  @Test
  void moreSamplesThanAnIntCountsAreRefused() throws IOException {
    Path file = folder.resolve("many.npy");
    NpyWriter.write(file, NpyArray.of(NpyType.UINT8, new byte[1], 1, 1, 1, 1, 1));
    String header = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    String many = header.replace("(1, 1, 1, 1, 1), }         ", "(2147483648, 1, 1, 1, 1), }");
    assertThat(many).isNotEqualTo(header);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(many.getBytes(StandardCharsets.ISO_8859_1));
      sparse.setLength(header.length() + (1L << 31));
    }
    assertThatThrownBy(() -> SampleFiles.KNOWN.open(file, Optional.empty()))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("holds 2147483648 samples")
        .hasMessageContaining("split it");
  }
}
