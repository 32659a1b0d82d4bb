package org.firefly.vivado;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.isa.RegisterField;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.architecture.program.Program;

/**
 * A test bench in SystemVerilog that starts core 0 of the packaged core on a memory image through
 * its registers, serves its memory ports and compares the output. It needs nothing but the two
 * images beside it, so that any simulator can run it.
 */
public final class CoreBench {
  /** Name of the file; that of its top module without extension. */
  public static final String FILE_NAME = "firefly_tb.sv";

  private static final String READ_WIRES =
      """
        wire @_arvalid, @_arready, @_rvalid, @_rready, @_rlast;
        wire [39:0] @_araddr;
        wire [7:0] @_arlen;
        wire [8*BEAT_BYTES-1:0] @_rdata;
      """;

  private static final String READ_PORTS =
      """
            .m_axi_@_0_arvalid(@_arvalid),
            .m_axi_@_0_arready(@_arready),
            .m_axi_@_0_araddr(@_araddr),
            .m_axi_@_0_arlen(@_arlen),
            .m_axi_@_0_rvalid(@_rvalid),
            .m_axi_@_0_rready(@_rready),
            .m_axi_@_0_rdata(@_rdata),
            .m_axi_@_0_rresp(2'b00),
            .m_axi_@_0_rlast(@_rlast),
      """;

  private static final String READ_MEMORY =
      """
        firefly_tb_reads #(BASE, LIMIT, BEAT_BYTES) @_memory (
            clock, aresetn, @_arvalid, @_arready, @_araddr, @_arlen,
            @_rvalid, @_rready, @_rdata, @_rlast);
      """;

  private CoreBench() {}

  /**
   * The bench of a program.
   *
   * @param memoryBytes bytes of both images
   * @param output what a run must leave as in the second image
   */
  public static String systemVerilog(Program program, long memoryBytes, MemoryRegion output) {
    AcceleratorConfig config = program.config();
    CoreShape shape = CoreShape.of(config, 0);
    return Template.fill(
        FILE_NAME,
        Map.ofEntries(
            Map.entry("REGISTERS", registers()),
            Map.entry("IDLE", idlePorts(config)),
            Map.entry("READ_WIRES", ofReaders(config, READ_WIRES)),
            Map.entry("READ_PORTS", ofReaders(config, READ_PORTS)),
            Map.entry("READ_MEMORIES", ofReaders(config, READ_MEMORY)),
            Map.entry("MEMORY_BYTES", Long.toString(memoryBytes)),
            Map.entry("BEAT_BYTES", Integer.toString(config.beatBytes())),
            Map.entry("OUTPUT_OFFSET", Long.toString(output.offset())),
            Map.entry("OUTPUT_BYTES", Long.toString(output.bytes())),
            Map.entry("IDENTITY", hex(Register.IDENTITY_VALUE)),
            Map.entry("VERSION", hex(Register.VERSION_VALUE)),
            Map.entry("SHAPE", hex(shape.shapeWord())),
            Map.entry("MEMORIES", hex(shape.memoriesWord())),
            Map.entry("DESCRIPTORS", hex((int) program.descriptorOffset())),
            Map.entry("COUNT", Integer.toString(program.descriptorCount())),
            Map.entry("SAMPLES", Integer.toString(program.batch())),
            Map.entry("END", bit(RegisterField.INTERRUPT_ENABLE_END)),
            Map.entry("START", bit(RegisterField.CONTROL_START)),
            Map.entry("DONE", bit(RegisterField.STATUS_DONE))));
  }

  /** A part of the bench for each reading port of core 0. */
  private static String ofReaders(AcceleratorConfig config, String part) {
    return Stream.concat(
            Stream.of("spike"), AxiInterface.weightPorts(config.weightPorts()).stream())
        .map(port -> part.replace("@", port))
        .collect(Collectors.joining());
  }

  private static String hex(int word) {
    return String.format(Locale.ROOT, "%08x", word);
  }

  private static String bit(RegisterField field) {
    return Integer.toString(field.bits().lowBit());
  }

  private static String registers() {
    return Arrays.stream(Register.values())
        .map(
            register ->
                String.format(
                    Locale.ROOT,
                    "  localparam [15:0] %s = 16'h%04x;",
                    register.name(),
                    register.offset()))
        .collect(Collectors.joining("\n"));
  }

  /** What the other cores would read, connected to zeros. */
  private static String idlePorts(AcceleratorConfig config) {
    Set<AxiInterface> busy = new HashSet<>(AxiInterface.all(config.with(Setting.CORES, 1)));
    return AxiInterface.all(config).stream()
        .filter(axi -> !busy.contains(axi))
        .flatMap(
            axi ->
                axi.required().stream()
                    .filter(signal -> !axi.drives(signal))
                    .map(signal -> "      .%s_%s('0),\n".formatted(axi.name(), signal.name())))
        .collect(Collectors.joining());
  }
}
