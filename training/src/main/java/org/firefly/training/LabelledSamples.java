package org.firefly.training;

import java.util.OptionalInt;

/** Samples of equal size with a class for each; any number of threads may read. */
interface LabelledSamples {
  int count();

  /** Class of a sample, from 0. */
  int label(int sample);

  int channels();

  int rows();

  int columns();

  /** T of every sample; empty if a sample is a current that is the same at any number of steps. */
  OptionalInt timeSteps();

  /** A value of the input; the time step is 0 for a constant current. */
  float value(int sample, int timeStep, int channel, int row, int column);

  /** Time steps that a sample holds by itself, 1 for a constant current. */
  default int storedSteps() {
    return timeSteps().orElse(1);
  }
}
