package org.firefly.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;

/** Start of the tensor library. */
final class PyTorch {
  private PyTorch() {}

  /**
   * Loads PyTorch from the class path, never from the network, with one thread per operator.
   *
   * @throws TrainingException if there is no native library for this platform
   */
  static Engine engine() {
    System.setProperty("ai.djl.offline", "true");
    try {
      Engine engine = Engine.getEngine("PyTorch");
      JniUtils.setNumThreads(1);
      return engine;
    } catch (EngineException e) {
      throw new TrainingException(
          "PyTorch cannot be loaded on this platform; training needs its native library for"
              + " Linux x86-64, macOS aarch64 or Windows x86-64 on the class path.",
          e);
    }
  }
}
