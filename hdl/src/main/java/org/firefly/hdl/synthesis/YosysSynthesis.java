package org.firefly.hdl.synthesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.tool.ExternalTool;
import org.firefly.hdl.tool.TemporaryDirectory;
import org.firefly.hdl.tree.HardwareException;

/**
 * Maps a circuit to an UltraScale+ device with Yosys ({@code synth_xilinx -family xcup -noiopad
 * -flatten}) and counts what it takes.
 */
public final class YosysSynthesis {
  private static final String REMEDY = "install Yosys with: apt-get install yosys";

  private YosysSynthesis() {}

  /**
   * Resources and worst logic path of a circuit. An external module without attached source must be
   * a primitive of the device; take simulation models of primitives out with {@link
   * SystemVerilog#withoutSource}.
   *
   * @throws HardwareException if Yosys is missing or refuses the circuit
   */
  public static ResourceReport analyse(SystemVerilog circuit) {
    return analyse(circuit, Mapping.STANDARD);
  }

  /** As {@link #analyse(SystemVerilog)}, with a choice of mapping. */
  public static ResourceReport analyse(SystemVerilog circuit, Mapping mapping) {
    try (TemporaryDirectory work = new TemporaryDirectory()) {
      Path json = work.path().resolve("netlist.json");
      synthesise(circuit, mapping, work.path(), json);
      return report(Netlist.read(json, circuit.topName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void synthesise(
      SystemVerilog circuit, Mapping mapping, Path directory, Path json) {
    String files =
        circuit.writeTo(directory).stream().map(Path::toString).collect(Collectors.joining(" "));
    String script =
        ("read_verilog -sv -D SYNTHESIS -noassert -noassume %s;"
                + " synth_xilinx -family xcup -noiopad -flatten%s -top %s; write_json %s")
            .formatted(files, mapping.option, circuit.topName(), json);
    ExternalTool.Result result =
        ExternalTool.run(directory, List.of("yosys", "-q", "-p", script), REMEDY);
    if (result.exitCode() != 0) {
      throw new HardwareException("Yosys refuses the circuit: " + result.output().strip());
    }
  }

  private static ResourceReport report(Netlist netlist) {
    return new ResourceReport(
        count(netlist, CellKind.LUT),
        lutRam(netlist),
        count(netlist, CellKind.SHIFT_REGISTER),
        count(netlist, CellKind.FLIP_FLOP),
        carry8(netlist),
        count(netlist, CellKind.DSP),
        count(netlist, CellKind.RAMB36),
        count(netlist, CellKind.RAMB18),
        count(netlist, CellKind.ULTRA_RAM),
        LogicDepth.worst(netlist));
  }

  private static int count(Netlist netlist, CellKind kind) {
    return (int) netlist.cells().stream().filter(cell -> cell.kind() == kind).count();
  }

  private static int lutRam(Netlist netlist) {
    return netlist.cells().stream()
        .filter(cell -> cell.kind() == CellKind.LUT_RAM)
        .mapToInt(cell -> CellKind.lutsOfRam(cell.type()))
        .sum();
  }

  private static int carry8(Netlist netlist) {
    int fours =
        netlist.cells().stream()
            .filter(cell -> cell.kind() == CellKind.CARRY)
            .mapToInt(cell -> cell.type().equals("CARRY8") ? 2 : 1)
            .sum();
    return (fours + 1) / 2;
  }
}
