package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.cli.report.ComparisonReport;
import org.firefly.cli.report.ComparisonTable;
import org.firefly.host.file.Json;
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

/** The float network beside the int8 network. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the float network and the int8 network on the same samples and shows where they differ.",
      "",
      "The float network is computed in double precision, as the framework that trained it would;"
          + " the int8 network is what the accelerator computes. Equal spikes are counted over all"
          + " neurons, time steps and samples of a layer, after pooling where a layer pools."
    },
    footer = {
      "",
      "Examples:",
      "  firefly compare models/fashion-mnist.nir --data data/fashion-mnist --limit 200",
      "  firefly compare mine.nir --input x.npy --json comparison.json"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private SampleArguments sampleArguments;

  @Option(names = "--limit", paramLabel = "N", description = "Compare only the first N samples.")
  private Optional<Integer> limit;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "REPORT.json",
      description = "Writes the report as JSON.")
  private Optional<Path> json;

  @Mixin private InputScale inputScale = new InputScale();
  @Mixin private ModelOptions modelOptions;
  @Mixin private DeviceOptions deviceOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    deviceOptions.requireLayers("compare");
    Network network = NirReader.read(model);
    try (Samples samples = sampleArguments.open(network, modelOptions, inputScale)) {
      ComparisonReport report =
          new CompareJob(network, modelOptions, deviceOptions, spec.commandLine().getErr())
              .run(samples, limit);
      spec.commandLine().getOut().print(ComparisonTable.of(report));
      spec.commandLine().getOut().flush();
      if (json.isPresent()) {
        Json.write(report, json.get());
      }
    }
    return 0;
  }
}
