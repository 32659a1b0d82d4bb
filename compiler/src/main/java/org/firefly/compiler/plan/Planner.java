package org.firefly.compiler.plan;

/** Decides how the accelerator runs one layer. */
interface Planner {
  /** Most samples of a batch block that the layer has room for. */
  BatchRoom room();

  /**
   * The plan for blocks of up to {@code samples} samples, at most those of {@link #room}.
   *
   * @throws org.firefly.compiler.options.CompilerException if the accelerator cannot run the layer
   */
  LayerPlan plan(int samples);
}
