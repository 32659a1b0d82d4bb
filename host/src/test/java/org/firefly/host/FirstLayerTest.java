package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.HostEncoding.FirstLayer;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.LabelledImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FirstLayerTest {
  static Stream<Long> seeds() {
    Long replay = Long.getLong("firefly.seed");
    return replay != null ? Stream.of(replay) : LongStream.range(0, 60).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void spikesEqualThePlainEquations(long seed) {
    Random random = new Random(seed);
    FirstLayer layer = randomLayer(random);
    double[] sample =
        random.doubles(layer.input().size(), -3, 3).map(x -> Math.rint(x * 50) / 50).toArray();
    byte[] memory = new byte[(int) (layer.output().offset() + layer.output().bytes())];
    int slot = random.nextInt(layer.output().samples());

    new FirstLayerKernel(layer).encode(sample, memory, slot);

    byte[] spikes = new SpikePacker(layer.output()).unpack(memory, slot);
    assertThat(spikes).isEqualTo(expected(layer, sample));
  }

  @Test
  void aMembraneThatCouldLeave32BitsIsRefused() {
    FeatureMap map = new FeatureMap(1, 32, 32);
    byte[] weights = new byte[1024];
    Arrays.fill(weights, (byte) 127);
    FirstLayer layer =
        new FirstLayer(
            "fc1",
            map,
            1,
            new FeatureMap(1, 1, 1),
            32,
            32,
            1,
            0,
            0,
            weights,
            List.of(NeuronConstants.resting(0, 1, NeuronRule.NO_DECAY)),
            NeuronRule.simple(false, MembraneReset.VALUE),
            HostEncoding.WIDE,
            false,
            true,
            new SpikeLayout(16, new FeatureMap(1, 1, 1), 4, 1, 0));
    double[] sample = new double[1024];
    Arrays.fill(sample, 20000);
    assertThatThrownBy(() -> new FirstLayerKernel(layer).encode(sample, new byte[1024], 0))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("fc1")
        .hasMessageContaining("32 bits");
  }

  @Test
  void aNegativeThresholdThatIsSubtractedCountsAtEveryStep() {
    FeatureMap map = new FeatureMap(1, 1, 1);
    NeuronConstants constants = NeuronConstants.resting(0, -(1 << 29), NeuronRule.NO_DECAY);
    FirstLayer layer =
        new FirstLayer(
            "conv1",
            map,
            1,
            map,
            1,
            1,
            1,
            0,
            0,
            new byte[1],
            List.of(constants),
            NeuronRule.simple(false, MembraneReset.SUBTRACT),
            HostEncoding.WIDE,
            false,
            true,
            new SpikeLayout(16, map, 6, 1, 0));
    FirstLayerKernel kernel = new FirstLayerKernel(layer);
    assertThatThrownBy(() -> kernel.encode(new double[1], new byte[1024], 0))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("32 bits");
  }

  @Test
  void inputsOf16BitsAreTakenAndLargerOnesAreRefused() {
    InputQuantizer quantizer = new InputQuantizer(0.5);
    int[] quantised = new int[4];
    int largest = quantizer.quantize(new double[] {16383.5, -16384, 0.25, 0.75}, quantised);
    assertThat(quantised).containsExactly(HostEncoding.MAX_INPUT, HostEncoding.MIN_INPUT, 0, 2);
    assertThat(largest).isEqualTo(32768);
    for (double current : new double[] {16384, -16384.5, 1e9}) {
      assertThatThrownBy(() -> quantizer.quantize(new double[] {current}, new int[1]))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("The input holds " + current)
          .hasMessageContaining("between -16384.0 and 16383.5")
          .hasMessageContaining("--input-scale");
    }
  }

  @Test
  void pixelsAreTheirOwnQuantisedValue() {
    byte[] pixels = new byte[256];
    for (int i = 0; i < 256; i++) {
      pixels[i] = (byte) i;
    }
    CurrentSource source = LabelledImages.of(pixels, new byte[1], 16, 16).source();
    double[] currents = new double[256];
    source.read(0, currents);
    int[] quantised = new int[256];
    new InputQuantizer(source.step().orElseThrow()).quantize(currents, quantised);
    for (int i = 0; i < 256; i++) {
      assertThat(quantised[i]).isEqualTo(i);
    }
  }

  private static FirstLayer randomLayer(Random random) {
    FeatureMap in =
        new FeatureMap(1 + random.nextInt(3), 3 + random.nextInt(8), 3 + random.nextInt(8));
    int kernelHeight = 1 + random.nextInt(3);
    int kernelWidth = 1 + random.nextInt(3);
    int stride = 1 + random.nextInt(3);
    int padding = random.nextInt(2);
    int height = (in.height() + 2 * padding - kernelHeight) / stride + 1;
    int width = (in.width() + 2 * padding - kernelWidth) / stride + 1;
    FeatureMap neurons = new FeatureMap(1 + random.nextInt(40), height, width);
    boolean pool = height > 1 && width > 1 && random.nextBoolean();
    FeatureMap out = pool ? new FeatureMap(neurons.channels(), height / 2, width / 2) : neurons;
    byte[] weights = new byte[neurons.channels() * in.channels() * kernelHeight * kernelWidth];
    random.nextBytes(weights);
    return new FirstLayer(
        "conv1",
        in,
        0.02,
        neurons,
        kernelHeight,
        kernelWidth,
        stride,
        padding,
        padding,
        weights,
        Stream.generate(() -> constants(random)).limit(neurons.channels()).toList(),
        rule(random),
        HostEncoding.WIDE,
        pool,
        true,
        new SpikeLayout(random.nextBoolean() ? 16 : 32, out, 1 + random.nextInt(5), 3, 64));
  }

  private static NeuronRule rule(Random random) {
    SynapticCurrent current = SynapticCurrent.values()[random.nextInt(3)];
    MembraneReset[] resets = MembraneReset.values();
    MembraneReset reset;
    do {
      reset = resets[random.nextInt(resets.length)];
    } while (reset == MembraneReset.LATE_VALUE && !current.present());
    return new NeuronRule(random.nextBoolean(), reset, current, 2 * random.nextInt(4));
  }

  private static NeuronConstants constants(Random random) {
    return new NeuronConstants(
        random.nextInt(1000) - 500,
        random.nextInt(1000) - 500,
        random.nextInt(30100) - 100,
        random.nextInt(8000) - 6000,
        random.nextBoolean() ? NeuronRule.NO_DECAY : random.nextInt(32769),
        random.nextInt(32769),
        random.nextInt(400) - 200);
  }

  /** Section 2 of the contract, neuron by neuron, in 64-bit integers. */
  private static byte[] expected(FirstLayer layer, double[] sample) {
    FeatureMap neurons = layer.neurons();
    FeatureMap out = layer.output().map();
    byte[] spikes = new byte[layer.output().timeSteps() * out.size()];
    for (int c = 0; c < neurons.channels(); c++) {
      for (int y = 0; y < neurons.height(); y++) {
        for (int x = 0; x < neurons.width(); x++) {
          boolean[] fired = neuron(layer, c, current(layer, sample, c, y, x));
          int poolY = layer.pool() ? y / 2 : y;
          int poolX = layer.pool() ? x / 2 : x;
          for (int t = 0; t < fired.length; t++) {
            if (fired[t] && poolY < out.height() && poolX < out.width()) {
              int at = ((t * out.channels() + c) * out.height() + poolY) * out.width() + poolX;
              spikes[at] = 1;
            }
          }
        }
      }
    }
    return spikes;
  }

  private static long current(FirstLayer layer, double[] sample, int c, int y, int x) {
    FeatureMap in = layer.input();
    long sum = 0;
    int at = c * in.channels() * layer.kernelHeight() * layer.kernelWidth();
    for (int ci = 0; ci < in.channels(); ci++) {
      for (int ky = 0; ky < layer.kernelHeight(); ky++) {
        for (int kx = 0; kx < layer.kernelWidth(); kx++, at++) {
          int iy = y * layer.stride() + ky - layer.paddingTop();
          int ix = x * layer.stride() + kx - layer.paddingLeft();
          if (iy >= 0 && iy < in.height() && ix >= 0 && ix < in.width()) {
            double value = sample[(ci * in.height() + iy) * in.width() + ix];
            sum += layer.weights()[at] * Math.round(value / layer.inputScale());
          }
        }
      }
    }
    return sum << layer.neuron().fractionBits();
  }

  private static boolean[] neuron(FirstLayer layer, int c, long x) {
    boolean[] fired = new boolean[layer.output().timeSteps()];
    NeuronConstants constants = layer.constants().get(c);
    NeuronRule rule = layer.neuron();
    long v = 0;
    long i = 0;
    boolean raised = false;
    for (int t = 0; t < fired.length; t++) {
      long before = i;
      i = ((before * constants.currentDecay() + 16384) >> 15) + x + constants.currentBias();
      long in =
          switch (rule.current()) {
            case NONE -> x;
            case NEW -> i;
            case PREVIOUS -> before;
          };
      boolean late = t > 0 && fired[t - 1] && rule.reset().late();
      long d = t == 0 ? constants.firstBias() : late ? constants.reset() : constants.bias();
      long u = ((v * constants.decay() + 16384) >> 15) + in + d;
      if (late && rule.reset() == MembraneReset.LATE_VALUE) {
        u = constants.reset();
      }
      fired[t] = passes(rule, u, raised ? constants.reset() : constants.threshold());
      raised =
          rule.reset() == MembraneReset.SUBTRACT_RAISING
              && passes(rule, u, fired[t] ? constants.reset() : constants.threshold());
      v = fired[t] ? afterSpike(rule.reset(), u, constants) : u;
    }
    return fired;
  }

  private static boolean passes(NeuronRule rule, long u, long threshold) {
    return rule.inclusive() ? u >= threshold : u > threshold;
  }

  private static long afterSpike(MembraneReset reset, long u, NeuronConstants constants) {
    return switch (reset) {
      case VALUE -> constants.reset();
      case SUBTRACT, SUBTRACT_RAISING -> u - constants.threshold();
      case NONE, LATE, LATE_VALUE -> u;
    };
  }
}
