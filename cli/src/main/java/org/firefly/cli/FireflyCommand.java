package org.firefly.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command; it only carries the others. */
@Command(
    name = "firefly",
    mixinStandardHelpOptions = true,
    version = "FireFly 0.1.0",
    description = "Runs spiking neural networks on the FireFly FPGA accelerator.",
    footer = {
      "",
      "Start with `firefly demo`: ten thousand images through a trained network on a simulated",
      "Ultra96v2. Then bring your own network: `firefly run MODEL.nir --data DIR`."
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      TraceCommand.class,
      EstimateCommand.class,
      AdviseCommand.class,
      ExploreCommand.class,
      InspectCommand.class,
      ExplainCommand.class,
      CompileCommand.class,
      PackageCommand.class,
      PictureCommand.class,
      TrainCommand.class,
      RecordCommand.class,
      EventsCommand.class,
      BoardsCommand.class,
      GenerateCommand.class,
      SynthCommand.class
    })
final class FireflyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Please name a command.");
  }
}
