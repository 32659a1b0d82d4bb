package org.firefly.vivado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.core.FireFly;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tool.ExternalTool;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Port.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoreWrapperTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);

  @TempDir private Path folder;

  private static List<Port> ports(AcceleratorConfig config) {
    return new ArrayList<>(Elaboration.of(new FireFly(config)).ports());
  }

  private static String wrap(List<Port> ports) {
    return CoreWrapper.of("FireFly", ports, CONFIG).verilog();
  }

  private static Port port(String name, Direction direction, Port like) {
    return new Port(name, direction, GroundType.unsigned(1), like.where());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void verilatorHasNothingToComplainAboutInTheWrapper(int cores) throws IOException {
    VivadoProject project = Projects.of(TestBoard.with(folder, "cores = " + cores));
    Path output = folder.resolve("project");
    project.writeTo(output, false);
    // A port named like a word of C++ would only matter to a simulation of the wrapper.
    List<String> command =
        new ArrayList<>(
            List.of("verilator", "--lint-only", "-Wall", "-Wno-fatal", "-Wno-SYMRSVDWORD"));
    command.addAll(List.of("--top", "firefly_ip"));
    Files.writeString(output.resolve(Dsp48e2.MODEL_FILE), Dsp48e2.simulationModel());
    command.add(Dsp48e2.MODEL_FILE);
    project.files().keySet().stream().filter(name -> name.startsWith("rtl/")).forEach(command::add);
    ExternalTool.Result result =
        ExternalTool.run(output, command, "install it with: scripts/install-tools verilator");
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).doesNotContain("firefly_ip.v:");
  }

  @Test
  void everyPortOfTheAcceleratorIsConnectedByName() {
    String verilog = wrap(ports(CONFIG));
    for (Port port : ports(CONFIG)) {
      assertThat(verilog).contains("." + port.name() + "(");
    }
    assertThat(verilog)
        .contains(".spike_0_araddr(m_axi_spike_0_araddr)")
        .contains("output wire [39:0] m_axi_spike_0_araddr")
        .contains("X_INTERFACE_INFO = \"xilinx.com:interface:aximm:1.0 m_axi_output_0 AWADDR\"")
        .contains(".finished_0(unused_finished_0)");
  }

  @Test
  void readersAndWritersSayWhatTheyAre() {
    assertThat(wrap(ports(CONFIG)))
        .containsOnlyOnce(
            "XIL_INTERFACENAME m_axi_weight_0, PROTOCOL AXI4, READ_WRITE_MODE READ_ONLY")
        .containsOnlyOnce(
            "XIL_INTERFACENAME m_axi_output_0, PROTOCOL AXI4, READ_WRITE_MODE WRITE_ONLY")
        .containsOnlyOnce("MAX_BURST_LENGTH 64, NUM_READ_OUTSTANDING 8\"")
        .containsOnlyOnce("MAX_BURST_LENGTH 64, NUM_READ_OUTSTANDING 16\"")
        .containsOnlyOnce("MAX_BURST_LENGTH 16, NUM_WRITE_OUTSTANDING 16\"")
        .containsOnlyOnce("XIL_INTERFACENAME s_axi_control, PROTOCOL AXI4LITE");
  }

  @Test
  void missingPortsAreNamedTogether() {
    List<Port> ports = ports(CONFIG);
    ports.removeIf(port -> port.name().equals("irq") || port.name().endsWith("rlast"));
    assertThatThrownBy(() -> wrap(ports))
        .isInstanceOf(VivadoException.class)
        .hasMessage(
            "The accelerator's top module FireFly lacks irq, spike_0_rlast, weight_0_rlast.");
  }

  @Test
  void coresThatTheBoardHasButTheTopModuleHasNotAreMissed() {
    assertThatThrownBy(
            () -> CoreWrapper.of("FireFly", ports(CONFIG), CONFIG.with(Setting.CORES, 2)))
        .isInstanceOf(VivadoException.class)
        .hasMessageContaining("spike_1_arvalid");
  }

  @Test
  void aPortOfNoInterfaceIsRefused() {
    List<Port> ports = ports(CONFIG);
    ports.add(port("spike_0_arvalud", Direction.OUTPUT, ports.get(0)));
    assertThatThrownBy(() -> wrap(ports))
        .isInstanceOf(VivadoException.class)
        .hasMessageContaining("a port spike_0_arvalud that belongs to none");
  }

  @Test
  void aPortThatIsTurnedRoundIsRefused() {
    List<Port> ports = ports(CONFIG);
    ports.replaceAll(
        port ->
            port.name().equals("output_0_wready")
                ? port("output_0_wready", Direction.OUTPUT, port)
                : port);
    assertThatThrownBy(() -> wrap(ports))
        .isInstanceOf(VivadoException.class)
        .hasMessageContaining("output_0_wready of the accelerator has the wrong direction");
  }
}
