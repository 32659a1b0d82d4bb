package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firefly.architecture.program.Program;
import org.firefly.cli.picture.Trace;
import org.firefly.cli.picture.TracePicture;
import org.firefly.files.OutputFile;
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

/** Draws what a network does with one sample. */
@Command(
    name = "picture",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  firefly picture mine.nir --input x.npy --sample 3 -o sample3.svg",
      "  firefly picture mine.nir --input spikes.npy --rasters -o steps.gif"
    },
    description =
        "Draws what a network does with one sample: the firing rates or rasters of every layer and"
            + " the scores, as SVG or PNG, or step by step as an animated GIF.")
final class PictureCommand implements Callable<Integer> {
  private static final String SVG = ".svg";
  private static final String PNG = ".png";
  private static final List<String> KINDS = List.of(SVG, PNG, ".gif");

  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private SampleArguments sampleArguments;

  @Mixin private InputScale inputScale = new InputScale();

  @Option(
      names = "--sample",
      defaultValue = "0",
      description = "Which sample, from 0. Default: ${DEFAULT-VALUE}.")
  private int sample;

  @Option(
      names = "--classes",
      split = ",",
      description = "Names of the classes (default: their numbers).")
  private List<String> classes = List.of();

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The picture: .svg or .png, or .gif, an animation of the time steps.")
  private Path output;

  @Option(
      names = "--rasters",
      description = "Shows maps as rasters as well: a row per channel, a column per time step.")
  private boolean rasters;

  @Mixin private ModelOptions modelOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String kind = kind();
    Network network = NirReader.read(model);
    try (Samples samples = sampleArguments.open(network, modelOptions, inputScale)) {
      if (sample < 0 || sample >= samples.source().count()) {
        throw new HostException(
            String.format(
                Locale.ROOT,
                "There is no sample %d; %s has %d.",
                sample,
                sampleArguments.name(),
                samples.source().count()));
      }
      Program program =
          new CompileJob(network, modelOptions.board(), modelOptions, spec.commandLine().getErr())
              .compile(samples.source())
              .program();
      Trace trace = new TraceJob(program, samples, sample).trace();
      List<String> names = ClassNames.of(classes, trace.scores().length);
      write(trace, names, title(trace, names), kind);
    }
    return 0;
  }

  private String kind() {
    String name = output.toString().toLowerCase(Locale.ROOT);
    return KINDS.stream()
        .filter(name::endsWith)
        .findFirst()
        .orElseThrow(
            () ->
                new HostException(
                    output + " should end in .svg, .png or .gif, which says what is drawn."));
  }

  private String title(Trace trace, List<String> names) {
    String answer = names.get(Classification.classOf(trace.scores()));
    return String.format(
        Locale.ROOT,
        "Sample %d of %s through %s: answer %s%s",
        sample,
        sampleArguments.name(),
        model.getFileName(),
        answer,
        trace.label() < 0 ? "" : ", label " + names.get(trace.label()));
  }

  private void write(Trace trace, List<String> names, String title, String kind)
      throws IOException {
    switch (kind) {
      case SVG -> OutputFile.write(output, TracePicture.draw(trace, names, title, rasters));
      case PNG -> TracePicture.writePng(trace, names, title, rasters, output);
      default -> TracePicture.writeGif(trace, names, title, rasters, output);
    }
  }
}
