package org.firefly.cli;

import java.util.concurrent.Callable;
import org.firefly.accelerator.synapse.SynapseArrayReport;
import org.firefly.architecture.AcceleratorConfig;
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
      "Synthesises the synapse array with Yosys for UltraScale+ and prints what it takes.",
      "",
      "Needs yosys on the PATH. An estimate: Vivado maps and packs differently."
    })
final class SynthCommand implements Callable<Integer> {
  @Option(
      names = "--parallelism",
      paramLabel = "P",
      split = ",",
      defaultValue = "16,32",
      description = "Channels in parallel, one or several. Default: ${DEFAULT-VALUE}.")
  private int[] parallelisms;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (int parallelism : parallelisms) {
      AcceleratorConfig.ofParallelism(parallelism);
    }
    spec.commandLine().getOut().print(SynapseArrayReport.of(parallelisms).table());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
