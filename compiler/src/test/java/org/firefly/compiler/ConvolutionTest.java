package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.check;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;
import static org.firefly.compiler.Golden.weights;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.firefly.network.Node;
import org.firefly.network.Padding1d;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every convolution that windows can express, from the graph to the bytes of the image. */
class ConvolutionTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void kernelsUpToNineMatchTheGraph(int kernel) {
    Random random = new Random(kernel);
    for (int stride = 1; stride <= 2; stride++) {
      for (int padding : new int[] {0, stride == 1 ? kernel / 2 : kernel}) {
        var conv = conv(random, 18, 17, kernel, stride, padding);
        check(kernel, chain(Shape.of(18, 10, 9), conv, spiking(20)), options());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"11,1,5", "11,2,5", "15,1,7", "15,2,0", "17,1,16"})
  void largeKernelsMatchTheGraph(int kernel, int stride, int padding) {
    Random random = new Random(kernel);
    var conv = conv(random, 18, 17, kernel, stride, padding);
    check(kernel, chain(Shape.of(18, 20, 19), conv, spiking(200)), options());
  }

  @ParameterizedTest
  @CsvSource({
    "1,5, 1,1, 0,2,0,2, 1,1, 1",
    "5,1, 2,2, 2,0,1,0, 1,1, 1",
    "3,2, 1,1, 0,1,2,3, 1,1, 1",
    "3,3, 1,1, 2,2,2,2, 2,2, 1",
    "3,3, 2,2, 3,3,3,3, 3,3, 1",
    "3,3, 1,1, 4,1,4,1, 4,1, 1",
    "2,3, 1,1, 8,0,8,0, 8,1, 1",
    "3,3, 1,1, 1,1,1,1, 1,1, 2",
    "3,3, 2,2, 1,1,1,1, 1,1, 20",
    "5,5, 1,1, 2,2,2,2, 1,1, 4",
    "3,3, 1,1, 16,16,16,16, 1,1, 1",
  })
  void shapesPaddingsDilationsAndGroupsMatchTheGraph(
      int height,
      int width,
      int strideY,
      int strideX,
      int top,
      int left,
      int bottom,
      int right,
      int dilationY,
      int dilationX,
      int groups) {
    Random random = new Random(height * 31L + groups);
    Node.Conv2d conv =
        new Node.Conv2d(
            Optional.empty(),
            weights(random, 40, 20 / groups, height, width),
            new Size2d(strideY, strideX),
            new Padding2d(top, left, bottom, right),
            new Size2d(dilationY, dilationX),
            groups,
            Tensor.scalar(1));
    check(groups, chain(Shape.of(20, 10, 13), conv, spiking(15)), options());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "7,1", "2,2", "3,5"})
  void smallMapsMatchTheGraph(int height, int width) {
    Random random = new Random(height);
    check(
        width,
        chain(
            Shape.of(17, height, width),
            conv(random, 17, 33, 3, 1, 1),
            spiking(9),
            conv(random, 33, 5, 3, 1, 1)),
        options());
  }

  @Test
  void stridesMayDifferWhereAnAxisHasOneOutput() {
    Node.Conv2d conv =
        new Node.Conv2d(
            Optional.empty(),
            weights(new Random(3), 4, 3, 3, 2),
            new Size2d(7, 2),
            Padding2d.symmetric(0, 0),
            Size2d.square(1),
            1,
            Tensor.scalar(0));
    check(3, chain(Shape.of(3, 6, 9), conv, spiking(3)), options());
  }

  @Test
  void extremeWeightsKeepTheirValues() {
    for (int weight : new int[] {-128, 127}) {
      Node.Conv2d conv =
          new Node.Conv2d(
              Optional.empty(),
              Tensor.filled(Shape.of(16, 16, 3, 3), weight),
              Size2d.square(1),
              Padding2d.symmetric(1, 1),
              Size2d.square(1),
              1,
              Tensor.scalar(weight));
      Compilation compilation = check(1, chain(Shape.of(16, 4, 4), conv), options());
      assertThat(compilation.layers().get(0).weights()).containsOnly((byte) weight);
      assertThat(compilation.layers().get(0).scale()).containsOnly(1.0);
    }
  }

  @Test
  void groupedKernelsEmitNoZeroTiles() {
    Node.Conv2d depthwise =
        new Node.Conv2d(
            Optional.empty(),
            Tensor.filled(Shape.of(64, 1, 3, 3), 1),
            Size2d.square(1),
            Padding2d.symmetric(1, 1),
            Size2d.square(1),
            64,
            Tensor.scalar(0));
    Compilation compilation = check(1, chain(Shape.of(64, 5, 5), depthwise, spiking(4)), options());
    assertThat(compilation.explain().get(0).schedule().orElseThrow().tiles()).isEqualTo(4);
  }

  @Test
  void anOutputGroupWithoutWeightsKeepsOnePass() {
    double[] bias = new double[20];
    Arrays.setAll(bias, c -> c - 10);
    Node.Conv2d conv =
        new Node.Conv2d(
            Optional.empty(),
            Tensor.zeros(Shape.of(20, 40, 3, 3)),
            Size2d.square(1),
            Padding2d.symmetric(1, 1),
            Size2d.square(1),
            1,
            Tensor.vector(bias));
    Compilation compilation = check(1, chain(Shape.of(40, 4, 4), conv, spiking(12)), options());
    assertThat(compilation.explain().get(0).schedule().orElseThrow().tiles()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"3,1,1,1", "9,2,4,1", "1,1,0,1", "4,2,0,2", "5,1,6,3"})
  void oneDimensionalConvolutionsMatchTheGraph(int kernel, int stride, int padding, int dilation) {
    Random random = new Random(kernel);
    Node.Conv1d conv =
        new Node.Conv1d(
            Optional.empty(),
            weights(random, 18, 20, kernel),
            stride,
            Padding1d.symmetric(padding),
            dilation,
            1,
            weights(random, 18));
    check(stride, chain(Shape.of(20, 30), conv, spiking(10)), options());
  }

  @Test
  void aOneDimensionalConvolutionMayReadAFlattenedMap() {
    Random random = new Random(5);
    Node.Conv1d conv =
        new Node.Conv1d(
            Optional.empty(),
            weights(random, 6, 7, 3),
            2,
            Padding1d.symmetric(1),
            1,
            1,
            Tensor.scalar(0));
    Node.Flatten rows = new Node.Flatten(1, 2, Optional.empty());
    check(
        5,
        chain(Shape.of(3, 4, 6), conv(random, 3, 7, 3, 1, 1), spiking(5), rows, conv, spiking(4)),
        options());
  }
}
