package org.firefly.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firefly.accelerator.core.BlockBench;
import org.firefly.accelerator.core.Blocks;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.board.MemoryAdvice;
import org.firefly.cli.report.MemoryUse;
import org.firefly.files.OutputFile;
import org.firefly.hdl.Elaboration;
import org.firefly.runtime.command.OutputPath;
import org.firefly.vivado.VivadoProject;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes hardware: a Vivado project for a board, or one block as SystemVerilog. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the hardware for a board, or one block of it.",
      "",
      "--target writes a folder that Vivado 2022.2 or later builds with one command: the"
          + " accelerator in SystemVerilog, packaging, block design, constraints, device trees for"
          + " Linux, and a README. --block writes one block as SystemVerilog, a file per module,"
          + " with filelist.f (for verilator -F, from any folder), the simulation models of vendor"
          + " primitives, and a test bench to start from, whose first lines say how to run it."
    },
    footer = {
      "",
      "Example:",
      "  firefly generate --target ultra96v2 -o ultra96v2",
      "  cd ultra96v2 && vivado -mode batch -source build.tcl"
    })
final class GenerateCommand implements Callable<Integer> {
  /** Names of the blocks for the help. */
  static final class BlockNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    BlockNames() {
      super(Blocks.names());
    }
  }

  /** What to write. */
  private static final class Subject {
    @Option(
        names = "--target",
        paramLabel = "BOARD",
        completionCandidates = BoardNames.class,
        description = "${COMPLETION-CANDIDATES}, or a board file of your own.")
    private String target;

    @Option(
        names = "--block",
        completionCandidates = BlockNames.class,
        description = "The block: ${COMPLETION-CANDIDATES}.")
    private String block;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  @Option(
      names = "--parallelism",
      paramLabel = "P",
      defaultValue = "16",
      description =
          "Channels in parallel of a block, 16 or 32; a board has its own. Default:"
              + " ${DEFAULT-VALUE}.")
  private int parallelism;

  @Option(
      converter = OutputPath.ToFolder.class,
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for the files.")
  private Path output;

  @Option(
      names = "--force",
      description = "Writes a board's files into a folder that is not empty, over older ones.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (subject.target != null) {
      generateProject(Boards.find(subject.target));
    } else {
      generateBlock();
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void generateProject(Board board) {
    MemoryAdvice.refusal(board)
        .ifPresent(
            reason -> {
              throw new ConfigurationException(reason);
            });
    VivadoProject project = VivadoProject.of(board);
    project.writeTo(output, force);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d files for %s (%s; block memories: %s)%n",
            output,
            project.files().size(),
            board.name(),
            board.status().text(),
            MemoryUse.of(board).text());
    spec.commandLine()
        .getOut()
        .printf("Build it: cd %s && vivado -mode batch -source build.tcl%n", output);
  }

  private void generateBlock() throws IOException {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    PrintWriter out = spec.commandLine().getOut();
    Elaboration block = Blocks.elaborate(subject.block, config);
    block.toSystemVerilogPerModule().writeTo(output).forEach(out::println);
    Path bench = output.resolve(BlockBench.nameOf(block.topName()) + ".sv");
    OutputFile.write(bench, BlockBench.systemVerilog(block));
    out.println(bench);
  }
}
