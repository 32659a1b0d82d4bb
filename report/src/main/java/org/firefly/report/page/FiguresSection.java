package org.firefly.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.figures.EnergyEstimate;
import org.firefly.figures.HardwareFigures;
import org.firefly.figures.IntegerFigures;
import org.firefly.figures.StaticFigures;
import org.firefly.figures.WorkloadFigures;
import org.firefly.report.model.FieldFigures;
import org.firefly.report.model.FloatComparison;
import org.firefly.report.page.DataTable.Cell;

/** The figures by which papers compare. */
final class FiguresSection {
  private FiguresSection() {}

  static Section of(FieldFigures figures, Optional<FloatComparison> comparison) {
    List<DomContent> content = new ArrayList<>();
    content.add(
        p(
            "By the definitions of NeuroBench 2.3.0, per sample and over all its time steps. Dense"
                + " counts every input and weight; effective only pairs of which neither is zero."));
    content.add(ofFloat(figures.network(), comparison).content());
    content.add(ofInt8(figures.int8()).content());
    content.add(hardware(figures.hardware()).content());
    if (!figures.energy().isEmpty()) {
      content.add(
          p(
              "Energy is an estimate of the arithmetic alone in other silicon: no memories, no clocks,"
                  + " no control. It is no measurement of the board."));
      content.add(energy(figures.energy()).content());
    }
    return new Section("figures", "Figures of the field", content);
  }

  private static DataTable ofFloat(StaticFigures network, Optional<FloatComparison> comparison) {
    DataTable table =
        new DataTable("The float network", "figure", "value")
            .row(Cell.text("parameters"), Cell.count(network.parameters()))
            .row(Cell.text("footprint in float32, bytes"), Cell.count(network.footprintBytes()))
            .row(Cell.text("connection sparsity"), Cell.percent(network.connectionSparsity()))
            .row(
                Cell.text("dense operations of a step"),
                Cell.count(network.denseOperationsPerStep()));
    comparison.map(FloatComparison::workload).ifPresent(workload -> add(table, workload));
    return table;
  }

  private static void add(DataTable table, WorkloadFigures workload) {
    table
        .row(Cell.text("samples counted, the first of the set"), Cell.count(workload.samples()))
        .row(Cell.text("activation sparsity"), Cell.percent(workload.activationSparsity()))
        .row(Cell.text("dense operations"), Cell.decimal(workload.denseOperations()))
        .row(Cell.text("effective MACs"), Cell.decimal(workload.effectiveMacs()))
        .row(Cell.text("effective ACs"), Cell.decimal(workload.effectiveAcs()))
        .row(Cell.text("membrane updates"), Cell.decimal(workload.membraneUpdates()));
  }

  private static DataTable ofInt8(IntegerFigures int8) {
    DataTable table =
        new DataTable("The int8 network, on all samples that ran", "figure", "value")
            .row(Cell.text("footprint, bytes"), Cell.count(int8.footprintBytes()))
            .row(Cell.text("connection sparsity"), Cell.percent(int8.connectionSparsity()))
            .row(Cell.text("dense operations"), Cell.decimal(int8.denseOperations()));
    int8.activity()
        .ifPresent(
            seen ->
                table
                    .row(
                        Cell.text("activation sparsity, after pooling"),
                        Cell.percent(seen.activationSparsity()))
                    .row(
                        Cell.text("effective MACs, on the host"),
                        Cell.decimal(seen.effectiveMacs()))
                    .row(
                        Cell.text("effective ACs, on the accelerator"),
                        Cell.decimal(seen.effectiveAcs())));
    return table;
  }

  private static DataTable hardware(HardwareFigures hardware) {
    DataTable table =
        new DataTable("Operations per second, clocks estimated by the clock model", "", "value")
            .row(Cell.text("dense-equivalent GOP/s"), Cell.decimal(hardware.denseEquivalentGops()))
            .row(
                Cell.text("dense-equivalent GOP/s per DSP slice"),
                Cell.decimal(hardware.denseEquivalentGopsPerDsp()));
    hardware
        .denseEquivalentGopsPerKlut()
        .ifPresent(v -> table.row(Cell.text("dense-equivalent GOP/s per kLUT"), Cell.decimal(v)));
    hardware
        .effectiveGops()
        .ifPresent(v -> table.row(Cell.text("effective GOP/s"), Cell.decimal(v)));
    return table;
  }

  private static DataTable energy(List<EnergyEstimate> estimates) {
    DataTable table =
        new DataTable("Energy of a sample, estimated", "model", "nJ per sample", "source");
    estimates.forEach(
        e ->
            table.row(
                Cell.text(e.model()),
                Cell.decimal(e.estimatedNanojoulesPerSample()),
                Cell.text(e.source())));
    return table;
  }
}
