package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.cli.picture.Trace;
import org.firefly.cli.picture.TracePicture;
import org.firefly.files.OutputFile;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.host.SpikePacker;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;
import org.firefly.runtime.command.OutputPath;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws what a network does with one image. */
@Command(
    name = "picture",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Draws what a network does with one image of a test set: the firing rates of every layer"
            + " and the scores, as SVG.")
final class PictureCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder with a test set in MNIST's idx files, raw or .gz.")
  private Path data;

  @Option(
      names = "--sample",
      defaultValue = "0",
      description = "Which image, from 0. Default: ${DEFAULT-VALUE}.")
  private int sample;

  @Option(
      names = "--classes",
      split = ",",
      description = "Names of the classes (default: their numbers).")
  private List<String> classes = List.of();

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "FILE.svg",
      required = true,
      description = "The picture.")
  private Path output;

  @Mixin private ModelOptions modelOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Network network = NirReader.read(model);
    try (Samples samples =
        new InputScale().apply(SampleFiles.KNOWN.open(data, Optional.empty()), network)) {
      if (sample < 0 || sample >= samples.source().count()) {
        throw new HostException(
            String.format(
                Locale.ROOT,
                "There is no image %d; the test set has %d.",
                sample,
                samples.source().count()));
      }
      Program program =
          new CompileJob(network, modelOptions.board(), modelOptions, spec.commandLine().getErr())
              .compile(samples.source())
              .program();
      Trace trace = trace(program, samples);
      String title = String.format(Locale.ROOT, "Image %d through %s", sample, model.getFileName());
      write(TracePicture.draw(trace, ClassNames.of(classes, trace.scores().length), title));
    }
    return 0;
  }

  private Trace trace(Program program, Samples samples) throws InterruptedException {
    CurrentSource source = images(samples.source());
    DeviceMemory memory = DeviceMemory.of(program);
    HostEncoder.of(program.encoding(), source).encode(sample, 1, memory.bytes());
    List<Trace.Layer> layers = new ArrayList<>();
    layers.add(layer("first layer", "on the host", program.encoding().output(), memory));
    Simulator.run(
        Simulator.prepare(program),
        memory,
        1,
        (index, seen) ->
            program
                .layers()
                .get(index)
                .output()
                .ifPresent(
                    layout ->
                        layers.add(
                            layer(
                                program.layers().get(index).name(),
                                "on the accelerator",
                                layout,
                                seen))));
    int[] scores = HostDecoder.decode(program.decoding(), memory.bytes(), 1)[0];
    int label = samples.labels().map(labels -> labels[sample]).orElse(-1);
    String meaning =
        program.decoding() instanceof HostDecoding.Membranes
            ? "readout membranes"
            : "output spikes";
    return new Trace(image(source), layers, scores, meaning, label);
  }

  private CurrentSource images(SampleSource source) {
    return source.match(
        Function.identity(),
        spikes -> {
          throw new HostException(data + " holds spikes; give images, such as a test set's.");
        });
  }

  private double[][] image(CurrentSource source) {
    FeatureMap map = source.map();
    double[] values = new double[map.size()];
    source.read(sample, values);
    double[][] image = new double[map.height()][map.width()];
    for (int i = 0; i < map.positions(); i++) {
      image[i / map.width()][i % map.width()] = values[i];
    }
    return image;
  }

  private static Trace.Layer layer(
      String name, String place, SpikeLayout layout, DeviceMemory memory) {
    byte[] spikes = new SpikePacker(layout).unpack(memory.bytes(), 0);
    return layout.map().positions() == 1
        ? new Trace.Layer(name, place, raster(spikes, layout), false)
        : new Trace.Layer(name, place, rates(spikes, layout), true);
  }

  private static double[][] rates(byte[] spikes, SpikeLayout layout) {
    FeatureMap map = layout.map();
    double[][] rates = new double[map.height()][map.width()];
    double share = 1.0 / (layout.timeSteps() * map.channels());
    for (int i = 0; i < spikes.length; i++) {
      int position = i % map.positions();
      rates[position / map.width()][position % map.width()] += spikes[i] * share;
    }
    return rates;
  }

  /** A row per neuron, a column per time step. */
  private static double[][] raster(byte[] spikes, SpikeLayout layout) {
    int neurons = layout.map().channels();
    double[][] raster = new double[neurons][layout.timeSteps()];
    for (int i = 0; i < spikes.length; i++) {
      raster[i % neurons][i / neurons] = spikes[i];
    }
    return raster;
  }

  private void write(String svg) throws IOException {
    OutputFile.write(output, svg);
  }
}
