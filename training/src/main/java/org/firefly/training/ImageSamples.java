package org.firefly.training;

import java.util.OptionalInt;
import org.firefly.host.samples.LabelledImages;

/** Grey images as constant currents, pixel / 255. */
record ImageSamples(LabelledImages images) implements LabelledSamples {
  private static final float WHITE = 255f;

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public int label(int sample) {
    return images.label(sample);
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int rows() {
    return images.rows();
  }

  @Override
  public int columns() {
    return images.columns();
  }

  @Override
  public OptionalInt timeSteps() {
    return OptionalInt.empty();
  }

  @Override
  public float value(int sample, int timeStep, int channel, int row, int column) {
    return images.pixel(sample, row, column) / WHITE;
  }
}
