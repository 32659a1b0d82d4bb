package org.firefly.vivado;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Tcl scripts against the stand-in for Vivado. */
final class BuildScriptTest {
  @TempDir private Path work;

  private StandIn standIn() {
    return new StandIn(work);
  }

  @ParameterizedTest
  @MethodSource("org.firefly.architecture.board.Boards#names")
  void everyPresetIsBuiltToTheEnd(String name) {
    StandIn.Run run = standIn().build(Projects.of(Boards.find(name)));
    assertThat(run.isComplete()).as(run.output()).isTrue();
    assertThat(run.folder().resolve("out/firefly.bit")).exists();
    assertThat(run.folder().resolve("out/firefly.xsa")).exists();
    assertThat(run.record())
        .containsPattern("set_property board_part board_part:vendor.com:\\S+:1\\.10 ");
  }

  @Test
  void furtherWeightPortsReachPortsOfTheProcessingSystem() {
    Board board = TestBoard.with(work, "weightPorts = 3\ncore0.weightPort3 = HPC0");
    StandIn.Run run = standIn().build(Projects.of(board));
    assertThat(run.isComplete()).as(run.output()).isTrue();
    assertThat(run.record())
        .contains("m_axi_weight2_0")
        .contains("m_axi_weight3_0")
        .contains("CONFIG.PSU__USE__S_AXI_GP0 1")
        .contains("CONFIG.PSU__USE__S_AXI_GP5 1");
  }

  @Test
  void aPresetThatOverridesTheClocksGetsItsDivider() {
    StandIn.Run run = standIn().build(Projects.of(Boards.find("ultra96v2")));
    assertThat(run.record())
        .contains("PL0_REF_CTRL__SRCSEL IOPLL")
        .contains("PL0_REF_CTRL__DIVISOR0 5");
  }

  @Test
  void theFanOfTheKriaStaysWithLinux() {
    StandIn.Run run = standIn().build(Projects.of(Boards.find("kv260")));
    assertThat(run.record())
        .contains("CONFIG.PSU__TTC0__WAVEOUT__IO EMIO")
        .contains("create_bd_port -dir O fan_en_b")
        .contains("set_property PACKAGE_PIN A12 port:fan_en_b");
  }

  @Test
  void boardsWithoutAFanInTheLogicGetNoPin() {
    StandIn.Run run = standIn().build(Projects.of(Boards.find("zcu104")));
    assertThat(run.record()).doesNotContain("xlslice").doesNotContain("create_bd_port");
  }

  @Test
  void definitionsOfAnotherDeviceAreNotTaken() {
    StandIn.Run run =
        standIn()
            .with("BOARDS", "em.avnet.com:ultra96v2:part0:1.0 xczu3eg-sbva484-1-e")
            .build(Projects.of(Boards.find("ultra96v2")));
    assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
    assertThat(run.output().replaceAll("\\s+", " "))
        .contains("No definition of the board ultra96v2:part0 is about xczu3eg-sbva484-1-i");
  }

  @Test
  void theProcessingSystemGetsThePortsAndTheClockOfTheBoard() {
    StandIn.Run run = standIn().build(Projects.of(Boards.find("kv260")));
    assertThat(run.record())
        .contains("CONFIG.PSU__CRL_APB__PL0_REF_CTRL__FREQMHZ 300")
        .contains("CONFIG.PSU__USE__M_AXI_GP0 1 CONFIG.PSU__USE__M_AXI_GP1 0")
        .contains("CONFIG.PSU__USE__S_AXI_GP0 0 CONFIG.PSU__USE__S_AXI_GP1 0")
        .contains("CONFIG.PSU__USE__S_AXI_GP5 1 CONFIG.PSU__SAXIGP5__DATA_WIDTH 128")
        .contains("HP1_DDR_HIGH")
        .doesNotContain("clk_wiz");
  }

