package org.firefly.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.core.CoreReport;
import org.firefly.accelerator.core.DeviceFit;
import org.firefly.architecture.board.Board;
import org.firefly.hdl.synthesis.ResourceReport;

/**
 * What an accelerator takes of a board's device, as Yosys maps it.
 *
 * @param target name of the board
 * @param device FPGA
 * @param parallelism P
 * @param cores how many
 * @param blocks of one core, each synthesised on its own, and the whole core last
 * @param uses of all cores against the device
 * @param longestPath the path with the most look-up tables between registers
 */
@JsonPropertyOrder({"target", "device", "parallelism", "cores", "blocks", "uses", "longestPath"})
public record SynthesisReport(
    String target,
    String device,
    int parallelism,
    int cores,
    List<Block> blocks,
    List<Use> uses,
    Path longestPath) {
  /** One block of a core; block RAMs in units of 36 Kibit. */
  public record Block(
      String name,
      int lut,
      int lutAsMemory,
      int ff,
      int dsp48e2,
      double ramb36,
      int uram,
      int lutLevels) {
    static Block of(String name, ResourceReport report) {
      return new Block(
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

  /** One kind of resource; share from 0 to 1. */
  public record Use(String name, double used, int available, double share) {}

  /** A path through look-up tables. */
  public record Path(int lutLevels, String start, String end) {}

  public SynthesisReport {
    blocks = List.copyOf(blocks);
    uses = List.copyOf(uses);
  }

  /** The report of a board's accelerator. */
  public static SynthesisReport of(Board board, CoreReport report, DeviceFit fit) {
    List<Block> blocks = new ArrayList<>();
    report.blocks().forEach((name, found) -> blocks.add(Block.of(name, found)));
    blocks.add(Block.of(CoreReport.CORE, report.core()));
    return new SynthesisReport(
        board.name(),
        board.device(),
        board.config().parallelism(),
        board.config().cores(),
        blocks,
        fit.uses().stream()
            .map(use -> new Use(use.name(), use.used(), use.available(), use.share()))
            .toList(),
        new Path(
            report.core().worstPath().lutLevels(),
            report.core().worstPath().start(),
            report.core().worstPath().end()));
  }
}
