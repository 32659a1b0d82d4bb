package org.firefly.cli.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.files.OutputFile;
import org.firefly.files.ScratchFolder;
import org.firefly.host.ProgramArchive;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyWriter;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.runtime.Device;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.app.AppFiles;
import org.firefly.runtime.app.RunApp;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;

/**
 * Writes a board package: program, runtime, launcher, configuration, samples with the simulator's
 * results, and a README, all in one folder.
 */
public final class BoardPackage {
  /** The folder in the zip file. */
  public static final String FOLDER = "firefly-app";

  private static final String LAUNCHER = "run.sh";
  private static final String README = "README.md";
  private static final String LICENCE = "LICENSE";

  private final Program program;
  private final Board board;
  private final PackagedSamples samples;
  private final OptionalDouble inputScale;

  /**
   * What is packed.
   *
   * @param inputScale current of one integer of samples that the board will see, if somebody said
   *     it
   */
  public BoardPackage(
      Program program, Board board, PackagedSamples samples, OptionalDouble inputScale) {
    this.program = program;
    this.board = board;
    this.samples = samples;
    this.inputScale = inputScale;
  }

  /**
   * Writes the whole file or nothing.
   *
   * @throws InterruptedException when the thread was interrupted
   */
  public void write(Path file) throws IOException, InterruptedException {
    try (ScratchFolder staging = new ScratchFolder("firefly-package");
        OutputFile whole = new OutputFile(file)) {
      fill(staging.path());
      new PackageZip(staging.path(), FOLDER).write(whole.temporary());
      whole.finish();
    }
  }

  private void fill(Path folder) throws IOException, InterruptedException {
    fillSamples(folder);
    Path libraries = folder.resolve("lib");
    AppLibraries.copyTo(libraries);
    Optional<Path> bill = PackageBill.ofCommand();
    if (bill.isPresent()) {
      PackageBill.write(bill.get(), libraries, folder.resolve(PackageBill.FILE_NAME));
    }
    for (String name : List.of(LAUNCHER, AppFiles.CONFIGURATION, README, LICENCE)) {
      writeText(folder, name);
    }
  }

  private void fillSamples(Path folder) throws IOException, InterruptedException {
    ProgramArchive.write(program, folder.resolve(AppFiles.PROGRAM));
    Path input = folder.resolve(AppFiles.SAMPLES);
    NpyWriter.write(input, samples.input());
    int[][] results = simulate(input);
    int[] flat = Arrays.stream(results).flatMapToInt(Arrays::stream).toArray();
    NpyWriter.write(
        folder.resolve(AppFiles.EXPECTED), NpyArray.of(flat, results.length, results[0].length));
    samples
        .labels()
        .ifPresent(
            labels ->
                NpyWriter.write(
                    folder.resolve(AppFiles.LABELS), NpyArray.of(labels, labels.length)));
  }

  private int[][] simulate(Path input) throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Samples packed = SampleFiles.KNOWN.open(input, Optional.empty());
        Device device = new SimulatorDevice(program, threads, BlockObserver.NONE)) {
      int count = samples.input().shape()[0];
      Inference run =
          new InferenceRunner(device, packed.source()).run(count, ProgressListener.NONE);
      return run.results();
    }
  }

  /** Spikes and counts have no scale, whatever a model file says of currents. */
  private String inputScaleProperty() {
    return inputScale.isPresent() && takesCurrents(program.encoding())
        ? " -D" + RunApp.INPUT_SCALE + "=" + inputScale.getAsDouble()
        : "";
  }

  private static boolean takesCurrents(HostEncoding encoding) {
    return encoding instanceof HostEncoding.FirstLayer first && first.constant()
        || encoding instanceof HostEncoding.Planes planes && planes.constant();
  }

  private void writeText(Path folder, String name) throws IOException {
    try (InputStream template = BoardPackage.class.getResourceAsStream(name)) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve(name),
          text.replace("${network}", program.name())
              .replace("${board}", board.name())
              .replace("${inputScale}", inputScaleProperty())
              .replace("${bufferBytes}", Long.toString(BoardDevice.bufferBytes(program))));
    }
  }
}
