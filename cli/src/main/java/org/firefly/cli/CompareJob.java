package org.firefly.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.cli.report.ComparisonReport;
import org.firefly.compiler.Compilation;
import org.firefly.conventions.Conventions;
import org.firefly.host.Classification;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.Samples;
import org.firefly.interpreter.Comparison;
import org.firefly.interpreter.FloatSamples;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.LayerComparison;
import org.firefly.network.Network;
import org.firefly.network.Shape;
import org.firefly.runtime.Inference;

/** Runs a network on a device and in double precision, and compares the two. */
record CompareJob(Network network, ModelOptions model, DeviceOptions device, PrintWriter err) {
  /**
   * Compares on the first samples.
   *
   * @param limit most samples
   * @throws InterruptedException when the thread was interrupted
   */
  ComparisonReport run(Samples input, Optional<Integer> limit) throws InterruptedException {
    Board board = device.adapt(model.board());
    SampleSource source = input.source();
    Compilation compilation = new CompileJob(network, board, model, err).compile(source);
    Program program = compilation.program();
    int samples = samples(program, source.count(), limit);
    int outputs = program.decoding().classes();
    input.labels().ifPresent(labels -> Classification.requireClasses(labels, outputs));
    device.announce(err, program.config());

    Conventions conventions = Conventions.resolve(network, model.conventions());
    Interpreter interpreter = Interpreter.of(network, conventions);
    SpikeCapture capture = new SpikeCapture(compilation, samples);
    int threads = Runtime.getRuntime().availableProcessors();
    Inference int8 = new DeviceRun(program, board, device, threads).infer(capture, source, samples);
    OverflowText.of(program, int8.report()).ifPresent(text -> err.println("warning: " + text));
    Comparison comparison =
        Comparison.of(
            interpreter, FloatSamples.of(source, samples, program.timeSteps()), capture.layers());

    int[] classes = Classification.classesOf(int8.results());
    Optional<int[]> labels = input.labels().map(all -> Arrays.copyOf(all, samples));
    return new ComparisonReport(
        samples,
        program.timeSteps(),
        compilation.weightBits(),
        conventions.describe(),
        layers(comparison, interpreter, capture.layers()),
        Classification.equalShare(classes, comparison.classesFloat()),
        labels.map(wanted -> Classification.equalShare(wanted, comparison.classesFloat())),
        labels.map(wanted -> Classification.equalShare(wanted, classes)));
  }

  private int samples(Program program, int available, Optional<Integer> limit) {
    int usual = device.defaultSamples(program.batch()).orElse(available);
    int samples = Math.min(available, limit.orElse(usual));
    if (samples < 1) {
      throw new HostException("There are no samples to compare; --limit must be at least 1.");
    }
    return samples;
  }

  private static List<ComparisonReport.Layer> layers(
      Comparison comparison, Interpreter interpreter, List<Comparison.Layer> layers) {
    return IntStream.range(0, layers.size())
        .mapToObj(
            i ->
                layer(
                    comparison.layers().get(i), interpreter.shapes().output(layers.get(i).node())))
        .toList();
  }

  private static ComparisonReport.Layer layer(LayerComparison layer, Shape shape) {
    return new ComparisonReport.Layer(
        layer.name(),
        layer.equalSpikes(),
        layer.rateFloat(),
        layer.rateInt8(),
        layer.firstDifference().map(difference -> place(difference, shape)));
  }

  /** Vectors are maps of one position. */
  private static ComparisonReport.Difference place(
      LayerComparison.Difference difference, Shape shape) {
    int height = shape.rank() == 3 ? shape.dimension(1) : 1;
    int width = shape.rank() > 1 ? shape.dimension(shape.rank() - 1) : 1;
    int position = difference.neuron() % (height * width);
    return new ComparisonReport.Difference(
        difference.sample(),
        difference.step(),
        difference.neuron() / (height * width),
        position / width,
        position % width,
        difference.floatFires() ? "float" : "int8");
  }
}
