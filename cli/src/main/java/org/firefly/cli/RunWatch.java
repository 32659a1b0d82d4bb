package org.firefly.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.compiler.Compilation;
import org.firefly.conventions.Conventions;
import org.firefly.figures.WorkloadMeter;
import org.firefly.host.Classification;
import org.firefly.host.samples.Samples;
import org.firefly.interpreter.Comparison;
import org.firefly.interpreter.FloatSamples;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.LayerComparison;
import org.firefly.interpreter.Watch;
import org.firefly.network.Network;
import org.firefly.report.model.Accuracy;
import org.firefly.report.model.FloatComparison;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.simulated.SimulatorDevice;

/**
 * Looks closely at the first samples of a run: the int8 network on the simulator with all its
 * spikes, and the float network with its membranes.
 *
 * @param network as the file has it
 * @param conventions of its neurons
 * @param compilation for the board
 * @param samples that ran
 * @param classes names of the classes
 */
record RunWatch(
    Network network,
    Conventions conventions,
    Compilation compilation,
    Samples samples,
    List<String> classes) {

  /**
   * Looks.
   *
   * @param all the run of all samples
   * @param closely how many of them to look at
   * @throws InterruptedException when the thread was interrupted
   */
  ReportedRun look(Inference all, int closely) throws InterruptedException {
    Interpreter interpreter = Interpreter.of(network, conventions);
    SpikeCapture capture = new SpikeCapture(compilation, closely);
    int threads = Runtime.getRuntime().availableProcessors();
    try (SimulatorDevice device = new SimulatorDevice(compilation.program(), threads, capture)) {
      new InferenceRunner(device, samples.source()).run(closely, ProgressListener.NONE);
    }
    int steps = compilation.program().timeSteps();
    WorkloadMeter meter = new WorkloadMeter(interpreter, steps);
    ReportedValues values = new ReportedValues(compilation, interpreter.network());
    Comparison comparison =
        Comparison.of(
            interpreter,
            FloatSamples.of(samples.source(), closely, steps),
            capture.layers(),
            new Watch(meter.nodes(), meter).and(values.watch()));
    int[] answers = answers(all);
    return new ReportedRun(
        samples.labels().map(labels -> accuracy(labels, answers)),
        ReportedActivity.of(capture.layers(), interpreter.shapes()),
        values.membranes(),
        comparison(comparison, Arrays.copyOf(answers, closely), meter));
  }

  private static int[] answers(Inference run) {
    return Arrays.stream(run.results()).mapToInt(Classification::classOf).toArray();
  }

  private Accuracy accuracy(int[] labels, int[] answers) {
    int[][] confusion = new int[classes.size()][classes.size()];
    int right = 0;
    for (int n = 0; n < answers.length; n++) {
      confusion[labels[n]][answers[n]]++;
      right += labels[n] == answers[n] ? 1 : 0;
    }
    List<List<Integer>> rows =
        Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
    return new Accuracy(answers.length, (double) right / answers.length, classes, rows);
  }

  private FloatComparison comparison(Comparison comparison, int[] int8, WorkloadMeter meter) {
    int[] ofFloat = comparison.classesFloat();
    Optional<int[]> labels = samples.labels();
    return new FloatComparison(
        int8.length,
        comparison.layers().stream().map(RunWatch::layer).toList(),
        equalShare(ofFloat, int8),
        labels.map(wanted -> equalShare(wanted, ofFloat)),
        labels.map(wanted -> equalShare(wanted, int8)),
        changed(ofFloat, int8),
        meter.figures(int8.length));
  }

  private static FloatComparison.Layer layer(LayerComparison layer) {
    return new FloatComparison.Layer(
        layer.name(), layer.equalSpikes(), layer.rateFloat(), layer.rateInt8());
  }

  private static double equalShare(int[] one, int[] other) {
    int count = Math.min(one.length, other.length);
    return (double) IntStream.range(0, count).filter(i -> one[i] == other[i]).count() / count;
  }

  private List<FloatComparison.Changed> changed(int[] ofFloat, int[] int8) {
    List<FloatComparison.Changed> changed = new ArrayList<>();
    for (int n = 0; n < int8.length; n++) {
      if (ofFloat[n] != int8[n]) {
        int sample = n;
        changed.add(
            new FloatComparison.Changed(
                sample,
                samples.labels().map(labels -> classes.get(labels[sample])),
                classes.get(ofFloat[n]),
                classes.get(int8[n])));
      }
    }
    return changed;
  }
}
