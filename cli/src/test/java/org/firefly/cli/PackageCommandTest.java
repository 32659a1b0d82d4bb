package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs, unpacks and runs a network as a user would. */
class PackageCommandTest {
  private static final long MOST_BYTES = 15_000_000;
  private static final String STEP = "0.0039";

  @TempDir private Path folder;
  private Path model;
  private Path zip;

  @BeforeEach
  void makeModel() {
    model = SmallNetwork.write(folder);
    zip = folder.resolve("firefly-app.zip");
  }

  private UnpackedPackage unpack() throws IOException {
    return UnpackedPackage.of(zip, folder.resolve("unpacked"));
  }

  @Test
  void thePackageRunsWhereNothingElseIs() throws IOException, InterruptedException {
    CommandRun packed = CommandRun.of("package", model, "--target", "kv260", "-o", zip);
    assertThat(packed.exitCode()).as(packed.err()).isZero();
    assertThat(packed.out()).contains("for kv260, 16 samples");
    assertThat(zip).isRegularFile();
    assertThat(Files.size(zip)).isLessThan(MOST_BYTES);

    UnpackedPackage app = unpack();
    String out = app.run(0, "--device", "simulator");
    assertThat(out)
        .contains("16 samples through")
        .doesNotContain("Accuracy")
        .contains("All results equal those of the bit-exact simulator.");
    assertThat(Files.readString(app.file("README.md"))).contains("on kv260").doesNotContain("${");
  }

  @Test
  void itCarriesNoLearningFrameworkAndNoHardwareTools() throws IOException {
    CommandRun.of("package", model, "-o", zip, "--samples", 1);
    try (Stream<Path> jars = Files.list(unpack().file("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .hasSizeBetween(10, 13)
          .noneMatch(name -> name.matches(".*(djl|pytorch|firtool|hdl|jhdf|cosimulation).*"));
    }
  }

  @Test
  void itCarriesNothingThatOnlyTestsUse() throws IOException {
    CommandRun.of("package", model, "-o", zip, "--samples", 1);
    List<String> classes = new ArrayList<>();
    try (Stream<Path> jars = Files.list(unpack().file("lib"))) {
      for (Path jar : jars.toList()) {
        try (JarFile file = new JarFile(jar.toFile())) {
          file.stream().map(JarEntry::getName).forEach(classes::add);
        }
      }
    }
    assertThat(classes)
        .contains("org/firefly/runtime/board/BoardDevice.class")
        .noneMatch(name -> name.matches("org/firefly/.*testing/.*\\.class"));
  }

  @Test
  void equalNetworksGiveEqualPackagesWithTheirLicence() throws IOException {
    Path second = folder.resolve("second.zip");
    CommandRun.of("package", model, "-o", zip, "--samples", 1);
    CommandRun.of("package", model, "-o", second, "--samples", 1);
    assertThat(Files.mismatch(zip, second)).isEqualTo(-1);
    assertThat(unpack().file("LICENSE")).content().contains("Apache License");
  }

  /** The lines of docs/boards.md for the board, with the zip file and firefly.json beside. */
  @Test
  void theDocumentedLinesStartThePackage() throws IOException, InterruptedException {
    CommandRun.of("package", model, "-o", zip, "--samples", 1);
    Files.writeString(folder.resolve("firefly.json"), "{}");
    Process shell =
        new ProcessBuilder("sh", "-ec", documentedLines())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(out).isEqualTo(1);
    assertThat(out).contains("run.sh: ").contains("firefly.json");
  }

  private static String documentedLines() throws IOException {
    String page = Files.readString(Path.of("../docs/boards.md"));
    int start = page.indexOf("unzip firefly-app.zip");
    return page.substring(start, page.indexOf("```", start));
  }

  @Test
  void withoutABoardItSaysWhatIsMissing() throws IOException, InterruptedException {
    CommandRun.of("package", model, "-o", zip, "--samples", 1);
    UnpackedPackage app = unpack();
    Files.writeString(app.file("firefly-board.properties"), "root = " + folder);
    assertThat(app.run(1)).startsWith("run.sh: There is no ").contains("uio").hasLineCount(1);
  }

  @Test
  void samplesAndLabelsOfTheUserAreTaken() throws IOException {
    Path input = folder.resolve("x.npy");
    Path labels = folder.resolve("y.npy");
    NpyWriter.write(input, NpyArray.of(NpyType.INT8, new byte[3 * 2 * 64], 3, 2, 8, 8));
    NpyWriter.write(labels, NpyArray.of(new int[] {4, 5, 6}, 3));
    CommandRun packed =
        CommandRun.of(
            "package", model, "--input", input, "--labels", labels, "--samples", 2, "-o", zip);
    assertThat(packed.exitCode()).as(packed.err()).isZero();
    UnpackedPackage app = unpack();
    try (NpyReader x = NpyReader.open(app.file("samples/input.npy"));
        NpyReader y = NpyReader.open(app.file("samples/labels.npy"))) {
      assertThat(x.shape()).containsExactly(2, 2, 8, 8);
      assertThat(y.readAll().longAt(1)).isEqualTo(5);
    }
  }

  /** What an integer is worth must not depend on where the network runs. */
  @Test
  void integersAreWorthOnTheBoardWhatThePackerSaid() throws IOException, InterruptedException {
    Path pixels = pixels();
    Path wanted = folder.resolve("wanted.npy");
    CommandRun.of("run", model, "--input", pixels, "--input-scale", STEP, "--output", wanted);
    Path found = folder.resolve("found.npy");
    CommandRun.of("package", model, "--input-scale", STEP, "-o", zip);
    unpack().run(0, "--device=simulator", "--input=" + pixels, "--output=" + found);
    assertThat(found).hasSameBinaryContentAs(wanted);
  }

  @Test
  void integersOfUnknownWorthAreRefusedUntilTheUserSaysIt()
      throws IOException, InterruptedException {
    Path pixels = pixels();
    CommandRun.of("package", model, "-o", zip);
    UnpackedPackage app = unpack();
    assertThat(app.run(1, "--device=simulator", "--input=" + pixels))
        .startsWith("run.sh: The input holds ")
        .contains("--input-scale")
        .hasLineCount(1);
    app.run(0, "--device=simulator", "--input=" + pixels, "--input-scale=" + STEP);
    assertThat(app.run(1, "--device=simulator", "--input=" + pixels, "--input-scale=0"))
        .startsWith("run.sh: An input scale of 0.0 is no current");
  }

  private Path pixels() {
    byte[] values = new byte[3 * 2 * 64];
    new Random(1).nextBytes(values);
    Path file = folder.resolve("pixels.npy");
    NpyWriter.write(file, NpyArray.of(NpyType.UINT8, values, 3, 2, 8, 8));
    return file;
  }

  @Test
  void nothingIsLeftWhenItFails() throws IOException {
    CommandRun run = CommandRun.of("package", model, "--samples", 0, "-o", zip);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--samples must be at least 1");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(model);
    }
  }
}
