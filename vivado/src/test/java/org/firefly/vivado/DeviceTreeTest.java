package org.firefly.vivado;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Overlays compiled with dtc and applied to a tree with the labels of Zynq UltraScale+ Linux. */
final class DeviceTreeTest {
  private static final String BASE =
      """
      /dts-v1/;
      / {
        #address-cells = <2>;
        #size-cells = <2>;
        fpga_full: fpga-full { compatible = "fpga-region"; #address-cells = <2>; #size-cells = <2>; };
        zynqmp_clk: clock-controller { #clock-cells = <1>; };
        zynqmp_reset: reset-controller { #reset-cells = <1>; };
        amba: axi {
          compatible = "simple-bus";
          #address-cells = <2>;
          #size-cells = <2>;
          ranges;
          gic: interrupt-controller@f9010000 {
            compatible = "arm,gic-400";
            reg = <0x0 0xf9010000 0x0 0x10000>;
            interrupt-controller;
            #interrupt-cells = <3>;
          };
        };
      };
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.firefly.architecture.board.Boards#names")
  void overlaysOfPresetsCompileAndApply(String name) {
    Board board = Boards.find(name);
    long hertz = board.platform().orElseThrow().psClockMHz(board.clockMHz()) * 1_000_000L;
    assertThat(applied(board))
        .contains("firmware-name = \"firefly.bit.bin\"")
        .contains("firefly@a0000000 {")
        .contains("compatible = \"generic-uio\"")
        .contains("reg = <0x00 0xa0000000 0x00 0x10000>")
        .contains("interrupts = <0x00 0x59 0x04>")
        .contains("assigned-clock-rates = <0x%x>".formatted(hertz))
        .contains("device-name = \"udmabuf-firefly\"");
  }

  @Test
  void theWidthsOfAllPortsInUseAreSet() {
    assertThat(applied(Boards.find("ultra96v2")))
        .contains(
            "config-afi = <0x04 0x00 0x05 0x00 0x06 0x00 0x07 0x00 0x0a 0x00 0x0b 0x00 0x0e 0x00>");
  }

  @Test
  void narrowPortsAndTheLowPowerControlPortHaveTheirOwnCodes() {
    assertThat(applied(TestBoard.with(folder, "ports.bits = 32\ncontrol.port = HPM0-LPD")))
        .contains("config-afi = <0x04 0x02 0x05 0x02 0x06 0x02 0x07 0x02 0x0f 0x00>")
        .contains("firefly@80000000 {");
  }

  @Test
  void withAnMmcmTheProcessingSystemKeepsItsOwnClock() {
    assertThat(applied(TestBoard.with(folder, "clockMHz = 333")))
        .contains("assigned-clock-rates = <0x5f5e100>");
  }

  @Test
  void kriaGetsWhatItsFirmwareManagerReads() {
    Board kria = Boards.find("kv260");
    VivadoProject project = Projects.of(kria);
    write("kria.dtso", project.files().get("kria/firefly.dtsi"));
    assertThat(applied(List.of("kria.dtso"))).contains("assigned-clock-rates", "firmware-name");
    assertThat(project.files().get("kria/shell.json")).contains("XRT_FLAT");
    assertThat(Projects.of(Boards.find("zcu104")).files()).doesNotContainKey("kria/shell.json");
  }

  private String applied(Board board) {
    List<String> overlays = List.of("firefly.dtso", "firefly-devices.dtso");
    overlays.forEach(name -> write(name, Projects.of(board).files().get("linux/" + name)));
    return applied(overlays);
  }

  /** The tree after overlays, one after the other. */
  private String applied(List<String> overlays) {
    write("base.dts", BASE);
    run("dtc", "-@", "-I", "dts", "-O", "dtb", "-o", "applied.dtb", "base.dts");
    for (String overlay : overlays) {
      run("dtc", "-@", "-I", "dts", "-O", "dtb", "-o", "overlay.dtbo", overlay);
      run("fdtoverlay", "-i", "applied.dtb", "-o", "next.dtb", "overlay.dtbo");
      run("mv", "next.dtb", "applied.dtb");
    }
    return run("dtc", "-q", "-I", "dtb", "-O", "dts", "applied.dtb");
  }

  private String run(String... command) {
    ExternalTool.Result result =
        ExternalTool.run(folder, List.of(command), "install it with: scripts/install-tools dtc");
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
