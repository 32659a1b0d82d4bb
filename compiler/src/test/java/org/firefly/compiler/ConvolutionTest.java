package org.firefly.compiler;

import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.check;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;

import java.util.Random;
import org.firefly.network.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions of every size that windows can express. */
class ConvolutionTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void kernelsUpToNineMatchTheGraph(int kernel) {
    Random random = new Random(kernel);
    for (int stride = 1; stride <= 2; stride++) {
      for (int padding : new int[] {0, kernel / 2, kernel}) {
        var conv = conv(random, 18, 17, kernel, stride, padding);
        check(kernel, chain(Shape.of(18, 11, 9), conv, spiking(20)), options());
      }
    }
  }
}
