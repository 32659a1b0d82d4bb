package org.firefly.hdl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tool.ExternalTool;
import org.firefly.hdl.tool.TemporaryDirectory;

/** Puts generated SystemVerilog before the tools that have to accept it. */
public final class Tools {
  private Tools() {}

  /** Demands that Verilator finds nothing to complain about with all warnings on. */
  public static void lint(Elaboration elaboration) {
    try (TemporaryDirectory work = new TemporaryDirectory()) {
      List<String> command =
          new ArrayList<>(
              List.of("verilator", "--lint-only", "-Wall", "--top", elaboration.topName()));
      elaboration.toSystemVerilog().writeTo(work.path()).stream()
          .map(Path::toString)
          .forEach(command::add);
      expectSilence(work.path(), command, "install it with: apt-get install verilator");
    }
  }

  /** Demands that Yosys reads the circuit and finds no loop and no value driven twice. */
  public static void check(Elaboration elaboration) {
    try (TemporaryDirectory work = new TemporaryDirectory()) {
      StringBuilder files = new StringBuilder();
      elaboration.toSystemVerilog().writeTo(work.path()).forEach(f -> files.append(' ').append(f));
      String script =
          "read_verilog -sv -D SYNTHESIS -noassert -noassume%s; prep -top %s; check -assert"
              .formatted(files, elaboration.topName());
      expectSilence(
          work.path(),
          List.of("yosys", "-q", "-p", script),
          "install it with: apt-get install yosys");
    }
  }

  private static void expectSilence(Path directory, List<String> command, String remedy) {
    ExternalTool.Result result = ExternalTool.run(directory, command, remedy);
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }
}
