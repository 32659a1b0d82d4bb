package org.firefly.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.firefly.architecture.program.Program;
import org.firefly.host.ProgramArchive;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyWriter;
import org.firefly.host.samples.CurrentSource;
import org.firefly.runtime.Device;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ModelCore;
import org.firefly.runtime.ModelCore.Fault;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.TestPrograms;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.firefly.runtime.testing.RegisterFileServer;
import org.firefly.runtime.testing.StandInBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process of its own, with a board whose registers this one serves. */
@Timeout(120)
class RunAppTest {
  private static final int CORES = 2;
  private static final int SAMPLES = 5;
  private static final long ADDRESS = 0x7000_0000L;

  @TempDir private Path folder;
  private final Program program = TestPrograms.of(CORES, 2);
  private List<ModelCore> cores;
  private RegisterFileServer server;
  private Path configuration;

  @BeforeEach
  void unpackAndServe() throws InterruptedException {
    ProgramArchive.write(program, folder.resolve(AppFiles.PROGRAM));
    CurrentSource source = TestPrograms.samples(SAMPLES);
    double[] values = new double[SAMPLES * source.map().size()];
    for (int i = 0; i < SAMPLES; i++) {
      double[] sample = new double[source.map().size()];
      source.read(i, sample);
      System.arraycopy(sample, 0, values, i * sample.length, sample.length);
    }
    NpyWriter.write(folder.resolve(AppFiles.SAMPLES), NpyArray.of(values, SAMPLES, 2, 8, 8));
    NpyWriter.write(folder.resolve(AppFiles.LABELS), NpyArray.of(new int[SAMPLES], SAMPLES));
    writeExpected(0);
    StandInBoard board =
        new StandInBoard(folder.resolve("board"), CORES, ADDRESS, BoardDevice.bufferBytes(program));
    ByteBuffer memory = board.mapBuffer();
    cores =
        IntStream.range(0, CORES)
            .mapToObj(core -> new ModelCore(program, core, memory, ADDRESS))
            .toList();
    server = new RegisterFileServer(board.registers(), cores, Optional.empty());
    configuration = board.configuration();
  }

  private void writeExpected(int error) throws InterruptedException {
    try (Device device = new SimulatorDevice(program, 1, BlockObserver.NONE)) {
      int[][] results =
          new InferenceRunner(device, TestPrograms.samples(SAMPLES))
              .run(SAMPLES, ProgressListener.NONE)
              .results();
      results[1][2] += error;
      int[] flat = Arrays.stream(results).flatMapToInt(Arrays::stream).toArray();
      NpyWriter.write(
          folder.resolve(AppFiles.EXPECTED), NpyArray.of(flat, SAMPLES, results[0].length));
    }
  }

  @AfterEach
  void stopServing() {
    server.close();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D" + RunApp.FOLDER + "=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RunApp.class.getName());
    command.addAll(List.of(arguments));
    File out = folder.resolve("out.txt").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
  }

  private String run(int exitCode, String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    String out = Files.readString(folder.resolve("out.txt"));
    assertThat(process.exitValue()).as(out).isEqualTo(exitCode);
    return out;
  }

  private String onBoard(int exitCode) throws IOException, InterruptedException {
    return run(exitCode, "--board-config", configuration.toString());
  }

  @Test
  void thePackagedSamplesRunOnTheBoardAndEqualTheSimulator()
      throws IOException, InterruptedException {
    assertThat(onBoard(0))
        .contains("5 samples through")
        .contains("on the board")
        .contains("The cores counted")
        .contains("Accuracy: ")
        .contains("All results equal those of the bit-exact simulator.");
  }

  @Test
  void aDifferenceIsNamedAndFails() throws IOException, InterruptedException {
    writeExpected(1);
    assertThat(onBoard(1))
        .startsWith("run.sh: Sample 1, class 2: the device gave ")
        .hasLineCount(1);
  }

  @Test
  void outputAndReportAreWritten() throws IOException, InterruptedException {
    Path output = folder.resolve("results.npy");
    Path json = folder.resolve("report.json");
    Path input = folder.resolve(AppFiles.SAMPLES);
    run(0, "--device=simulator", "--input=" + input, "--output=" + output, "--json=" + json);
    try (NpyReader reader = NpyReader.open(output)) {
      assertThat(reader.shape()).containsExactly(SAMPLES, 7);
    }
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("samples").asInt()).isEqualTo(SAMPLES);
    assertThat(report.path("device").asText()).isEqualTo("simulator");
    assertThat(report.has("accuracy")).isFalse();
  }

  @Test
  void aBoardWithoutTheModuleIsOneSentence() throws IOException, InterruptedException {
    Files.writeString(configuration, "\nudmabuf = udmabuf3\n", StandardOpenOption.APPEND);
    assertThat(onBoard(1))
        .startsWith("run.sh: There is no DMA buffer \"udmabuf3\"")
        .hasLineCount(1);
  }

  @Test
  void anEndOfTheProcessStopsTheCoresAndTheNextRunWorks() throws IOException, InterruptedException {
    cores.forEach(core -> core.breakDown(Fault.HANG));
    Process process = start("--board-config", configuration.toString());
    while (!cores.get(0).busy() || !cores.get(1).busy()) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(5);
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(cores).noneMatch(ModelCore::busy).allMatch(core -> core.stops() > 0);
    cores.forEach(core -> core.breakDown(Fault.NONE));
    assertThat(onBoard(0)).contains("All results equal");
  }

  @Test
  void anotherShapeOfTheExpectedResultsIsNotEqual() throws IOException, InterruptedException {
    int classes = program.decoding().classes();
    NpyWriter.write(
        folder.resolve(AppFiles.EXPECTED),
        NpyArray.of(new int[SAMPLES * classes], classes, SAMPLES));
    assertThat(run(1, "--device", "simulator"))
        .contains("expected.npy holds INT32 [" + classes + ", " + SAMPLES + "]")
        .contains("unpack the package again");
  }
}
