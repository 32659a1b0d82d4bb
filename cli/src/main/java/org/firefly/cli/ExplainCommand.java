package org.firefly.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.SynapticCurrent;
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
    printIntegers(layer.integers(), out);
    out.printf(
        Locale.ROOT,
        "  range      %s in %d bits: %s%n",
        layer.staticRange(),
        layer.membraneBits(),
        layer.provenNoOverflow() ? "cannot overflow" : "overflow not excluded; " + room(layer));
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

  private static void printIntegers(LayerExplanation.Integers integers, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  scale      %s per integer step, %d fraction bits%n",
        extent(integers.scale(), "%.4g"),
        integers.fractionBits());
    if (integers.reset().isPresent()) {
      out.printf(
          Locale.ROOT,
          "  threshold  %s, reset %s%n",
          extent(integers.threshold(), "%.0f"),
          text(integers.reset().get()));
    }
    out.printf(
        Locale.ROOT, "  decay      m = %s of 32768%n", extent(integers.decay(), "%.0f"));
    if (integers.current().present()) {
      out.printf(
          Locale.ROOT,
          "  current    a = %s of 32768, the membrane sees the %s one%n",
          extent(integers.currentDecay(), "%.0f"),
          text(integers.current()));
    }
  }

  private static String extent(LayerExplanation.Extent extent, String format) {
    String least = String.format(Locale.ROOT, format, extent.least());
    return extent.least() == extent.most()
        ? least
        : least + " to " + String.format(Locale.ROOT, format, extent.most());
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Why the scale is what it is, where not every input fits. */
  private static String room(LayerExplanation layer) {
    return switch (layer.expectation()) {
      case PROVEN -> "roundings take more than was left";
      case CALIBRATED -> "the scale leaves twice the room that the calibration samples needed";
      case ASSUMED ->
          "the scale leaves room for inputs that fire in one of eight steps on average;"
              + " --calibration X.npy tells better";
    };
  }
}