  @Test
  void aClockThatThePllCannotDivideComesFromAnMmcm() {
    StandIn.Run run = standIn().build(Projects.of(TestBoard.with(work, "clockMHz = 333")));
    assertThat(run.isComplete()).as(run.output()).isTrue();
    assertThat(run.record())
        .contains("CONFIG.PSU__CRL_APB__PL0_REF_CTRL__FREQMHZ 100")
        .contains("CONFIG.CLKOUT1_REQUESTED_OUT_FREQ 333.000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cores = 4",
        "control.port = HPM0-LPD",
        "control.port = HPM1-FPD\ncontrol.address = 0xB0010000",
        "core0.spikePort = HPC0\ncore0.weightPort = HPC1\ncore0.outputPort = HPC0",
        "parallelism = 32\nbusBits = 256\nports.bits = 64",
        "ddr.lowBytes = 0x40000000\nddr.highBytes = 0x100000000"
      })
  void boardsOfUsersAreBuiltToTheEnd(String changes) {
    StandIn.Run run = standIn().build(Projects.of(TestBoard.with(work, changes)));
    assertThat(run.isComplete()).as(run.output()).isTrue();
  }

  @Test
  void aBoardWithoutADefinitionIsBuiltWithoutItsPreset() {
    StandIn.Run run = standIn().build(Projects.of(TestBoard.with(work, "")));
    assertThat(run.isComplete()).as(run.output()).isTrue();
    assertThat(run.record()).doesNotContain("apply_bd_automation").doesNotContain("board_part");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WNS | -0.123 | Timing is not met at 300 MHz (worst setup slack -0.123 ns",
        "WHS | -0.004 | worst hold slack -0.004 ns",
        "WNS | inf | finds no path with a clock",
        "VERSION | 2021.2 | Vivado 2022.2 or later is needed; this is 2021.2",
        "BOARDS | '' | Vivado has no definition of the board ultra96v2:part0; install it",
        "PL_MHZ | 249.99 | makes 249.99 MHz instead of 300 MHz",
        "FAILING_RUN | impl_1 | The run impl_1 ended with \"place_design ERROR\"",
        "FAILING_RUN | synth_1 | The run synth_1 ended"
      })
  void whatGoesWrongStopsTheBuildWithASentence(String setting, String value, String sentence) {
    StandIn.Run run = standIn().with(setting, value).build(Projects.of(Boards.find("ultra96v2")));
    assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
    assertThat(run.output().replaceAll("\\s+", " ")).contains("firefly: ").contains(sentence);
    assertThat(run.folder().resolve("out/firefly.bit")).doesNotExist();
  }

  @Test
  void memoryThatTheProcessingSystemDoesNotHaveIsNamed() {
    StandIn.Run run = standIn().with("DDR_HIGH", "0").build(Projects.of(Boards.find("kv260")));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("offers no DDR_HIGH at HP0");
  }

  @Test
  void theNumberOfJobsCanBeGiven() {
    StandIn.Run run = standIn().withArgument("8").build(Projects.of(Boards.find("ultra96v2")));
    assertThat(run.record()).contains("launch_runs synth_1 -jobs 8");
  }

  @Test
  void theBuildCanStopAtThePackagedCore() {
    StandIn.Run run = standIn().withArgument("core").build(Projects.of(Boards.find("kv260")));
    assertThat(run.output()).contains("firefly: done; add " + run.folder().resolve("build/ip"));
    assertThat(run.record()).contains("ipx::save_core").doesNotContain("create_bd_design");
    assertThat(run.folder().resolve("out")).doesNotExist();
  }

  @Test
  void aWrongNumberOfJobsIsRefused() {
    StandIn.Run run = standIn().withArgument("many").build(Projects.of(Boards.find("ultra96v2")));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("number of parallel jobs");
  }

  @Test
  void bootgenMakesTheFirmwareWhereItIsInstalled() throws IOException {
    Path tools = Files.createDirectories(work.resolve("tools"));
    Path bootgen = tools.resolve("bootgen");
    Files.writeString(
        bootgen,
        "#!/bin/sh\ntest -f firefly.bit && test -f \"$2\" && echo \"$@\" > firefly.bit.bin\n");
    assertThat(bootgen.toFile().setExecutable(true)).isTrue();
    StandIn.Run run = standIn().withTools(tools).build(Projects.of(Boards.find("ultra96v2")));
    assertThat(run.isComplete()).as(run.output()).isTrue();
    assertThat(run.folder().resolve("out/firefly.bit.bin"))
        .content()
        .contains("-arch zynqmp -process_bitstream bin");
  }

