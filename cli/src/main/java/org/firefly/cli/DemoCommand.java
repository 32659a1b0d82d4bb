package org.firefly.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.RunReport;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The Fashion-MNIST test set through the shipped network. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Classifies the Fashion-MNIST test set with the shipped network on a simulated board.",
      "",
      "The same as `firefly run models/fashion-mnist.nir --data data/fashion-mnist`, with the"
          + " accuracy of the float network beside it."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin private ModelOptions modelOptions;
  @Mixin private RunOptions runOptions;
  @Mixin private DeviceOptions deviceOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Network network = NirReader.read(shipped("models/fashion-mnist.nir"));
    try (Samples samples =
        SampleFiles.KNOWN.open(shipped("data/fashion-mnist"), Optional.empty())) {
      RunJob job =
          new RunJob(
              network,
              modelOptions,
              runOptions,
              deviceOptions,
              new EngineOption(),
              spec.commandLine());
      RunReport report = job.run(samples);
      compare(network, report);
    }
    return 0;
  }

  /** Files that come with FireFly lie beside the launcher, which names its folder. */
  private static Path shipped(String name) {
    Path file = Path.of(System.getProperty("firefly.home", ".")).resolve(name);
    if (!Files.exists(file)) {
      throw new HostException(
          file + " is missing; run the demo through ./firefly of a complete checkout.");
    }
    return file;
  }

  private void compare(Network network, RunReport report) {
    OptionalDouble trained = FireFlyNotes.of(network.metadata()).floatAccuracy();
    if (trained.isPresent() && report.accuracy().isPresent()) {
      spec.commandLine()
          .getOut()
          .println(
              "Float network: %s on all 10 000 test images (evaluated when it was exported)."
                  .formatted(ReportPrinter.percent2(trained.getAsDouble())));
      spec.commandLine().getOut().flush();
    }
  }
}
