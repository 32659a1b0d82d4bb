package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.Program;
import org.firefly.figures.EnergyModels;
import org.firefly.host.CoreDescription;
import org.firefly.host.ProgramArchive;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.Shapes;
import org.firefly.network.nir.NirReader;
import org.firefly.runtime.app.AppFiles;
import org.firefly.runtime.app.RunApp;
import org.firefly.runtime.board.BoardSettings;
import org.firefly.simulator.Simulator;
import org.firefly.testing.Mutation;
import picocli.CommandLine;

/**
 * A file that some command reads.
 *
 * @param name what it is
 * @param file where the damaged one is put
 * @param original its content
 * @param damage makes a damaged content of it
 * @param reader reads the file as the command does
 */
record MutableInput(String name, Path file, byte[] original, Damage damage, Reader reader) {
  /** Makes a damaged content. */
  interface Damage {
    byte[] of(byte[] original, Random random) throws IOException;
  }

  /** Reads a file; an exception is the refusal. */
  interface Reader {
    void read(Path file) throws Exception;
  }

  byte[] damaged(Random random) throws IOException {
    return damage.of(original, random);
  }

  void read() throws Exception {
    reader.read(file);
  }

  /** All kinds. */
  static List<MutableInput> all(Path folder) throws IOException {
    List<MutableInput> all = new ArrayList<>();
    Path network = SmallNetwork.write(Files.createDirectories(folder.resolve("nir")));
    all.add(bytes("NIR", network, MutableInput::network));
    addSamples(all, Files.createDirectories(folder.resolve("samples")));
    addPrograms(all, network, Files.createDirectories(folder.resolve("programs")));
    addSettings(all, Files.createDirectories(folder.resolve("settings")));
    addPackage(all, network, folder);
    return all;
  }

  private static MutableInput bytes(String name, Path file, Reader reader) throws IOException {
    return new MutableInput(name, file, Files.readAllBytes(file), MutableInput::flip, reader);
  }

  private static MutableInput text(String name, Path file, Reader reader) throws IOException {
    return new MutableInput(name, file, Files.readAllBytes(file), MutableInput::line, reader);
  }

  private static byte[] flip(byte[] original, Random random) {
    return Mutation.several(original.clone(), original, random);
  }

