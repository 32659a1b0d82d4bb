package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.host.ProgramArchive;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.rtl.RtlSystem;
import org.firefly.runtime.app.AppFiles;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.testing.RegisterFileServer;
import org.firefly.runtime.testing.StandInBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped network, packed for a board, unpacked, and run by the package's own launcher in a
 * process that finds a board's files, behind which this process has the RTL.
 */
@Timeout(600)
class PackageOnRtlTest {
  private static final Path HOME = Path.of("..");
  private static final int IMAGES = 2;
  private static final int CLASSES = 10;
  private static final long ADDRESS = 0x7000_0000L;
  private static final AxiTiming TIMING = AxiTiming.IDEAL.withLatency(60, 200);

  @TempDir private Path folder;
  private UnpackedPackage app;
  private StandInBoard board;
  private RtlSystem system;
  private RegisterFileServer server;

  @BeforeEach
  void packUnpackAndServe() throws IOException {
    Path zip = folder.resolve("firefly-app.zip");
    CommandRun packed =
        CommandRun.of(
            "package",
            HOME.resolve("models/fashion-mnist.nir"),
            "--data",
            HOME.resolve("data/fashion-mnist"),
            "--samples",
            IMAGES,
            "-o",
            zip);
    assertThat(packed.exitCode()).as(packed.err()).isZero();
    app = UnpackedPackage.of(zip, folder);
    serve(ProgramArchive.read(app.file(AppFiles.PROGRAM)));
  }

  private void serve(Program program) throws IOException {
    Path root = folder.resolve("board");
    board = new StandInBoard(root, 1, ADDRESS, BoardDevice.bufferBytes(program));
    // A block takes seconds here.
    Files.writeString(board.configuration(), "timeout.seconds = 300\n", StandardOpenOption.APPEND);
    system =
        RtlSystem.of(
            program.config(),
            new AxiMemory(ADDRESS, board.mapBuffer()),
            TIMING,
            SimulationOptions.DEFAULT.withCycleLimit(Long.MAX_VALUE));
    server =
        new RegisterFileServer(
            board.registers(), List.of(new RtlBoardCore(system)), Optional.empty());
  }

  @AfterEach
  void stopServing() {
    server.close();
    system.close();
  }

  @Test
  void theLauncherGetsFromTheRtlWhatItGetsFromTheSimulator()
      throws IOException, InterruptedException {
    Path fromBoard = folder.resolve("board.npy");
    Path fromSimulator = folder.resolve("simulator.npy");
    String out = run("board", fromBoard);
    assertThat(out)
        .contains(IMAGES + " samples through")
        .contains("on the board")
        .contains("The cores counted")
        .contains("All results equal those of the bit-exact simulator.");
    assertThat(accuracy(out)).isEqualTo(accuracy(run("simulator", fromSimulator)));
    assertThat(logits(fromBoard)).hasSize(CLASSES * IMAGES).isEqualTo(logits(fromSimulator));
  }

  private String run(String device, Path output) throws IOException, InterruptedException {
    return app.run(
        0,
        "--device",
        device,
        "--board-config",
        board.configuration().toString(),
        "--output",
        output.toString());
  }

  private static String accuracy(String out) {
    return out.lines().filter(line -> line.startsWith("Accuracy: ")).findFirst().orElseThrow();
  }

  private static long[] logits(Path file) {
    try (NpyReader reader = NpyReader.open(file)) {
      NpyArray array = reader.readAll();
      return LongStream.range(0, array.size()).map(i -> array.longAt((int) i)).toArray();
    }
  }
}
