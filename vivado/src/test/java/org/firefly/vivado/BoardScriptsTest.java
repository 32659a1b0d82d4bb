package org.firefly.vivado;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.architecture.board.Boards;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts for boards on a folder that looks like a board's Linux. */
final class BoardScriptsTest {
  private static final String[] LABELS = {"amba", "fpga_full", "zynqmp_clk", "zynqmp_reset", "gic"};

  @TempDir private Path work;

  private FakeBoard board(String preset) throws IOException {
    return new FakeBoard(work, Projects.of(Boards.find(preset)));
  }

  private static void assertLoaded(ExternalTool.Result result) {
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).endsWith("firefly: loaded\n");
  }

  private static void assertRefused(ExternalTool.Result result, String sentence) {
    assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains("firefly: ").contains(sentence).doesNotContain(": loaded");
  }

  private String compiled(FakeBoard board, String overlay) {
    List<String> command =
        List.of("dtc", "-q", "-I", "dtb", "-O", "dts", board.file(overlay).toString());
    return ExternalTool.run(work, command, "install it with: scripts/install-tools dtc").output();
  }

  @Test
  void theOverlaysAreAppliedOneAfterTheOtherAndTheDevicesFound() throws IOException {
    FakeBoard board = board("zcu104").withLabels(LABELS);
    assertLoaded(board.run("linux/load.sh"));
    assertThat(board.file("lib/firmware/firefly.bit.bin")).hasContent("bits");
    assertThat(compiled(board, "lib/firmware/firefly.dtbo")).doesNotContain("assigned-clock");
    assertThat(compiled(board, "lib/firmware/firefly-devices.dtbo"))
        .contains("assigned-clock-rates = <0x11e1a300>")
        .doesNotContain("firmware-name");
    String overlays = "sys/kernel/config/device-tree/overlays/";
    assertThat(board.file(overlays + "firefly/path")).hasContent("firefly.dtbo");
    assertThat(board.file(overlays + "firefly-devices/path")).hasContent("firefly-devices.dtbo");
    assertThat(board.file("modprobe.log"))
        .hasContent("uio_pdrv_genirq of_id=generic-uio\nu-dma-buf");
    assertLoaded(board.run("linux/load.sh"));
  }

  @Test
  void theDeviceOfTheImageThatHoldsTheInterruptIsUnbound() throws IOException {
    FakeBoard board = board("ultra96v2").withLabels(LABELS).withFabric();
    assertLoaded(board.run("linux/load.sh"));
    assertThat(board.file("sys/bus/platform/drivers/uio_pdrv_genirq/unbind"))
        .hasContent("a0000000.fabric");
  }

  @Test
  void theKriaLoaderFreesTheInterruptToo() throws IOException {
    FakeBoard board = board("kv260").withLabels(LABELS).withFabric();
    assertThat(board.run("kria/install.sh").exitCode()).isZero();
    assertLoaded(board.run("kria/load.sh"));
    assertThat(board.file("xmutil.log")).hasContent("unloadapp\nloadapp firefly");
  }

  @Test
  void whatKriaInstallsSurvivesAReboot() throws IOException {
    FakeBoard board = board("kv260").withLabels(LABELS);
    assertThat(board.run("kria/install.sh").output()).contains("installed; load it, now and after");
    assertThat(board.file("etc/modules-load.d/firefly.conf"))
        .hasContent("uio_pdrv_genirq\nu-dma-buf");
    assertThat(board.file("etc/modprobe.d/firefly.conf"))
        .hasContent("options uio_pdrv_genirq of_id=generic-uio");
    assertThat(board.file("lib/firmware/xilinx/firefly/shell.json")).exists();
    assertThat(compiled(board, "lib/firmware/xilinx/firefly/firefly.dtbo")).contains("__fixups__");
  }

  @Test
  void whatIsNotInstalledIsNotLoaded() throws IOException {
    FakeBoard board = board("kv260").withLabels(LABELS);
    assertRefused(
        board.run("kria/load.sh"), "lib/firmware/xilinx/firefly/firefly.bit.bin is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gic", "imux", "gic_a53"})
  void theOverlayNamesTheInterruptControllerOfTheKernel(String label) throws IOException {
    FakeBoard board =
        board("zcu104").withLabels("amba", "fpga_full", "zynqmp_clk", "zynqmp_reset", label);
    assertLoaded(board.run("linux/load.sh"));
    assertThat(compiled(board, "lib/firmware/firefly-devices.dtbo"))
        .contains(
            "\t\t" + label + " = \"/fragment@0/__overlay__/firefly@a0000000:interrupt-parent:0\"");
  }

  @Test
  void aTreeWithTwoControllersKeepsTheMultiplexer() throws IOException {
    FakeBoard board =
        board("zcu104")
            .withLabels("amba", "fpga_full", "zynqmp_clk", "zynqmp_reset", "gic_a53", "imux");
    assertLoaded(board.run("linux/load.sh"));
    assertThat(compiled(board, "lib/firmware/firefly-devices.dtbo")).contains("\t\timux = ");
  }

  @Test
  void kernelsWithoutLabelsAreNamed() throws IOException {
    FakeBoard board = board("zcu104");
    assertRefused(board.run("linux/load.sh"), "The device tree of this kernel has no labels");
    board.withLabels("amba", "fpga_full", "zynqmp_clk");
    assertRefused(board.run("linux/load.sh"), "has no label zynqmp_reset");
    board.withLabels("zynqmp_reset");
    assertRefused(board.run("linux/load.sh"), "neither gic nor imux nor gic_a53");
  }

  /** Each of these overlays would be "applied". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BOARD_FPGA | write error | The bitstream was not loaded",
        "BOARD_NO_AFI | y | The widths of the memory ports are not set",
        "BOARD_NO_BUFFER | y | There is no buffer /dev/udmabuf-firefly",
        "BOARD_CLOCK | 0 | The clock pl0_ref stands still",
        "BOARD_CLOCK | 375000000 | has 375000000 Hz, more than the 300000000 Hz",
        "BOARD_STATUS | unapplied | The overlay firefly was not applied"
      })
  void loadedIsSaidOnlyWhenEverythingIsThere(String name, String value, String sentence)
      throws IOException {
    FakeBoard board = board("zcu104").withLabels(LABELS).with(name, value);
    assertRefused(board.run("linux/load.sh"), sentence);
  }

  @Test
  void registersWithoutADriverAreMissed() throws IOException {
    FakeBoard board = board("zcu104").withLabels(LABELS).withFabric();
    Files.delete(board.file("sys/devices/platform/axi/a0000000.fabric/of_node/interrupts"));
    assertRefused(board.run("linux/load.sh"), "There is no UIO device firefly");
  }

  @Test
  void aSlowerClockIsAWarning() throws IOException {
    FakeBoard board = board("zcu104").withLabels(LABELS).with("BOARD_CLOCK", "99999001");
    ExternalTool.Result slow = board.run("linux/load.sh");
    assertLoaded(slow);
    assertThat(slow.output())
        .contains("WARNING: the clock pl0_ref has 99999001 Hz instead of 300000000 Hz");
  }

  @Test
  void aClockThatCannotBeReadIsAWarning() throws IOException {
    FakeBoard board = board("zcu104").withLabels(LABELS).with("BOARD_CLOCK", "");
    ExternalTool.Result unknown = board.run("linux/load.sh");
    assertLoaded(unknown);
    assertThat(unknown.output()).contains("WARNING: the rate of the clock pl0_ref cannot be read");
  }

  @Test
  void withAnMmcmTheClockOfTheImageIsTheRightOne() throws IOException {
    FakeBoard board = board("ultra96v2-200").withLabels(LABELS).with("BOARD_CLOCK", "99999001");
    ExternalTool.Result result = board.run("linux/load.sh");
    assertLoaded(result);
    assertThat(result.output()).doesNotContain("WARNING");
  }
}
