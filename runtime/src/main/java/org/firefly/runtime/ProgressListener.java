package org.firefly.runtime;

/** Hears how far a run has come; called from the thread that started the run. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = (done, total) -> {};

  /**
   * Called after each block.
   *
   * @param done samples that are done
   * @param total samples of the run
   */
  void progress(int done, int total);
}
