package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.ExternalModule;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.UInt;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemVerilogTest {
  private static final class Inner extends Module {
    final UInt in = input(uint(4));
    final UInt out = output(uint(4));

    Inner() {
      out.set(next(in));
    }
  }

  private static final class Outer extends Module {
    final Bool enable = input(bool());
    final UInt in = input(uint(4));
    final UInt out = output(uint(4));
    private final Inner inner = instance(new Inner());
    private final Memory<UInt> table = memory(uint(4), 16, MemoryStyle.DISTRIBUTED);
    private final UInt held = register(uint(4));
    private final UInt sum = inner.out.plus(1);

    Outer() {
      inner.in.set(in);
      table.write(enable, in, sum);
      held.set(table.read(inner.out));
      held.attribute("max_fanout", 16);
      sum.attribute("keep", "true");
      out.set(held);
      assertThat("stays_small", held.lt(15));
    }
  }

  private static SystemVerilog outer() {
    return Elaboration.of(new Outer()).toSystemVerilog();
  }

  @Test
  void synthesisSeesNoAssertion() {
    assertThat(outer().text())
        .containsPattern(
            "`ifndef SYNTHESIS\n *if \\(~reset\\)\n *assert__stays_small: [^;]*;\n`endif\n");
  }

  @Test
  void attributesAndAssertionsArriveInVerilog() {
    assertThat(outer().text())
        .contains("(* max_fanout = 16 *)")
        .contains("(* keep = \"true\" *)")
        .contains("assert__stays_small: assert(")
        .doesNotContain("$error");
  }

  @Test
  void sourceOfAnExternalModuleIsWrittenAlong(@TempDir Path directory) throws IOException {
    Path target = directory.resolve("new").resolve("rtl");
    assertThat(outer().writeTo(target))
        .containsExactly(target.resolve("Outer.sv"), target.resolve("firefly_distributed_ram.v"));
    assertThat(target.resolve("filelist.f")).hasContent("Outer.sv\nfirefly_distributed_ram.v\n");
    try (var files = Files.list(target)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void modulesCanBeWrittenApart() {
    SystemVerilog split = Elaboration.of(new Outer()).toSystemVerilogPerModule();
    assertThat(split.files()).containsOnlyKeys("Inner.sv", "Outer.sv");
    assertThat(split.files().get("Inner.sv")).contains("module Inner(").doesNotContain("Outer");
  }

  @Test
  void sourceCanBeLeftToTheTool() {
    assertThat(outer().withoutSource("firefly_distributed_ram.v").allFiles())
        .containsOnlyKeys("Outer.sv");
  }

  @Test
  void directoryThatIsAFileIsRefused(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> outer().writeTo(file))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith(file + "/Outer.sv cannot be written");
  }

  private static final class Claim extends ExternalModule {
    Claim(String text) {
      super("CLAIM");
      clockInput("clock");
      source("claim.v", text);
    }
  }

  private static final class Claims extends Module {
    Claims() {
      instance(new Claim("one"));
      instance(new Claim("two"));
    }
  }

  @Test
  void differentSourcesForOneFileAreRefused() {
    assertThatThrownBy(() -> Elaboration.of(new Claims()))
        .isInstanceOf(HardwareException.class)
        .hasMessage("two external modules attach different sources as claim.v");
  }

  private static final class CLAIM extends Module {
    CLAIM() {
      instance(new Claim("one"));
    }
  }

  @Test
  void moduleNamedAsAnExternalOneIsRefused() {
    assertThatThrownBy(() -> Elaboration.of(new CLAIM()))
        .isInstanceOf(HardwareException.class)
        .hasMessageContaining("a module and an external module are both named 'CLAIM'");
  }
}
