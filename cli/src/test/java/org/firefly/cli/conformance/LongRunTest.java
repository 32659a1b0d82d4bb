package org.firefly.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.Framework;
import org.firefly.host.HostEncoder;
import org.firefly.host.samples.SpikeSource;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.Samples;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

/**
 * A network of the kind that the NIR paper trains on N-MNIST: convolutions of 5x5 with stride 2,
 * sum pooling, integrate-and-fire neurons reset by subtraction, over 300 steps.
 */
class LongRunTest {
  private static final int STEPS = 300;
  private static final int SAMPLES = 60;
  private static final List<String> FIRING = List.of("1", "3", "7");
  private static final Shape INPUT = Shape.of(2, 20, 20);
  private static final ConventionOptions SINABS = ConventionOptions.NONE.withFrom(Framework.SINABS);

  private final Random random = new Random(300);
  private final Network network = network();
  private final byte[][] samples = new byte[SAMPLES][];

  @Test
  void classesAndSpikeCountsAreThoseOfTheFloatNetwork() throws InterruptedException {
    Arrays.setAll(samples, n -> sample());
    Counts expected = floatCounts();
    CompilerOptions options =
        CompilerOptions.of(Boards.find("kv260").config())
            .withConventions(SINABS)
            .withInput(Input.SPIKES)
            .withTimeSteps(STEPS)
            .withBatch(20);
    Counts found = new Counts();
    Program program = Compiler.compile(network, options).program();
    for (int first = 0; first < SAMPLES; first += program.batch()) {
      run(program, first, Math.min(program.batch(), SAMPLES - first), found);
    }
    for (String node : FIRING) {
      assertThat((double) found.spikes.get(node))
          .as(node)
          .isCloseTo(expected.spikes.get(node), within(0.03 * expected.spikes.get(node)));
    }
    long equal = IntStream.range(0, SAMPLES).filter(n -> found.best(n) == expected.best(n)).count();
    assertThat((double) equal / SAMPLES).isGreaterThanOrEqualTo(0.98);
  }

  private void run(Program program, int first, int count, Counts found)
      throws InterruptedException {
    Execution run =
        new Execution(program, HostEncoder.of(program.encoding(), source(first, count)));
    assertThat(run.overflow()).isFalse();
    for (int layer = 0; layer < FIRING.size(); layer++) {
      int size = program.layers().get(layer).output().orElseThrow().map().size();
      long spikes = 0;
      for (int i = 0; i < count * STEPS * size; i++) {
        spikes += run.spike(layer, i / size / STEPS, i / size % STEPS, i % size, size);
      }
      found.add(FIRING.get(layer), spikes);
    }
    for (int n = 0; n < count; n++) {
      found.classes.put(first + n, Arrays.stream(run.results(n)).asDoubleStream().toArray());
    }
  }

  private Counts floatCounts() {
    Counts counts = new Counts();
    Interpreter interpreter = Interpreter.of(network, Conventions.resolve(network, SINABS));
    interpreter.run(
        new FloatSpikes(),
        Set.copyOf(FIRING),
        (sample, step, node, output) -> counts.add(sample, node, output, node.equals("7")));
    return counts;
  }

  private static final class Counts {
    private final Map<String, Long> spikes = new HashMap<>();
    private final Map<Integer, double[]> classes = new HashMap<>();

    synchronized void add(int sample, String node, double[] output, boolean last) {
      add(node, (long) Arrays.stream(output).sum());
      if (last) {
        double[] sums = classes.computeIfAbsent(sample, n -> new double[output.length]);
        Arrays.setAll(sums, i -> sums[i] + output[i]);
      }
    }

    void add(String node, long count) {
      spikes.merge(node, count, Long::sum);
    }

    int best(int sample) {
      double[] sums = classes.get(sample);
      return IntStream.range(0, sums.length).reduce(0, (a, b) -> sums[b] > sums[a] ? b : a);
    }
  }

  private Network network() {
    Size2d two = Size2d.square(2);
    Node[] nodes = {
      conv(0.25, 12, 2),
      neuron(),
      conv(0.1, 16, 12),
      neuron(),
      new Node.SumPool2d(two, two, Size2d.square(0)),
      new Node.Flatten(0, -1, Optional.empty()),
      new Node.Linear(gaussian(0.05, 10, 64)),
      neuron()
    };
    Network.Builder builder = Network.builder().add("input", new Node.Input(INPUT));
    String last = "input";
    for (int i = 0; i < nodes.length; i++) {
      builder.add(Integer.toString(i), nodes[i]).connect(last, Integer.toString(i));
      last = Integer.toString(i);
    }
    Shape output = Shapes.infer(builder.build()).output(last);
    return builder.add("output", new Node.Output(output)).connect(last, "output").build();
  }

  private Node conv(double spread, int outputs, int inputs) {
    return new Node.Conv2d(
        Optional.empty(),
        gaussian(spread, outputs, inputs, 5, 5),
        Size2d.square(2),
        Padding2d.symmetric(2, 2),
        Size2d.square(1),
        1,
        Tensor.zeros(Shape.of(outputs)));
  }

  private static Node neuron() {
    return new Neuron.IF(Tensor.scalar(1), Tensor.scalar(1), Optional.empty());
  }

  private Tensor gaussian(double spread, int... shape) {
    return Tensor.generate(Shape.of(shape), i -> random.nextGaussian() * spread);
  }

  /** Every sample has rates of its own, which are small but in a few places. */
  private byte[] sample() {
    double[] rates = new double[INPUT.size()];
    Arrays.setAll(rates, i -> 0.3 * Math.pow(random.nextDouble(), 4));
    byte[] spikes = new byte[STEPS * rates.length];
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = (byte) (random.nextDouble() < rates[i % rates.length] ? 1 : 0);
    }
    return spikes;
  }

  private final class FloatSpikes implements Samples {
    @Override
    public int count() {
      return SAMPLES;
    }

    @Override
    public int steps() {
      return STEPS;
    }

    @Override
    public Shape shape() {
      return INPUT;
    }

    @Override
    public void read(int sample, int step, double[] frame) {
      Arrays.setAll(frame, i -> samples[sample][step * frame.length + i]);
    }
  }

  private SpikeSource source(int first, int count) {
    return new SpikeSource() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public FeatureMap map() {
        return new FeatureMap(INPUT.dimension(0), INPUT.dimension(1), INPUT.dimension(2));
      }

      @Override
      public int timeSteps() {
        return STEPS;
      }

      @Override
      public byte[] read(int sample) {
        return samples[first + sample];
      }
    };
  }
}
