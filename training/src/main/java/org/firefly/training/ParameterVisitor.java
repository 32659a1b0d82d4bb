package org.firefly.training;

import ai.djl.ndarray.NDArray;

/** Told of every array that a network is made of, in a fixed order. */
interface ParameterVisitor {
  /** A trained array that weight decay pulls towards zero. */
  void decaying(String name, NDArray array);

  /** A trained array without weight decay. */
  void plain(String name, NDArray array);

  /** A running statistic, which no gradient reaches. */
  void statistic(String name, NDArray array);
}
