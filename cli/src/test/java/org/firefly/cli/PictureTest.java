package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.NetworkString;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of one image on its way through a network. */
class PictureTest {
  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void writeATestSet() throws IOException {
    output = folder.resolve("p.svg");
    ByteBuffer images = ByteBuffer.allocate(16 + 64).putInt(0x803).putInt(1).putInt(8).putInt(8);
    for (int i = 0; i < 64; i++) {
      images.put((byte) (4 * i));
    }
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), images.array());
    ByteBuffer labels = ByteBuffer.allocate(9).putInt(0x801).putInt(1).put((byte) 2);
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.array());
  }

  private Path model(String network) {
    Path file = folder.resolve("m.nir");
    NirWriter.write(NetworkString.parse(network, 1).toNetwork(5), file);
    return file;
  }

  private CommandRun draw(String network, Object... more) {
    Object[] arguments = {"picture", model(network), "--data", folder, "-o", output};
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  @Test
  void mapsAreMapsAndVectorsAreRasters() throws IOException {
    CommandRun run = draw("8x8-16c3-24-7", "--time-steps", 3);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(output)
        .content()
        .contains("8 x 8, mean rate")
        .contains("24 neurons, 3 steps, mean rate")
        .contains("Sample 0 of ", " through m.nir: answer ", ", label 2")
        .contains("each bar says what the colours above it mean")
        .contains("readout membranes");
  }

  @Test
  void mapsBecomeRastersWhenAsked() throws IOException {
    assertThat(draw("8x8-16c3-24-7", "--time-steps", 3, "--rasters").exitCode()).isZero();
    assertThat(output).content().contains("16 channels, 3 steps, mean rate");
  }

  @Test
  void anAnimationHasAFrameForEachStep() throws IOException {
    output = folder.resolve("p.gif");
    CommandRun run = draw("8x8-16c3-24-7", "--time-steps", 3);
    assertThat(run.exitCode()).as(run.err()).isZero();
    ImageReader gif = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(output.toFile())) {
      gif.setInput(stream);
      assertThat(gif.getNumImages(true)).isEqualTo(3);
    } finally {
      gif.dispose();
    }
  }

  @Test
  void spikesAndPixelsAreDrawnToo() throws IOException {
    Path input = folder.resolve("s.npy");
    byte[] spikes = new byte[2 * 3 * 2 * 64];
    Arrays.fill(spikes, 5, 300, (byte) 1);
    NpyWriter.write(input, NpyArray.of(NpyType.UINT8, spikes, 2, 3, 2, 8, 8));
    output = folder.resolve("p.png");
    CommandRun run =
        CommandRun.of(
            "picture", SmallNetwork.write(folder), "--input", input, "--sample", 1, "-o", output);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(ImageIO.read(output.toFile()).getWidth()).isGreaterThan(800);
    output = folder.resolve("p.jpg");
    assertThat(draw("8x8-16c3-7").err()).contains("should end in .svg, .png or .gif");
  }

  @Test
  void barsStartAtZero() throws IOException {
    draw("8x8-16c3-7");
    String svg = Files.readString(output);
    double[] zero = line(svg, "width='1.00' height='140.00' fill='#687078'");
    int bars = 0;
    for (String rectangle : svg.lines().filter(l -> l.contains("#c8ccd0")).toList()) {
      double[] bar = line(rectangle, "");
      double start = zero[0] + 0.5;
      assertThat(Math.min(Math.abs(bar[0] - start), Math.abs(bar[0] + bar[1] - start)))
          .as(rectangle)
          .isLessThan(0.2);
      bars++;
    }
    assertThat(bars).isEqualTo(6);
  }

  /** x and width of the first rectangle with the text. */
  private static double[] line(String svg, String text) {
    String found =
        svg.lines()
            .filter(l -> l.startsWith("<rect x=") && l.contains(text))
            .findFirst()
            .orElseThrow();
    return new double[] {number(found, " x='"), number(found, " width='")};
  }

  private static double number(String line, String before) {
    int start = line.indexOf(before) + before.length();
    return Double.parseDouble(line.substring(start, line.indexOf('\'', start)));
  }

  @Test
  void aWrongNumberOfNamesIsRefused() {
    CommandRun run = draw("8x8-16c3-7", "--classes", "a,b,c");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .endsWith(
            "firefly: --classes names 3 classes, but the network has 7; name all of them or none.\n");
    assertThat(output).doesNotExist();
  }

  @Test
  void namesStandBesideTheirScores() throws IOException {
    assertThat(draw("8x8-16c3-7", "--classes", "a,b,c,d,e,f,<g>").exitCode()).isZero();
    assertThat(output).content().contains(">f</text>").contains(">&lt;g&gt;</text>");
  }
}
