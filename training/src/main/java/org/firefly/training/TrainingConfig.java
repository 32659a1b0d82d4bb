package org.firefly.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.firefly.events.frames.FrameSpec;

/**
 * Everything that decides the result of a training run. Two runs with equal configurations on the
 * same machine give the same weights, interrupted or not.
 *
 * @param data folder with training and test set in the layout of MNIST, or of event recordings
 * @param frames how recordings become frames; empty for images
 * @param network layers, as {@link Topology#parse} reads them
 * @param neuron the neuron behind every convolution
 * @param schedule epochs and their time steps
 * @param optimisation how weights are changed
 * @param start the model whose weights the training starts from; empty for initial weights that the
 *     seed draws
 * @param seed of initial weights, order of images and augmentation
 * @param threads workers that share each batch, at least 1; they decide the result, because each
 *     normalises its part of the batch by itself
 * @param checkpoints folder of the checkpoints; one is written after every epoch
 */
public record TrainingConfig(
    Path data,
    Optional<FrameSpec> frames,
    String network,
    NeuronModel neuron,
    TimeStepSchedule schedule,
    Optimisation optimisation,
    Optional<StartingModel> start,
    long seed,
    int threads,
    Path checkpoints) {
  /** SCNN-5 without its second 256-channel layer: 36 million synaptic operations per step. */
  public static final String DEFAULT_NETWORK = "28x28-16c3-64c3-p2-128c3-p2-256c3-10";

  /** For recordings of a sensor of N-MNIST's size: 8 million synaptic operations per step. */
  public static final String DEFAULT_EVENT_NETWORK = "34x34x2-16c3-p2-64c3-p2-128c3-10";

  public TrainingConfig {
    if (threads < 1) {
      throw new TrainingException("Training needs at least 1 thread, not " + threads + ".");
    }
    if (optimisation.batchSize() % threads != 0 || optimisation.batchSize() / threads < 2) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "A batch of %d images cannot be shared evenly by %d threads.",
              optimisation.batchSize(),
              threads));
    }
    Topology.parse(network);
  }

  /** What has to be equal for a checkpoint to be continued. */
  String fingerprint() {
    String inputs = frames.map(spec -> " frames=" + spec.text()).orElse("");
    String from = start.map(model -> " from=" + model).orElse("");
    return String.format(
        Locale.ROOT,
        "network=%s neuron=%s seed=%d threads=%d%s%s",
        network,
        neuron,
        seed,
        threads,
        inputs,
        from);
  }

  /** All that decides the result, on one line. */
  String description() {
    return "%s schedule=%s %s".formatted(fingerprint(), schedule, optimisation);
  }
}
