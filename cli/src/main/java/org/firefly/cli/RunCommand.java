package org.firefly.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.firefly.host.samples.Samples;
import org.firefly.network.nir.NirReader;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs samples through a network on a device. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs samples through a network on a simulated or a real board.",
      "",
      "The network is quantised to int8 and compiled for the board; the host's share (first layer,"
          + " decoding) overlaps with the device's. The simulator computes bit for bit what the"
          + " accelerator does. Clocks are estimates of the clock model; RTL and board add those that"
          + " their cores counted. RTL is compared with the simulator after every layer: spikes,"
          + " logits and overflow flags; the first difference ends the run."
    },
    footer = {
      "",
      "Examples:",
      "  firefly run models/fashion-mnist.nir --data data/fashion-mnist --batch 8",
      "  firefly run mine.nir --input x.npy --labels y.npy --reset subtract --json report.json",
      "  firefly run mine.nir --input x.npy --device rtl --memory-latency 60:200 --limit 2",
      "  firefly run dvs.nir --input spikes.npy --dump spikes --output logits.npy"
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private SampleArguments sampleArguments;

  @Mixin private ModelOptions modelOptions;
  @Mixin private RunOptions runOptions;
  @Mixin private DeviceOptions deviceOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (Samples samples = sampleArguments.open()) {
      new RunJob(NirReader.read(model), modelOptions, runOptions, deviceOptions, spec.commandLine())
          .run(samples);
    }
    return 0;
  }
}
