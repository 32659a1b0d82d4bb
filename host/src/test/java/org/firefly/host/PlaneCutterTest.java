package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.PlaneChannels;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SpikeSource;
import org.junit.jupiter.api.Test;

/** Numbers that are cut into their bits. */
class PlaneCutterTest {
  /** Samples of numbers, one or one for each time step. */
  private record Numbers(FeatureMap map, int timeSteps, InputBits bits, byte[][] values)
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

  /** The same as currents of a quarter a step. */
  private record Currents(Numbers numbers) implements CurrentSource {
    @Override
    public int count() {
      return numbers.count();
    }

    @Override
    public FeatureMap map() {
      return numbers.map();
    }

    @Override
    public OptionalDouble step() {
      return OptionalDouble.of(0.25);
    }

    @Override
    public void read(int sample, double[] target) {
      int[] all = numbers.readNumbers(sample);
      for (int i = 0; i < target.length; i++) {
        target[i] = all[i] / 4.0;
      }
    }
  }

  private static HostEncoding.Planes planes(Numbers numbers, int parallelism, boolean constant) {
    FeatureMap map = new PlaneChannels(parallelism, numbers.map(), numbers.bits()).map();
    int steps = constant ? 1 : numbers.timeSteps();
    return new HostEncoding.Planes(
        numbers.map(),
        constant ? 0.25 : 1,
        numbers.bits(),
        constant,
        new SpikeLayout(parallelism, map, steps, numbers.count(), 128));
  }

  private static Numbers numbers(Random random) {
    boolean signed = random.nextBoolean();
    InputBits bits = new InputBits((signed ? 2 : 1) + random.nextInt(signed ? 7 : 8), signed);
    FeatureMap map =
        new FeatureMap(1 + random.nextInt(20), 1 + random.nextInt(5), 1 + random.nextInt(9));
    int steps = 1 + random.nextInt(3);
    byte[][] values = new byte[1 + random.nextInt(3)][steps * map.size()];
    for (byte[] sample : values) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = (byte) (bits.least() + random.nextInt(bits.most() - bits.least() + 1));
      }
    }
    return new Numbers(map, steps, bits, values);
  }

  @Property(tries = 200)
  void bitsAddUpToTheNumbers(@ForAll long seed) {
    Random random = new Random(seed);
    Numbers numbers = numbers(random);
    boolean constant = random.nextBoolean();
    HostEncoding.Planes planes = planes(numbers, 8 << random.nextInt(3), constant);
    SpikeLayout layout = planes.output();
    byte[] memory = new byte[Math.toIntExact(layout.offset() + layout.bytes())];
    HostEncoder encoder = HostEncoder.of(planes, constant ? new Currents(numbers) : numbers);
    encoder.encode(0, numbers.count(), memory);
    for (int slot = 0; slot < numbers.count(); slot++) {
      byte[] bits = new SpikePacker(layout).unpack(memory, slot);
      int[] expected = numbers.readNumbers(slot);
      for (int i = 0; i < layout.timeSteps() * numbers.map().size(); i++) {
        assertThat(sum(planes, bits, i)).isEqualTo(expected[i]);
      }
    }
  }

  /** Number i of a sample, from the bits of all channels. */
  private static int sum(HostEncoding.Planes planes, byte[] bits, int i) {
    FeatureMap map = planes.input();
    int positions = map.positions();
    int channel = i / positions % map.channels();
    int step = i / map.size() * planes.output().map().size();
    int sum = 0;
    for (int bit = 0; bit < planes.bits().bits(); bit++) {
      int pair = bit / 2 * planes.channels().groupsPerPair() * planes.output().parallelism();
      int at = step + (pair + 2 * channel + bit % 2) * positions + i % positions;
      sum += bits[at] * planes.bits().value(bit);
    }
    return sum;
  }

  @Test
  void aNumberThatIsTooLargeIsRefused() {
    FeatureMap map = new FeatureMap(1, 1, 2);
    InputBits two = new InputBits(2, false);
    Numbers fit = new Numbers(map, 1, two, new byte[][] {{0, 3}});
    Numbers large = new Numbers(map, 1, new InputBits(3, false), new byte[][] {{0, 4}});
    HostEncoding.Planes counts = planes(fit, 16, false);
    assertThatThrownBy(() -> HostEncoder.of(counts, large).encode(0, 1, new byte[1024]))
        .isInstanceOf(HostException.class)
        .hasMessageStartingWith(
            "The input holds 4.0, but inputs of this program lie between 0.0 and 3.0");
    HostEncoding.Planes currents = planes(fit, 16, true);
    assertThatThrownBy(
            () -> HostEncoder.of(currents, new Currents(large)).encode(0, 1, new byte[1024]))
        .isInstanceOf(HostException.class)
        .hasMessageStartingWith(
            "The input holds 1.0, but inputs of this program lie between 0.0 and 0.75");
    assertThatThrownBy(() -> HostEncoder.of(currents, fit))
        .hasMessage("The program was compiled for a current, but the input is counts.");
    assertThatThrownBy(() -> HostEncoder.of(counts, new Currents(fit)))
        .hasMessage(
            "The program was compiled for counts of each time step, but the input is a current.");
  }

  @Test
  void asFewBitsAreTakenAsHoldTheNumbers() {
    assertThat(InputBits.of(0, 1)).contains(InputBits.SPIKES);
    assertThat(InputBits.of(0, 3)).contains(new InputBits(2, false));
    assertThat(InputBits.of(0, 255)).contains(InputBits.PIXELS);
    assertThat(InputBits.of(-1, 0)).contains(new InputBits(2, true));
    assertThat(InputBits.of(-2, 1)).contains(new InputBits(2, true));
    assertThat(InputBits.of(-3, 1)).contains(new InputBits(3, true));
    assertThat(InputBits.of(-128, 127)).contains(new InputBits(8, true));
    assertThat(InputBits.of(-129, 0)).isEqualTo(Optional.empty());
    assertThat(InputBits.of(0, 256)).isEqualTo(Optional.empty());
  }
}
