package org.firefly.training;

/** Told how training goes. Called on the training thread. */
public interface TrainingListener {
  /**
   * After every update.
   *
   * @param epoch from 1
   * @param batch from 1
   * @param loss mean over the epoch so far, in nats
   * @param accuracy share of correct (augmented) training images of the epoch so far
   */
  void updated(int epoch, int batch, int batches, double loss, double accuracy);

  /** After every epoch, when its checkpoint is safely written. */
  void epochDone(EpochReport report);
}
