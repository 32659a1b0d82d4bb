package org.firefly.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;

/** Start of the tensor library. */
final class PyTorch {
  private PyTorch() {}

  /**
   * Loads PyTorch from the class path, never from the network.
   *
   * @param threads of its operators
   * @throws TrainingException if there is no native library for this platform
   */
  static Engine engine(int threads) {
    System.setProperty("ai.djl.offline", "true");
    try {
      Engine engine = Engine.getEngine("PyTorch");
      JniUtils.setNumThreads(threads);
      return engine;
    } catch (EngineException e) {
      throw new TrainingException(
          "PyTorch cannot be loaded on this platform; training needs its native library for"
              + " Linux x86-64, macOS aarch64 or Windows x86-64 on the class path.",
          e);
    }
  }
}
