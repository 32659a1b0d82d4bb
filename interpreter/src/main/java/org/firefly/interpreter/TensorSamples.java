package org.firefly.interpreter;

import java.util.Arrays;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Samples in one tensor whose first axes are those of samples and perhaps of time. */
final class TensorSamples implements Samples {
  private final Tensor values;
  private final int leadingAxes;
  private final int steps;
  private final Shape shape;

  TensorSamples(Tensor values, int leadingAxes, int steps) {
    this.values = values;
    this.leadingAxes = leadingAxes;
    this.steps = steps;
    int[] extents = values.shape().toArray();
    shape = Shape.of(Arrays.copyOfRange(extents, leadingAxes, extents.length));
  }

  @Override
  public int count() {
    return values.shape().dimension(0);
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void read(int sample, int step, double[] frame) {
    int start = (leadingAxes == 1 ? sample : sample * steps + step) * frame.length;
    for (int i = 0; i < frame.length; i++) {
      frame[i] = values.value(start + i);
    }
  }
}
