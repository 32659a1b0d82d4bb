package org.firefly.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.accelerator.core.CoreReport;
import org.firefly.accelerator.core.DeviceFit;
import org.firefly.accelerator.core.LargestFit;
import org.firefly.accelerator.synapse.SynapseArrayReport;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.cli.report.SynthesisReport;
import org.firefly.cli.report.SynthesisTable;
import org.firefly.files.OutputFile;
import org.firefly.host.file.Json;
import org.firefly.report.model.Synthesis;
import org.firefly.report.page.SynthesisPage;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the hardware takes of an FPGA. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Synthesises the accelerator of a board with Yosys and prints what it takes of the device:"
          + " per block, in all, and the path with the most look-up tables.",
      "",
      "Needs yosys on the PATH and some minutes (P = 32: a quarter of an hour). An estimate: Vivado"
          + " maps and packs differently. A configuration that does not fit is refused with the"
          + " largest that does."
    },
    footer = {"", "Example:", "  firefly synth --target kv260 --json kv260.json --html kv260.html"})
final class SynthCommand implements Callable<Integer> {
  /** What to synthesise. */
  private static final class Subject {
    @Option(
        names = "--target",
        paramLabel = "BOARD",
        completionCandidates = BoardNames.class,
        description = "${COMPLETION-CANDIDATES}, or a board file of your own.")
    private String target;

    @Option(
        names = "--parallelism",
        paramLabel = "P",
        split = ",",
        description = "Synapse arrays alone, of one or several widths: 16, 32 or 16,32.")
    private int[] parallelisms;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "REPORT.json",
      description = "Writes the report of a board as JSON.")
  private Optional<Path> json;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--html",
      paramLabel = "REPORT.html",
      description = "Writes the report of a board as a page.")
  private Optional<Path> html;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (subject.target == null) {
      requireNoFiles();
      out.print(arrays());
    } else {
      board(Boards.find(subject.target), out);
    }
    out.flush();
    return 0;
  }

  private void requireNoFiles() {
    if (json.isPresent() || html.isPresent()) {
      throw new ConfigurationException(
          "--json and --html are of a board; say --target BOARD in place of --parallelism.");
    }
  }

  private String arrays() {
    for (int parallelism : subject.parallelisms) {
      AcceleratorConfig.ofParallelism(parallelism);
    }
    return SynapseArrayReport.of(subject.parallelisms).table();
  }

  private void board(Board board, PrintWriter out) throws Exception {
    PrintWriter progress = spec.commandLine().getErr();
    CoreReport report =
        CoreReport.of(
            board.config(),
            (block, found) -> {
              progress.printf("Synthesised %s.%n", block);
              progress.flush();
            });
    DeviceFit fit = new DeviceFit(board.resources(), report.core(), board.config().cores());
    Synthesis summary = SynthesisReport.of(board, report, fit);
    out.println(SynthesisTable.blocks(summary));
    out.print(SynthesisTable.device(summary));
    if (json.isPresent()) {
      Json.write(summary, json.get());
    }
    if (html.isPresent()) {
      OutputFile.write(html.get(), SynthesisPage.of(summary));
    }
    if (!fit.shortages().isEmpty()) {
      throw new ConfigurationException(LargestFit.refusal(board, fit));
    }
  }
}
