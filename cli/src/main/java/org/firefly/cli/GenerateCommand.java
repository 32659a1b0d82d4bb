package org.firefly.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.firefly.accelerator.Blocks;
import org.firefly.architecture.AcceleratorConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes hardware as SystemVerilog. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Writes a block of the accelerator as SystemVerilog, a file per module, with filelist.f."
            + " The simulation models of vendor primitives are written beside it.")
final class GenerateCommand implements Callable<Integer> {
  /** Names of the blocks for the help. */
  static final class BlockNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    BlockNames() {
      super(Blocks.names());
    }
  }

  @Option(
      names = "--block",
      required = true,
      completionCandidates = BlockNames.class,
      description = "The block: ${COMPLETION-CANDIDATES}.")
  private String block;

  @Option(
      names = "--parallelism",
      paramLabel = "P",
      defaultValue = "16",
      description = "Channels in parallel, 16 or 32. Default: ${DEFAULT-VALUE}.")
  private int parallelism;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for the files.")
  private Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    PrintWriter out = spec.commandLine().getOut();
    Blocks.elaborate(block, config)
        .toSystemVerilogPerModule()
        .writeTo(output)
        .forEach(out::println);
    out.flush();
    return 0;
  }
}
