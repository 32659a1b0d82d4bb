package org.firefly.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.dump.ProgramDump;
import org.firefly.host.ProgramArchive;
import org.firefly.network.Network;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles a network to a file. */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compiles a network for a board: descriptors, pass tables, weights and memory map in one"
            + " file; with --dump, every integer that goes to the chip as JSON and npy.")
final class CompileCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NETWORK", description = "A NIR file or a network string.")
  private String network;

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "PROGRAM",
      required = true,
      description = "The compiled program, one file.")
  private Path output;

  @Option(
      converter = OutputPath.ToFolder.class,
      names = "--dump",
      paramLabel = "DIR",
      description = "Writes all integers as JSON and npy into a new folder.")
  private Optional<Path> dump;

  @Option(
      converter = OutputPath.ToFolder.class,
      names = "--golden",
      paramLabel = "DIR",
      description =
          "Writes the memory of a core before and after a run on random spikes, C headers and a test"
              + " bench for any simulator into a new folder: something to try a driver or the core"
              + " on, see docs/own-design.md.")
  private Optional<Path> golden;

  @Mixin private ModelOptions modelOptions;
  @Mixin private InputOptions inputOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    dump.ifPresent(ProgramDump::check);
    golden.ifPresent(GoldenImages::check);
    Network graph = NetworkArgument.read(network, 1);
    Compilation compilation =
        new CompileJob(graph, modelOptions.board(), modelOptions, spec.commandLine().getErr())
            .compile(inputOptions.input(graph));
    Program program = compilation.program();
    ProgramArchive.write(program, output);
    dump.ifPresent(folder -> ProgramDump.write(compilation, folder));
    if (golden.isPresent()) {
      GoldenImages.write(program, golden.get());
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d layers, %d descriptors, image %d bytes, memory %d bytes, batch %d%n",
            output,
            program.layers().size(),
            program.descriptorCount(),
            program.image().length,
            program.memoryBytes(),
            program.batch());
    return 0;
  }
}
