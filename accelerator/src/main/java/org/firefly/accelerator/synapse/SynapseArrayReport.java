package org.firefly.accelerator.synapse;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;

/**
 * What synapse arrays take of an UltraScale+ device, with adder trees and swap control, as Yosys
 * maps them.
 *
 * @param resources by P, in ascending order
 */
public record SynapseArrayReport(SortedMap<Integer, ResourceReport> resources) {
  public SynapseArrayReport {
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
  }

  /**
   * Synthesises arrays; takes some twenty seconds for P = 16 and some eighty for P = 32.
   *
   * @param parallelisms values of P
   * @throws org.firefly.hdl.tree.HardwareException when Yosys is missing
   */
  public static SynapseArrayReport of(int... parallelisms) {
    SortedMap<Integer, ResourceReport> resources = new TreeMap<>();
    Arrays.stream(parallelisms).forEach(p -> resources.put(p, synthesise(p)));
    return new SynapseArrayReport(resources);
  }

  private static ResourceReport synthesise(int parallelism) {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    SystemVerilog circuit =
        Elaboration.of(new SynapseArray(SynapseArrayConfig.of(config))).toSystemVerilog();
    return YosysSynthesis.analyse(circuit.withoutSource(Dsp48e2.MODEL_FILE));
  }

  /** All look-up tables: logic, memory and shift registers. */
  public static int luts(ResourceReport report) {
    return report.lut() + report.lutRam() + report.srl();
  }

  /** The report as a Markdown table. */
  public String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | P | DSP48E2 | LUT | of these SRL | FF | CARRY8 | LUT levels |
            |---|---|---|---|---|---|---|
            """);
    resources.forEach((p, report) -> table.append(row(p, report)));
    return table.toString();
  }

  private static String row(int parallelism, ResourceReport report) {
    return String.format(
        Locale.ROOT,
        "| %d | %d | %d | %d | %d | %d | %d |\n",
        parallelism,
        report.dsp48e2(),
        luts(report),
        report.srl(),
        report.ff(),
        report.carry8(),
        report.worstPath().lutLevels());
  }
}