  /** Values of a line that are none, or damage to bytes. */
  private static byte[] line(byte[] original, Random random) {
    if (random.nextInt(3) == 0) {
      return flip(original, random);
    }
    String[] values = {
      "",
      "0",
      "-1",
      "1",
      "64",
      "3",
      "1e9",
      "NaN",
      "-Infinity",
      "2147483647",
      "2147483648",
      "9223372036854775807",
      "0x7fffffffffffffff",
      "../x",
      "\u00e9",
      "true",
      "\\u0000",
      "board"
    };
    String[] lines = new String(original, StandardCharsets.UTF_8).split("\n");
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      int at = random.nextInt(lines.length);
      String key = lines[at].split("[=:]", -1)[0];
      char between = lines[at].contains(":") ? ':' : '=';
      lines[at] = key + between + values[random.nextInt(values.length)];
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static void network(Path file) {
    assertThat(Shapes.infer(NirReader.read(file)).nodes()).isNotEmpty();
  }

  private static void addSamples(List<MutableInput> all, Path folder) throws IOException {
    Path spikes = MutableFiles.spikes(folder);
    Path currents = MutableFiles.currents(folder);
    Path labels = MutableFiles.labels(folder);
    all.add(bytes("npy spikes", spikes, file -> samples(file, Optional.empty())));
    all.add(bytes("npy currents", currents, file -> samples(file, Optional.empty())));
    all.add(bytes("npy labels", labels, file -> samples(currents, Optional.of(file))));
    for (boolean packed : new boolean[] {false, true}) {
      Path set = MutableFiles.imageSet(folder.resolve(packed ? "gz" : "raw"), packed);
      for (Path part : MutableFiles.list(set)) {
        all.add(bytes(packed ? "idx.gz" : "idx", part, file -> samples(set, Optional.empty())));
      }
    }
  }

  private static void samples(Path file, Optional<Path> labels) {
    try (Samples samples = SampleFiles.KNOWN.open(file, labels)) {
      int count = Math.min(samples.source().count(), 4);
      samples.source().match(currents -> read(currents, count), spikes -> read(spikes, count));
    }
  }

  private static int read(CurrentSource source, int count) {
    double[] sample = new double[source.map().size()];
    for (int i = 0; i < count; i++) {
      source.read(i, sample);
      assertThat(Arrays.stream(sample)).allMatch(Double::isFinite);
    }
    return count;
  }

  private static int read(SpikeSource source, int count) {
    for (int i = 0; i < count; i++) {
      for (int number : source.readNumbers(i)) {
        assertThat(number).matches(source.bits()::holds);
      }
    }
    return count;
  }

  private static void addPrograms(List<MutableInput> all, Path network, Path folder)
      throws IOException {
    Path file = folder.resolve("program.firefly");
    CommandRun run = CommandRun.of("compile", network, "-o", file);
    assertThat(run.exitCode()).as(run.err()).isZero();
    byte[] original = Files.readAllBytes(file);
    Path copy = Files.write(folder.resolve("original"), original);
    byte[] json = MutableFiles.write(ProgramArchive.read(copy), folder);
    all.add(
        new MutableInput(
            "archive",
            file,
            original,
            MutableInput::flip,
            damaged -> {
              // Behind checksums: what is taken is what was written.
              ProgramArchive.read(damaged);
              assertThat(MutableFiles.write(ProgramArchive.read(damaged), folder)).isEqualTo(json);
            }));
    all.add(
        new MutableInput(
            "archive with right checksums",
            file,
            original,
            MutableFiles::rezip,
            MutableInput::prepare));
  }

  /** A program that is taken can be prepared for a run. */
  private static void prepare(Path file) {
    Program program = ProgramArchive.read(file);
    Simulator.prepare(program);
  }

  private static void addSettings(List<MutableInput> all, Path folder) throws IOException {
    for (String name : List.of("kv260", "zcu104")) {
      Path board = Files.writeString(folder.resolve(name + ".properties"), Boards.text(name));
      all.add(text("board", board, file -> assertThat(board(file).peakGops()).isPositive()));
    }
    Path project = folder.resolve("firefly.json");
    Board kv260 = Boards.find("kv260");
    Files.writeString(project, CoreDescription.of(kv260, kv260.platform().orElseThrow()).json());
    all.add(text("firefly.json", project, file -> CoreDescription.read(file)));
    Path settings = folder.resolve("firefly-board.properties");
    Files.writeString(settings, MutableFiles.SETTINGS);
    all.add(text("board settings", settings, file -> BoardSettings.read(file)));
    Path energy = folder.resolve("energy.properties");
    Files.writeString(energy, MutableFiles.ENERGY);
    all.add(text("energy model", energy, file -> EnergyModels.find(file.toString())));
  }

  private static Board board(Path file) {
    return Boards.find(file.toString());
  }

  /**
   * The files of an unpacked package, whose program compares its results with the expected ones.
   */
  private static void addPackage(List<MutableInput> all, Path network, Path folder)
      throws IOException {
    Path zip = folder.resolve("app.zip");
    CommandRun run = CommandRun.of("package", network, "-o", zip, "--samples", 2);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path app = UnpackedPackage.of(zip, folder).app();
    System.setProperty(RunApp.FOLDER, app.toString());
    for (String name : List.of(AppFiles.PROGRAM, AppFiles.SAMPLES, AppFiles.EXPECTED)) {
      all.add(bytes("package " + name, app.resolve(name), file -> run()));
    }
  }

  private static void run() throws Exception {
    RunApp app = new RunApp();
    new CommandLine(app)
        .setOut(new PrintWriter(Writer.nullWriter()))
        .parseArgs("--device", "simulator");
    assertThat(app.call()).isZero();
  }
}
