package org.firefly.explore.stage;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.figures.FanOut;
import org.firefly.figures.IntegerFigures;
import org.firefly.figures.Kernel;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.SpikeSource;
import org.firefly.runtime.Inference;
import org.firefly.simulator.BlockResult;
import org.firefly.simulator.LayerActivity;

/** Counts the int8 network by the rules of NeuroBench. */
public final class IntegerCounts {
  private final Compilation compilation;

  /** Counts of one compilation. */
  public IntegerCounts(Compilation compilation) {
    this.compilation = compilation;
  }

  /** What follows from the network alone. */
  public IntegerFigures figures() {
    return figures(Optional.empty());
  }

  /**
   * The same, with what samples caused if the device saw it.
   *
   * @param source of the samples
   * @param run of the first of them
   */
  public IntegerFigures figures(SampleSource source, Inference run) {
    return figures(run.report().activity().map(seen -> activity(source, run, seen)));
  }

  private IntegerFigures figures(Optional<IntegerFigures.Activity> activity) {
    List<QuantisedLayer> layers = compilation.layers();
    long weights = layers.stream().mapToLong(layer -> layer.weights().length).sum();
    long zeros = layers.stream().mapToLong(IntegerCounts::zeros).sum();
    long channels = layers.stream().mapToLong(layer -> layer.constants().size()).sum();
    return new IntegerFigures(
        weights + ParameterLayout.WORDS * Integer.BYTES * channels,
        (double) zeros / weights,
        (double) compilation.program().timeSteps()
            * layers.stream().mapToLong(layer -> fanOut(layer).dense()).sum(),
        activity);
  }

  private static long zeros(QuantisedLayer layer) {
    return IntStream.range(0, layer.weights().length).filter(i -> layer.weights()[i] == 0).count();
  }

  /** Synapses of each input of a layer, those with a weight of zero left out. */
  public static FanOut fanOut(QuantisedLayer layer) {
    Geometry g = layer.geometry();
    return FanOut.of(
        new Kernel(
            g.input().channels(),
            g.validHeight(),
            g.validWidth(),
            g.input().width(),
            g.input().positions(),
            g.output().channels(),
            g.output().height(),
            g.output().width(),
            1,
            new Kernel.Axis(g.kernelHeight(), g.strideY(), 1, g.paddingTop()),
            new Kernel.Axis(g.kernelWidth(), g.strideX(), 1, g.paddingLeft()),
            i -> layer.weights()[i] != 0));
  }

  private IntegerFigures.Activity activity(SampleSource source, Inference run, BlockResult seen) {
    int samples = run.report().samples();
    double acs =
        IntStream.range(0, seen.layers().size())
            .filter(layer -> !seesNumbers(layer))
            .mapToLong(layer -> seen.layers().get(layer).effectiveOperations())
            .sum();
    long macs =
        source.match(
            currents -> numberOperations(currents, samples),
            steps -> numberOperations(steps, samples));
    return new IntegerFigures.Activity(sparsity(run, seen), (double) macs / samples, acs / samples);
  }

  /** Whether an accelerated layer sees the bits of numbers. */
  private boolean seesNumbers(int layer) {
    return compilation.quantised().accelerated().get(layer).numbers().planes().isPresent();
  }

  /** Layers that see numbers, on the host or on the accelerator. */
  private List<FanOut> ofNumbers() {
    return compilation.quantised().host().isPresent()
        ? List.of(fanOut(compilation.layers().get(0)))
        : IntStream.range(0, compilation.layers().size())
            .filter(this::seesNumbers)
            .mapToObj(layer -> fanOut(compilation.layers().get(layer)))
            .toList();
  }

  /** A constant current is counted in each time step. */
  private long numberOperations(CurrentSource source, int samples) {
    if (compilation.program().encoding() instanceof HostEncoding.Spikes) {
      return 0;
    }
    double scale = inputScale();
    List<FanOut> layers = ofNumbers();
    double[] sample = new double[source.map().size()];
    long operations = 0;
    for (int n = 0; n < samples; n++) {
      source.read(n, sample);
      operations += operations(layers, i -> Math.rint(sample[i] / scale) != 0, sample.length);
    }
    return operations * compilation.program().timeSteps();
  }

  private long numberOperations(SpikeSource source, int samples) {
    if (compilation.program().encoding() instanceof HostEncoding.Spikes) {
      return 0;
    }
    List<FanOut> layers = ofNumbers();
    int size = source.map().size();
    long operations = 0;
    for (int n = 0; n < samples; n++) {
      byte[] numbers = source.read(n);
      for (int t = 0; t < source.timeSteps(); t++) {
        int step = t * size;
        operations += operations(layers, i -> numbers[step + i] != 0, size);
      }
    }
    return operations;
  }

  /** Synapses of the inputs that are not zero. */
  private static long operations(List<FanOut> layers, IntPredicate counts, int inputs) {
    return layers.stream()
        .mapToLong(
            fanOut -> IntStream.range(0, inputs).filter(counts).mapToLong(fanOut::synapses).sum())
        .sum();
  }

  private double inputScale() {
    return compilation.program().encoding() instanceof HostEncoding.Planes planes
        ? planes.inputScale()
        : ((HostEncoding.FirstLayer) compilation.program().encoding()).inputScale();
  }

  /** What one layer gives is what the next one gets, and at the end what the host counts. */
  private double sparsity(Inference run, BlockResult seen) {
    Program program = compilation.program();
    int first = program.encoding() instanceof HostEncoding.FirstLayer ? 0 : 1;
    List<LayerActivity> fed = seen.layers().subList(first, seen.layers().size());
    long outputs = fed.stream().mapToLong(LayerActivity::inputNeurons).sum();
    long spikes = fed.stream().mapToLong(LayerActivity::inputSpikes).sum();
    if (program.decoding() instanceof HostDecoding.SpikeCounts counts) {
      outputs += (long) counts.classes() * program.timeSteps() * run.report().samples();
      spikes += Stream.of(run.results()).flatMapToInt(IntStream::of).asLongStream().sum();
    }
    return outputs == 0 ? 0 : 1 - (double) spikes / outputs;
  }
}
