package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.host.ProgramArchive;
import org.firefly.rtl.RtlSystem;
import org.firefly.runtime.BlockFormat;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.testing.RegisterFileServer;
import org.firefly.runtime.testing.StandInBoard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver of docs/own-design.md, compiled from the page, on the files of a board with RTL. */
@Timeout(600)
class GoldenOnRtlTest {
  private static final Path PAGE = Path.of("..", "docs", "own-design.md");
  private static final long ADDRESS = 0x7000_0000L;

  @TempDir private Path folder;
  private Path golden;
  private Program program;

  @BeforeEach
  void makeTheImages() throws IOException, InterruptedException {
    golden = folder.resolve("golden");
    Path file = folder.resolve("program");
    CommandRun run =
        CommandRun.of(
            "compile", SmallNetwork.write(folder), "--batch", 2, "-o", file, "--golden", golden);
    assertThat(run.exitCode()).as(run.err()).isZero();
    program = ProgramArchive.read(file);
    String page = Files.readString(PAGE);
    int start = page.indexOf("```c\n") + 5;
    Files.writeString(
        golden.resolve("driver.c"), page.substring(start, page.indexOf("```", start)));
    Driver.Run compiled =
        new Driver(golden)
            .call("gcc", "-std=gnu99", "-Wall", "-Werror", "driver.c", "-o", "driver");
    assertThat(compiled.exitCode()).as(compiled.output()).isZero();
  }

  private record Driver(Path golden) {
    record Run(int exitCode, String output) {}

    Run call(String... command) throws IOException, InterruptedException {
      Process process =
          new ProcessBuilder(command).directory(golden.toFile()).redirectErrorStream(true).start();
      byte[] output = process.getInputStream().readAllBytes();
      return new Run(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    }
  }

  private Driver.Run drive() throws IOException, InterruptedException {
    StandInBoard board =
        new StandInBoard(folder.resolve("board"), 1, ADDRESS, BoardDevice.bufferBytes(program));
    RtlSystem system =
        RtlSystem.of(
            program.config(),
            new AxiMemory(ADDRESS, board.mapBuffer()),
            AxiTiming.IDEAL.withLatency(60, 200),
            SimulationOptions.DEFAULT.withCycleLimit(Long.MAX_VALUE));
    RegisterFileServer server =
        new RegisterFileServer(
            board.registers(), List.of(new RtlBoardCore(system)), Optional.empty());
    try {
      return new Driver(golden)
          .call(
              "./driver",
              board.registers().toString(),
              board.buffer().toString(),
              Long.toString(ADDRESS));
    } finally {
      server.close();
      system.close();
    }
  }

  @Test
  void theDriverOfThePageFindsTheRtlToBeTheSimulator() throws IOException, InterruptedException {
    Driver.Run run = drive();
    assertThat(run.output()).matches("equal after \\d+ clocks\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aChangedOutputIsFound() throws IOException, InterruptedException {
    byte[] after = Files.readAllBytes(golden.resolve("after.bin"));
    after[(int) BlockFormat.of(program).output().offset()] ^= 1;
    Files.write(golden.resolve("after.bin"), after);
    Driver.Run run = drive();
    assertThat(run.output()).startsWith("DIFFERENT");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aDamagedImageEndsWithTheErrorOfTheCore() throws IOException, InterruptedException {
    byte[] before = Files.readAllBytes(golden.resolve("before.bin"));
    before[(int) program.descriptorOffset() + 3] ^= 1;
    Files.write(golden.resolve("before.bin"), before);
    Driver.Run run = drive();
    assertThat(run.output()).isEqualTo("error 1 after 0 descriptors\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }
}
