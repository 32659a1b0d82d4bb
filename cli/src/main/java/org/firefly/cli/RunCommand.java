package org.firefly.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
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
          + " logits and overflow flags; the first difference ends the run. Several boards and"
          + " batches, separated by commas, stand side by side in a table; what has the same integers"
          + " is simulated once."
    },
    footer = {
      "",
      "Examples:",
      "  firefly run models/fashion-mnist.nir --data data/fashion-mnist --batch 8",
      "  firefly run mine.nir --input x.npy --labels y.npy --reset subtract --json report.json",
      "  firefly run mine.nir --input x.npy --target kv260,zcu104 --batch 1,4,8 --csv table.csv",
      "  firefly run mine.nir --input x.npy --device rtl --memory-latency 60:200 --limit 2",
      "  firefly run dvs.nir --input spikes.npy --dump spikes --output logits.npy",
      "  firefly run dvs.nir --events recordings --frames tonic:n_time_bins=6",
      "  camera | firefly run dvs.nir --stream - --frames 10ms --drop oldest"
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @ArgGroup(multiplicity = "1")
  private Input input;

  /** Exactly one of the two. */
  private static final class Input {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private SampleArguments samples;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private EventArguments events;
  }

  @Mixin private InputScale inputScale = new InputScale();
  @Mixin private ModelOptions modelOptions;
  @Mixin private RunOptions runOptions;
  @Mixin private DeviceOptions deviceOptions;
  @Mixin private EngineOption engine = new EngineOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Network network = NirReader.read(model);
    if (input.events != null) {
      inputScale.requireNone();
    }
    boolean streams = input.events != null && input.events.stream().isPresent();
    engine.requireDense("--stream", streams);
    engine.requireDense("--html", runOptions.html().isPresent());
    engine.requireDense("--device " + deviceOptions.name(), !deviceOptions.isSimulator());
    engine.requireDense("A table of several boards and batches", modelOptions.several());
    if (engine.needsSpikes()) {
      modelOptions.preferHost();
    }
    if (streams) {
      new StreamJob(network, modelOptions, runOptions, deviceOptions, spec.commandLine())
          .run(input.events, input.events.stream().get());
      return 0;
    }
    try (Samples samples = open(network)) {
      if (modelOptions.several()) {
        new RunSurvey(network, modelOptions, runOptions, deviceOptions, spec.commandLine())
            .run(samples);
      } else {
        new RunJob(network, modelOptions, runOptions, deviceOptions, engine, spec.commandLine())
            .run(samples);
      }
    }
    return 0;
  }

  private Samples open(Network network) {
    return input.events == null
        ? input.samples.open(network, modelOptions, inputScale)
        : modelOptions.cut(
            input.events.open(
                network, modelOptions.timeSteps(network), spec.commandLine().getErr()));
  }
}
