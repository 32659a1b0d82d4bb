package org.firefly.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.cli.report.Printable;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.LayerExplanation;
import org.firefly.compiler.lower.Source;
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
    if (layer.sources().size() > 1 || layer.sources().get(0).delay() > 0) {
      out.println("  reads      " + Printable.line(sources(layer.sources())));
    }
    layer.equations().forEach(equation -> out.println("  " + Printable.line(equation)));
    print(layer.integers(), out);
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
                    "  passes     %d per time step, %d tiles, %d strip%s%s%s%n",
                    schedule.passes(),
                    schedule.tiles(),
                    schedule.strips(),
                    schedule.strips() == 1 ? "" : "s",
                    schedule.pieces() == 1
                        ? ""
                        : ", inputs in " + schedule.pieces() + " pieces, weights read once",
                    schedule.stepByStep() ? ", step by step" : ""));
    out.println();
  }

  private static String sources(List<Source> sources) {
    return sources.stream().map(ExplainCommand::source).collect(Collectors.joining(", "));
  }

  private static String source(Source source) {
    String layer = source.layer().equals(Source.HOST) ? "what the host leaves" : source.layer();
    String late = source.delay() == 1 ? ", 1 step late" : ", " + source.delay() + " steps late";
    return layer + " (" + source.map() + (source.delay() == 0 ? "" : late) + ")";
  }

  private static void print(LayerExplanation.Integers integers, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  scale      %.4g to %.4g per integer step, %d to a weight step%n",
        integers.scale().least(),
        integers.scale().most(),
        1 << integers.fractionBits());
    out.printf(
        Locale.ROOT,
        "  weights    %d bits, %d to %d%n",
        integers.weightBits(),
        -1 << (integers.weightBits() - 1),
        (1 << (integers.weightBits() - 1)) - 1);
    integers
        .reset()
        .ifPresent(
            reset ->
                out.printf(
                    Locale.ROOT,
                    "  threshold  %s, %s%n",
                    text(integers.threshold()),
                    words(reset)));
    out.printf(Locale.ROOT, "  decay      m = %s of 32768%n", text(integers.decay()));
    if (integers.current().present()) {
      out.printf(
          Locale.ROOT,
          "  current    a = %s of 32768, %s enters the membrane%n",
          text(integers.currentDecay()),
          integers.current() == SynapticCurrent.NEW
              ? "the new current"
              : "that of the step before");
    }
  }

  private static String words(MembraneReset reset) {
    return switch (reset) {
      case VALUE -> "reset to a value";
      case SUBTRACT -> "reset by subtraction";
      case NONE -> "no reset";
      case LATE -> "reset by subtraction in the next step";
      case LATE_VALUE -> "reset to a value in the next step";
      case SUBTRACT_RAISING ->
          "reset by subtraction; what is left above the threshold doubles it in the next step";
    };
  }

  /** Whole numbers; one if they are equal. */
  private static String text(LayerExplanation.Extent extent) {
    long least = Math.round(extent.least());
    long most = Math.round(extent.most());
    return least == most ? Long.toString(least) : least + " to " + most;
  }

  /** Why the scale is what it is, where not every input fits. */
  private static String room(LayerExplanation layer) {
    return switch (layer.expectation()) {
      case PROVEN -> "roundings, or weights that would be too coarse, take more than was left";
      case CALIBRATED -> "the scale leaves twice the room that the calibration samples needed";
      case ASSUMED ->
          "the scale leaves room for inputs that fire in one of eight steps on average;"
              + " --calibration X.npy tells better";
    };
  }
}
