package org.firefly.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firefly.cli.report.Printable;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.LayerExplanation;
import org.firefly.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What import, quantisation and lowering make of each layer. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows what each layer becomes: its discretised equation, scale, integer threshold, range"
            + " of its membranes, passes and tiles.")
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NETWORK", description = "A NIR file or a network string.")
  private String network;

  @Mixin private ModelOptions modelOptions;
  @Mixin private InputOptions inputOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Network graph = NetworkArgument.read(network, 1);
    Compilation compilation =
        new CompileJob(graph, modelOptions.board(), modelOptions, spec.commandLine().getErr())
            .compile(inputOptions.input(graph));
    PrintWriter out = spec.commandLine().getOut();
    compilation.explain().forEach(layer -> print(layer, out));
    out.flush();
    return 0;
  }

  private static void print(LayerExplanation layer, PrintWriter out) {
    out.printf(
        "%s: %s, on the %s%n",
        Printable.line(layer.name()),
        layer.description(),
        layer.place().name().toLowerCase(Locale.ROOT));
    layer.equations().forEach(equation -> out.println("  " + Printable.line(equation)));
    out.printf(
        Locale.ROOT,
        "  scale      %.4g to %.4g per integer step%n",
        layer.integers().scaleMin(),
        layer.integers().scaleMax());
    if (layer.integers().reset().isPresent()) {
      out.printf(
          Locale.ROOT,
          "  threshold  %d to %d, %s reset%n",
          layer.integers().thresholdMin(),
          layer.integers().thresholdMax(),
          layer.integers().reset().get().name().toLowerCase(Locale.ROOT));
    }
    out.printf(Locale.ROOT, "  decay      m = %d of 32768%n", layer.integers().decay());
    out.printf(
        Locale.ROOT,
        "  range      %s in %d bits: %s%n",
        layer.staticRange(),
        layer.membraneBits(),
        layer.provenNoOverflow() ? "cannot overflow" : "overflow not excluded");
    layer
        .schedule()
        .ifPresent(
            schedule ->
                out.printf(
                    Locale.ROOT,
                    "  passes     %d per time step, %d tiles, %d strip%s%n",
                    schedule.passes(),
                    schedule.tiles(),
                    schedule.strips(),
                    schedule.strips() == 1 ? "" : "s"));
    out.println();
  }
}
