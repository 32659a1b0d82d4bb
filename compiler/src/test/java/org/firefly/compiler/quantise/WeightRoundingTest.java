package org.firefly.compiler.quantise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.firefly.architecture.AcceleratorConfig;
import org.junit.jupiter.api.Test;

/** Errors of rounding that cancel. */
class WeightRoundingTest {
  private static final double HALF = 0.5 + 1e-9;

  private static Numbers bits(int bits) {
    return Numbers.ofAccelerator(AcceleratorConfig.ofParallelism(16), bits);
  }

  private static double error(double[] steps, byte[] rounded, int first, int count) {
    return IntStream.range(first, first + count).mapToDouble(i -> rounded[i] - steps[i]).sum();
  }

  /** A kernel that gave a weight to the channel leans to the other side, by less than a step. */
  @Property(tries = 300)
  void errorsOfKernelsAndOfTheChannelCancel(@ForAll long seed) {
    Random random = new Random(seed);
    int kernel = 1 + random.nextInt(30);
    int kernels = 1 + random.nextInt(40);
    double[] steps = random.doubles((long) kernel * kernels, -126, 126).toArray();
    byte[] rounded = WeightRounding.of(steps, kernel, bits(8)).weights();

    assertThat(Math.abs(error(steps, rounded, 0, steps.length))).isLessThan(HALF);
    int given = 0;
    for (int k = 0; k < kernels; k++) {
      double sum = Math.abs(error(steps, rounded, k * kernel, kernel));
      assertThat(sum).isLessThan(1);
      given += sum > HALF ? 1 : 0;
    }
    assertThat(given).isLessThanOrEqualTo((kernels + 1) / 2);
    for (int i = 0; i < steps.length; i++) {
      assertThat(Math.abs(rounded[i] - steps[i])).isLessThan(1);
    }
  }

  @Property(tries = 100)
  void integersStayHoweverSinglePrecisionMovedThem(@ForAll long seed) {
    Random random = new Random(seed);
    int[] integers = random.ints(90, -128, 128).toArray();
    float step = random.nextFloat() + 0.01f;
    double[] steps = Arrays.stream(integers).mapToDouble(i -> (double) (i * step) / step).toArray();
    WeightRounding rounding = WeightRounding.of(steps, 9, bits(8));
    for (int i = 0; i < integers.length; i++) {
      assertThat(rounding.weights()[i]).isEqualTo((byte) integers[i]);
    }
    assertThat(rounding.clips()).isFalse();
  }

  @Test
  void theWeightsNearestToTheMiddleMove() {
    double[] steps = {0.4, 1.35, 2.45, 3.38, -0.05};
    assertThat(WeightRounding.of(steps, 5, bits(8)).weights()).containsExactly(1, 1, 3, 3, 0);
  }

  @Test
  void kernelsThatLeanMostGiveAWeightToTheChannel() {
    double[] steps = {0.2, 0.1, 0.4, 0.05, 0.2, 0.15};
    assertThat(WeightRounding.of(steps, 2, bits(8)).weights()).containsExactly(0, 0, 1, 0, 0, 0);
  }

  @Test
  void nothingLeavesTheRange() {
    double[] steps = {127.4, 127.4, 127.4, 127.4};
    WeightRounding rounding = WeightRounding.of(steps, 4, bits(8));
    assertThat(rounding.weights()).containsOnly(127);
    assertThat(rounding.clips()).isFalse();
  }

  /** Neighbours would make good a part of it at places where nobody asked for it. */
  @Test
  void whatIsClippedIsNotMadeGoodElsewhere() {
    double[] steps = {300, 0.3, -0.2, 2e9};
    WeightRounding rounding = WeightRounding.of(steps, 4, bits(5));
    assertThat(rounding.weights()).containsExactly(15, 0, 0, 15);
    assertThat(rounding.clips()).isTrue();
  }
}
