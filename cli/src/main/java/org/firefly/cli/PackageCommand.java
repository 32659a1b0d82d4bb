package org.firefly.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.cli.packaging.BoardPackage;
import org.firefly.cli.packaging.PackagedSamples;
import org.firefly.host.Classification;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Packs a network for a board. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Packs everything that a board with a JRE 17 needs to run a network: the compiled program, the"
          + " runtime, a launcher, a configuration, a few samples and a README.",
      "",
      "The packaged samples are the first of --data or --input; without either they are random. What"
          + " the bit-exact simulator gives for them is packed too, so that the board can be"
          + " compared with it."
    },
    footer = {
      "",
      "Example:",
      "  firefly package models/fashion-mnist.nir --target kv260 --data data/fashion-mnist \\",
      "      -o firefly-app.zip"
    })
final class PackageCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "APP.zip",
      required = true,
      description = "The package.")
  private Path output;

  @ArgGroup(exclusive = false)
  private SampleArguments sampleArguments;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many samples are packed. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Mixin private ModelOptions modelOptions;
  @Mixin private InputOptions inputOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (count < 1) {
      throw new HostException("A package needs samples; --samples must be at least 1.");
    }
    Network network = NirReader.read(model);
    Board board = modelOptions.board();
    CompileJob job = new CompileJob(network, board, modelOptions, spec.commandLine().getErr());
    if (sampleArguments == null) {
      Program program = job.compile(inputOptions.input(network)).program();
      write(program, board, PackagedSamples.random(program, count), network);
      return 0;
    }
    try (Samples input = sampleArguments.open(network, modelOptions, inputOptions.scale())) {
      Program program = job.compile(input.source()).program();
      int classes = program.decoding().classes();
      input.labels().ifPresent(labels -> Classification.requireClasses(labels, classes));
      int available = Math.min(count, input.source().count());
      write(program, board, PackagedSamples.of(input.source(), input.labels(), available), network);
    }
    return 0;
  }

  private void write(Program program, Board board, PackagedSamples packaged, Network network)
      throws Exception {
    new BoardPackage(program, board, packaged, inputOptions.scale().said(network)).write(output);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %s for %s, %d samples, %.1f MB; unpack it on the board and read README.md.%n",
            output,
            program.name(),
            board.name(),
            packaged.input().shape()[0],
            Files.size(output) / 1e6);
    spec.commandLine().getOut().flush();
  }
}