  @Test
  void theStandInHasThePresetThatIgnoresARate() {
    SortedMap<String, String> files = new TreeMap<>(Projects.of(Boards.find("ultra96v2")).files());
    files.computeIfPresent(
        "scripts/block_design.tcl",
        (name, text) -> text.replace("[get_bd_cells ps]] == 1", "[get_bd_cells ps]] == 2"));
    StandIn.Run run = standIn().build(new VivadoProject(files));
    assertThat(run.output().replaceAll("\\s+", " "))
        .contains("makes 99.999 MHz instead of 300 MHz");
  }

  /** The stand-in must find mistakes; each row makes one in a script. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "build.tcl | create_system | create_sistem | invalid command name",
        "scripts/block_design.tcl | connect_bd_net [ | connect_bd_pin [ | invalid command name",
        "scripts/block_design.tcl | -vlnv | -vlmv | has no option -vlmv",
        "scripts/block_design.tcl | core/interrupt ps/pl_ps_irq0 | core/interupt ps/pl_ps_irq0 | no pin interupt",
        "scripts/block_design.tcl | reset/peripheral_aresetn core/aresetn | ps/pl_clk0 core/aresetn | is a clock but",
        "scripts/block_design.tcl | join_pins core/interrupt ps/pl_ps_irq0 | # | interrupt is not wired",
        "scripts/block_design.tcl | join_interfaces control/M00_AXI core/s_axi_control | # | is open",
        "scripts/block_design.tcl | incr slave | set slave 0 | is connected twice",
        "scripts/block_design.tcl | CONFIG.PSU__USE__IRQ0 1 | CONFIG.PSU__USE__IRQ 1 | no setting PSU__USE__IRQ",
        "scripts/block_design.tcl | validate_bd_design | # | not validated",
        "scripts/addresses.tcl | assign_memory $master | # | sees no memory",
        "scripts/addresses.tcl | exclude_bd_addr_seg | list | may see",
        "scripts/addresses.tcl | SAXIGP$number | SAXIGP9 | offers no",
        "scripts/settings.tcl | 0xA0000000 | 0x80000000 | not in the window",
        "scripts/settings.tcl | HP3 5 | HP3 4 | no pin saxihp3_fpd_aclk",
        "scripts/package_core.tcl | ipx::update_checksums | ipx::update_checksum | invalid command name",
        "scripts/package_core.tcl | -busif $interface | -busif m_axi | no interface m_axi",
        "scripts/package_core.tcl | -import_files -set_current true | -import_file | no option -import_file",
        "scripts/implementation.tcl | report_timing_summary -max_paths 10 | report_timing_summary -max_path 10 | no option",
        "scripts/implementation.tcl | open_run impl_1 | # | no design is open",
        "scripts/implementation.tcl | SLACK $path | SLAK $path | has no property SLAK",
        "scripts/implementation.tcl | worst_slack min | worst_slack mni | no delay type mni",
        "scripts/block_design.tcl | CONFIG.DIN_FROM 2 | CONFIG.DIN_FROM 1 | selects another timer",
        "scripts/block_design.tcl | connect_bd_net [get_bd_pins fan/Dout] | list | not all are driven",
        "constraints/firefly.xdc | PACKAGE_PIN | PACKAGE_PINS | no property PACKAGE_PINS",
        "constraints/firefly.xdc | IOSTANDARD LVCMOS33 | SLEW SLOW | has no IOSTANDARD",
        "rtl/firefly_ip.v | NUM_READ_OUTSTANDING | NUM_READS_OUTSTANDING | does not say NUM_READ",
        "constraints/firefly.xdc | set_property | set_properties | no constraint",
        "constraints/firefly_ooc.xdc | [get_ports aclk] | [get_ports clk] | no clock on its own",
        "rtl/firefly_ip.v | m_axi_spike_0 RLAST | m_axi_spike_0 RLAS | lacks RLAST",
        "rtl/firefly_ip.v | ASSOCIATED_BUSIF s_axi_control: | ASSOCIATED_BUSIF | no clock"
      })
  void theStandInFindsMistakes(String file, String right, String wrong, String complaint) {
    SortedMap<String, String> files = new TreeMap<>(Projects.of(Boards.find("kv260")).files());
    assertThat(files.get(file)).contains(right);
    files.put(file, files.get(file).replace(right, wrong));
    StandIn.Run run = standIn().build(new VivadoProject(files));
    assertThat(run.isComplete()).isFalse();
    assertThat(run.output().replaceAll("\\s+", " ")).contains(complaint);
  }
}
