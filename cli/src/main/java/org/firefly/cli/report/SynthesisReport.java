package org.firefly.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.core.CoreReport;
import org.firefly.accelerator.core.DeviceFit;
import org.firefly.architecture.board.Board;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.report.model.Synthesis;

/** What {@code firefly synth} reports; the JSON file has the names of {@link Synthesis}. */
public final class SynthesisReport {
  private SynthesisReport() {}

  /** The report of a board's accelerator. */
  public static Synthesis of(Board board, CoreReport report, DeviceFit fit) {
    List<Synthesis.Block> blocks = new ArrayList<>();
    report.blocks().forEach((name, found) -> blocks.add(block(name, found)));
    blocks.add(block(CoreReport.CORE, report.core()));
    return new Synthesis(
        board.name(),
        board.device(),
        board.config().parallelism(),
        board.config().cores(),
        board.config(),
        blocks,
        fit.uses().stream()
            .map(use -> new Synthesis.Use(use.name(), use.used(), use.available(), use.share()))
            .toList(),
        new Synthesis.Path(
            report.core().worstPath().lutLevels(),
            report.core().worstPath().start(),
            report.core().worstPath().end()));
  }

  private static Synthesis.Block block(String name, ResourceReport report) {
    return new Synthesis.Block(
        name,
        DeviceFit.luts(report),
        report.lutRam() + report.srl(),
        report.ff(),
        report.dsp48e2(),
        DeviceFit.blockRams(report),
        report.uram(),
        report.worstPath().lutLevels());
  }
}
