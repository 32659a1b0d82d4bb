package org.firefly.training;

import java.nio.file.Path;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirWriter;

/** From a folder of images to a trained model file. */
public final class Training {
  private Training() {}

  /**
   * Trains, and writes the network with the accuracy that its float network has on all test images,
   * in single precision. The file is written once, with its notes.
   *
   * @param resume whether to go on from the last checkpoint
   * @param model the NIR file to write
   * @return the measured accuracy
   * @throws TrainingException if the configuration does not fit the data, the run is interrupted,
   *     the checkpoint cannot be used, or one is there that the run would overwrite
   * @throws org.firefly.host.file.HostException if the data cannot be used
   * @throws org.firefly.network.NetworkException if the model cannot be written
   */
  public static double run(
      TrainingConfig config, boolean resume, Path model, TrainingListener listener) {
    if (!resume) {
      Checkpoint.requireNone(config.checkpoints());
    }
    Network network = train(config, resume, listener);
    int timeSteps = config.schedule().finalTimeSteps();
    double accuracy = FloatEvaluation.accuracy(network, TrainingData.of(config).test(), timeSteps);
    Metadata notes =
        network
            .metadata()
            .with(FireFlyNotes.FLOAT_ACCURACY, Tensor.scalar(accuracy))
            .with(FireFlyNotes.TRAINING, config.description());
    NirWriter.write(network.toBuilder().metadata(notes).build(), model);
    return accuracy;
  }

  private static Network train(TrainingConfig config, boolean resume, TrainingListener listener) {
    try (Trainer trainer = new Trainer(config, listener)) {
      if (resume) {
        trainer.resume();
      }
      trainer.run();
      return trainer.export();
    }
  }
}
