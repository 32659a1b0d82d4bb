package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Boards;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.tool.ExternalTool;
import org.firefly.hdl.tool.ExternalTool.Result;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is generated is read by more tools than the one that simulates it. */
class OtherToolsTest {
  /** Yosys knows the primitive by itself. */
  private static final String PRIMITIVES = "+/xilinx/cells_xtra.v";

  static Stream<String> subjects() {
    return Stream.concat(Boards.names().stream(), Blocks.names().stream());
  }

  private static SystemVerilog generated(String subject) {
    Elaboration elaboration =
        Boards.names().contains(subject)
            ? Elaboration.of(new FireFly(Boards.find(subject).config()))
            : Blocks.elaborate(subject, AcceleratorConfig.ofParallelism(16));
    return elaboration.toSystemVerilogPerModule();
  }

  /** Icarus knows no names of assertions, which SYNTHESIS hides. */
  @ParameterizedTest
  @MethodSource("subjects")
  void icarusElaboratesIt(String subject, @TempDir Path folder) {
    SystemVerilog circuit = generated(subject);
    List<String> command =
        new ArrayList<>(
            List.of("iverilog", "-g2012", "-DSYNTHESIS", "-tnull", "-s", circuit.topName()));
    circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
    Result result = ExternalTool.run(folder, command, "install it with: apt-get install iverilog");
    assertThat(result.output().lines().filter(line -> !isSorry(line))).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  /** Icarus looks at a whole vector where a part would do, which changes no result. */
  private static boolean isSorry(String line) {
    return line.contains("sorry: constant selects in always_* processes");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void yosysReadsItsHierarchy(String subject, @TempDir Path folder) {
    SystemVerilog circuit = generated(subject).withoutSource(Dsp48e2.MODEL_FILE);
    StringBuilder files = new StringBuilder();
    circuit.writeTo(folder).forEach(file -> files.append(' ').append(file));
    String script =
        "read_verilog -lib %s; read_verilog -sv -D SYNTHESIS%s; hierarchy -check -top %s; proc; check"
            .formatted(PRIMITIVES, files, circuit.topName());
    Result result =
        ExternalTool.run(
            folder, List.of("yosys", "-q", "-p", script), "install it with: apt-get install yosys");
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theBenchOfABlockRuns(String block, @TempDir Path folder) throws Exception {
    Elaboration elaboration = Blocks.elaborate(block, AcceleratorConfig.ofParallelism(16));
    elaboration.toSystemVerilogPerModule().writeTo(folder);
    String bench = BlockBench.nameOf(elaboration.topName());
    String text = BlockBench.systemVerilog(elaboration);
    Files.writeString(folder.resolve(bench + ".sv"), text);
    String line = text.lines().skip(1).findFirst().orElseThrow().replaceFirst("//", "");
    Result result = ExternalTool.run(folder, List.of("sh", "-c", line), "install a shell");
    assertThat(result.output().lines().filter(l -> !isSorry(l)))
        .containsExactly("VCD info: dumpfile " + bench + ".vcd opened for output.");
    assertThat(result.exitCode()).isZero();
    assertThat(folder.resolve(bench + ".vcd")).isNotEmptyFile();
  }

  static List<String> blocks() {
    return Blocks.names();
  }
}
