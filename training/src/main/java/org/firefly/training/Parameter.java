package org.firefly.training;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;

/**
 * One of the arrays that a network is made of.
 *
 * @param name unique in the network
 * @param array float32 values
 * @param role how training treats it
 */
record Parameter(String name, NDArray array, Role role) {
  /** Ways of treating an array in training. */
  enum Role {
    /** Changed by its gradient, and pulled towards zero by weight decay. */
    DECAYING,
    /** Changed by its gradient alone. */
    PLAIN,
    /** Running statistic that no gradient reaches. */
    STATISTIC
  }

  boolean trained() {
    return role != Role.STATISTIC;
  }

  /** A view of the values themselves; what is put there is seen by PyTorch. */
  FloatBuffer values() {
    return view(array);
  }

  static FloatBuffer view(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }
}
