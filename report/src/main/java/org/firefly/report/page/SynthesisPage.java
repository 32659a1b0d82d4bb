package org.firefly.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.firefly.report.chart.BarChart;
import org.firefly.report.model.Synthesis;
import org.firefly.report.page.DataTable.Cell;

/** What an accelerator takes of a device, as one HTML file that needs nothing else. */
public final class SynthesisPage {
  private SynthesisPage() {}

  /** The page. */
  public static String of(Synthesis synthesis) {
    String title = "Accelerator of " + synthesis.target();
    return Page.of(
        title,
        heading(title, synthesis),
        List.of(
            new Section("device", "Use of the device", List.of(device(synthesis))),
            new Section("blocks", "Blocks of a core", blocks(synthesis))),
        synthesis);
  }

  private static DomContent heading(String title, Synthesis synthesis) {
    return div(
        h1(title),
        p(
            String.format(
                Locale.ROOT,
                "%s, %d core%s, P = %d. An estimate by Yosys; Vivado maps and packs differently. The"
                    + " longest path goes through %d look-up tables, from %s to %s.",
                synthesis.device(),
                synthesis.cores(),
                synthesis.cores() == 1 ? "" : "s",
                synthesis.parallelism(),
                synthesis.longestPath().lutLevels(),
                synthesis.longestPath().start(),
                synthesis.longestPath().end())));
  }

  private static DomContent device(Synthesis synthesis) {
    DataTable table =
        new DataTable("All cores against the device", "resource", "used", "available", "share");
    List<Synthesis.Use> uses =
        synthesis.uses().stream().filter(use -> use.available() > 0).toList();
    uses.forEach(
        use ->
            table.row(
                Cell.text(use.name()),
                Cell.decimal(use.used()),
                Cell.count(use.available()),
                Cell.percent(use.share())));
    return Figure.of(
        "All cores against the device",
        new BarChart(uses.stream().map(Synthesis.Use::name).toList(), "share of the device")
            .bars("share", uses.stream().map(Synthesis.Use::share).toList())
            .chart(),
        table.content());
  }

  private static List<DomContent> blocks(Synthesis synthesis) {
    List<Synthesis.Block> blocks = synthesis.blocks();
    return List.of(
        p("Each block synthesised on its own, and the whole core last."),
        Figure.of(
            "Look-up tables and flip-flops of the blocks of a core",
            new BarChart(blocks.stream().map(Synthesis.Block::name).toList(), "number")
                .bars("look-up tables", values(blocks, Synthesis.Block::lut))
                .bars("flip-flops", values(blocks, Synthesis.Block::ff))
                .chart(),
            table(blocks)));
  }

  private static List<Integer> values(
      List<Synthesis.Block> blocks, Function<Synthesis.Block, Integer> value) {
    return blocks.stream().map(value).toList();
  }

  private static DomContent table(List<Synthesis.Block> blocks) {
    DataTable table =
        new DataTable(
            "Blocks of a core",
            "block",
            "LUT",
            "of these memory",
            "FF",
            "DSP48E2",
            "RAMB36",
            "URAM",
            "LUT levels");
    for (Synthesis.Block block : blocks) {
      table.row(
          Cell.text(block.name()),
          Cell.count(block.lut()),
          Cell.count(block.lutAsMemory()),
          Cell.count(block.ff()),
          Cell.count(block.dsp48e2()),
          Cell.decimal(block.ramb36()),
          Cell.count(block.uram()),
          Cell.count(block.lutLevels()));
    }
    return table.content();
  }
}
