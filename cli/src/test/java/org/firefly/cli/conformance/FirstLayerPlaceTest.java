package org.firefly.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.WeightData;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.compiler.options.SampleInput;
import org.firefly.host.HostEncoder;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random networks of numbers give the same results wherever their first layer runs. */
class FirstLayerPlaceTest {
  /** Numbers of each time step. */
  private record Counts(FeatureMap map, int timeSteps, InputBits bits, byte[][] values)
      implements SpikeSource {
    @Override
    public int count() {
      return values.length;
    }

    @Override
    public byte[] read(int sample) {
      return values[sample].clone();
    }
  }

  /** The numbers of the first time step as constant currents. */
  private record Pixels(Counts counts, double size) implements CurrentSource {
    @Override
    public int count() {
      return counts.count();
    }

    @Override
    public FeatureMap map() {
      return counts.map();
    }

    @Override
    public OptionalDouble step() {
      return OptionalDouble.of(size);
    }

    @Override
    public Optional<InputBits> bits() {
      return Optional.of(counts.bits());
    }

    @Override
    public void read(int sample, double[] target) {
      int[] numbers = counts.readNumbers(sample);
      for (int i = 0; i < target.length; i++) {
        target[i] = numbers[i] * size;
      }
    }
  }

  @Property(tries = 60)
  void bothPlacesGiveTheSameResults(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Counts counts = counts(random);
    SampleSource source =
        random.nextBoolean() ? counts : new Pixels(counts, 1.0 / counts.bits().largest());
    FeatureMap map = counts.map();
    Network network =
        NetworkString.parse(
                map.height() + "x" + map.width() + "x" + map.channels() + layers(random))
            .toNetwork(seed);
    CompilerOptions options =
        SampleInput.describe(
            source,
            CompilerOptions.of(config(random))
                .withTimeSteps(counts.timeSteps())
                .withBatch(counts.count()));
    Program host =
        Compiler.compile(network, options.withFirstLayer(FirstLayerPlace.HOST)).program();
    Program chip;
    try {
      chip = Compiler.compile(network, options.withFirstLayer(FirstLayerPlace.CHIP)).program();
    } catch (CompilerException e) {
      assertThat(e).hasMessageContaining("membraneDepth");
      return;
    }
    assertThat(chip.encoding()).isInstanceOf(HostEncoding.Planes.class);
    assertThat(chip.layers()).hasSize(host.layers().size() + 1);
    Execution onHost = new Execution(host, HostEncoder.of(host.encoding(), source));
    Execution onChip = new Execution(chip, HostEncoder.of(chip.encoding(), source));
    for (int sample = 0; sample < counts.count(); sample++) {
      assertThat(onChip.results(sample)).isEqualTo(onHost.results(sample));
    }
    assertThat(onChip.names()).isEqualTo(onHost.names());
  }

  /** Faults of a pair of bits: its tiles, changed by a factor. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "3, 0", "3, -1"})
  void aLostPairAndASwappedSignAreSeen(int pair, int factor) throws InterruptedException {
    Random random = new Random(7);
    InputBits bits = new InputBits(8, true);
    byte[][] values = new byte[1][3 * 36];
    random.nextBytes(values[0]);
    Pixels pixels = new Pixels(new Counts(new FeatureMap(3, 6, 6), 1, bits, values), 1.0 / 128);
    CompilerOptions options =
        SampleInput.describe(
            pixels, CompilerOptions.of(AcceleratorConfig.ofParallelism(16)).withTimeSteps(4));
    Network network = NetworkString.parse("6x6x3-16c3-5").toNetwork(3);
    Program chip =
        Compiler.compile(network, options.withFirstLayer(FirstLayerPlace.CHIP)).program();
    int[] right = new Execution(chip, HostEncoder.of(chip.encoding(), pixels)).results(0);
    Program faulty = times(chip, pair, factor);
    int[] wrong = new Execution(faulty, HostEncoder.of(faulty.encoding(), pixels)).results(0);
    assertThat(wrong).isNotEqualTo(right);
  }

  private static Program times(Program program, int piece, int factor) {
    WeightData weights = program.layers().get(0).strips().get(piece).weights();
    byte[] image = program.image().clone();
    int first = Math.toIntExact(weights.weightOffset());
    for (int i = first; i < first + weights.passes() * program.config().tileBytes(); i++) {
      image[i] = (byte) (factor * image[i]);
    }
    return program.withImage(image);
  }

  private static AcceleratorConfig config(Random random) {
    return AcceleratorConfig.ofParallelism(random.nextBoolean() ? 16 : 32)
        .with(Setting.MEMBRANE_DEPTH, random.nextBoolean() ? 8192 : 256);
  }

  private static String layers(Random random) {
    String[] firsts = {"-16c3", "-20c5", "-7c1", "-33c3-p2", "-16c3-16c3", "-24"};
    return firsts[random.nextInt(firsts.length)] + "-5";
  }

  private static Counts counts(Random random) {
    boolean signed = random.nextBoolean();
    int bits = 2 + random.nextInt(InputBits.MOST - 1);
    InputBits range = new InputBits(bits, signed);
    FeatureMap map =
        new FeatureMap(1 + random.nextInt(9), 3 + random.nextInt(8), 3 + random.nextInt(8));
    int steps = 1 + random.nextInt(4);
    byte[][] values = new byte[1 + random.nextInt(2)][steps * map.size()];
    for (byte[] sample : values) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = (byte) (range.least() + random.nextInt(range.most() - range.least() + 1));
      }
    }
    return new Counts(map, steps, range, values);
  }
}
