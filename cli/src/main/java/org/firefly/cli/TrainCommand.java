package org.firefly.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.firefly.events.frames.FrameSpec;
import org.firefly.runtime.command.OutputPath;
import org.firefly.training.NeuronModel;
import org.firefly.training.Optimisation;
import org.firefly.training.RateRegulariser;
import org.firefly.training.StartingModel;
import org.firefly.training.TimeStepSchedule;
import org.firefly.training.Training;
import org.firefly.training.TrainingConfig;
import org.firefly.training.TrainingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a network with surrogate gradients. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a convolutional spiking network with surrogate gradients and writes it as NIR.",
      "",
      "A checkpoint is written after every epoch; after an interrupt, the same command with"
          + " --resume goes on from it."
    },
    footer = {
      "",
      "Example (training set: Debian's dataset-fashion-mnist); docs/training.md tells how the shipped"
          + " model was trained:",
      "  firefly train /usr/share/datasets/fashion-mnist -o fashion-mnist.nir",
      "Example (recordings, as `firefly record` makes them):",
      "  firefly train recordings --frames tonic:n_time_bins=6 -o events.nir"
    })
final class TrainCommand implements Callable<Integer> {
  private static final int EVENT_EPOCHS = 8;

  /** Of a training that starts from a model. */
  private static final int FURTHER_EPOCHS = 3;

  private static final float USUAL_TARGET = 0.1f;

  @Parameters(
      paramLabel = "DIR",
      description =
          "Folder with training and test set in MNIST's idx files, raw or .gz; with --frames, of"
              + " event recordings, such as a folder per class in train and test.")
  private Path data;

  @Option(
      names = "--frames",
      paramLabel = "SPEC",
      description =
          "How recordings become frames: tonic:n_time_bins=16, spikingjelly:number=16, 10ms and"
              + " more; see docs/events.md. Counts above 1 are clipped to 1, since the accelerator"
              + " takes spikes. The model file notes it.")
  private Optional<String> frames;

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "MODEL.nir",
      required = true,
      description = "Where the trained network goes.")
  private Path output;

  @Option(
      names = "--network",
      description =
          "Layers as a network string. Default: "
              + TrainingConfig.DEFAULT_NETWORK
              + "; for recordings "
              + TrainingConfig.DEFAULT_EVENT_NETWORK
              + ".")
  private Optional<String> network;

  @Option(
      names = "--from",
      paramLabel = "MODEL.nir",
      description =
          "Start from the weights of this model instead of from random ones. Its decay and, without"
              + " --network, its layers are those of the training.")
  private Optional<Path> from;

  @Option(
      names = "--schedule",
      paramLabel = "T:EPOCHS,...",
      description =
          "Epochs and their time steps; few steps first are cheap and give the later epochs a good"
              + " start. Default: 1:4,4:2; for recordings 8 epochs of as many steps as there are"
              + " frames; with --from 3 epochs of the model's steps.")
  private Optional<String> schedule;

  @Option(
      names = "--decay",
      description =
          "Factor of the membrane from step to step; 1 is the integrate-and-fire neuron. Default: 1.")
  private Optional<Float> decay;

  @Option(
      names = "--surrogate-alpha",
      defaultValue = "2",
      description = "Steepness of the arctangent surrogate. Default: ${DEFAULT-VALUE}.")
  private float alpha;

  @Option(
      names = "--batch-size",
      defaultValue = "64",
      description = "Images per update. Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      defaultValue = "2e-3",
      description = "Highest learning rate of AdamW. Default: ${DEFAULT-VALUE}.")
  private float learningRate;

  @Option(
      names = "--weight-decay",
      defaultValue = "1e-2",
      description = "Decoupled weight decay. Default: ${DEFAULT-VALUE}.")
  private float weightDecay;

  @Option(
      names = "--target-rate",
      paramLabel = "RATE",
      description =
          "With --rate-strength: share of neurons that should fire in a time step, in every layer,"
              + " at most. Default: 0.1.")
  private Optional<Float> targetRate;

  @Option(
      names = "--rate-strength",
      paramLabel = "S",
      defaultValue = "0",
      description =
          "Adds S times the square of what each layer's firing rate is above the target to the loss;"
              + " fewer spikes are less work for an engine that skips silence. Default:"
              + " ${DEFAULT-VALUE}, nothing.")
  private float rateStrength;

  @Option(names = "--no-augment", description = "Neither shift nor mirror the training images.")
  private boolean plain;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of weights, order and augmentation. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description =
          "Networks that share each batch, a thread each; part of what decides the result, and a"
              + " divisor of the batch size. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      converter = OutputPath.ToFolder.class,
      names = "--checkpoints",
      paramLabel = "DIR",
      defaultValue = "checkpoints",
      description = "Folder of the checkpoints. Default: ${DEFAULT-VALUE}.")
  private Path checkpoints;

  @Option(names = "--resume", description = "Go on from the last checkpoint.")
  private boolean resume;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireLibraries();
    try (TrainingProgress progress = new TrainingProgress(spec.commandLine().getOut())) {
      double accuracy = Training.run(config(), resume, output, progress);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "Wrote %s; as a float network it classifies %.2f %% of the test samples.%n",
              output,
              100 * accuracy);
    }
    return 0;
  }

  /** A release may have been made without them. */
  private static void requireLibraries() {
    if (TrainCommand.class.getResource("/ai/djl/Model.class") == null) {
      throw new TrainingException(
          "Training needs PyTorch, which this release leaves out; take the release whose name says"
              + " training, or a checkout of the sources, whose launcher fetches it.");
    }
  }

  private TimeStepSchedule schedule(Optional<FrameSpec> spec, Optional<StartingModel> start) {
    if (schedule.isPresent()) {
      return TimeStepSchedule.parse(schedule.get());
    }
    if (spec.isPresent()) {
      return TimeStepSchedule.constant(frameCount(spec.get()), EVENT_EPOCHS);
    }
    OptionalInt steps = start.map(StartingModel::timeSteps).orElse(OptionalInt.empty());
    return steps.isPresent()
        ? TimeStepSchedule.constant(steps.getAsInt(), FURTHER_EPOCHS)
        : TimeStepSchedule.parse("1:4,4:2");
  }

  private static int frameCount(FrameSpec spec) {
    return (int)
        spec.fixedCount()
            .orElseThrow(
                () ->
                    new TrainingException(
                        "Frames '%s' give recordings different numbers of time steps; add +frames=N."
                            .formatted(spec.text())));
  }

  private TrainingConfig config() {
    requireRelated();
    Optional<StartingModel> start = from.map(StartingModel::read);
    Optional<FrameSpec> spec =
        frames
            .map(FrameSpec::parse)
            .or(() -> start.flatMap(StartingModel::frames))
            .map(FrameSpec::asClipped);
    return new TrainingConfig(
        data,
        spec,
        network.or(() -> start.map(StartingModel::network)).orElse(defaultNetwork(spec)),
        new NeuronModel(start.map(StartingModel::decay).or(() -> decay).orElse(1f), alpha),
        schedule(spec, start),
        optimisation(),
        start,
        seed,
        threads,
        checkpoints);
  }

  /** No option may be left without effect. */
  private void requireRelated() {
    if (from.isPresent() && decay.isPresent()) {
      throw new TrainingException("With --from, the decay is the model's; leave --decay out.");
    }
    if (targetRate.isPresent() && rateStrength == 0) {
      throw new TrainingException(
          "--target-rate does nothing by itself; say with --rate-strength how much it weighs,"
              + " such as 5.");
    }
  }

  private static String defaultNetwork(Optional<FrameSpec> spec) {
    return spec.isPresent() ? TrainingConfig.DEFAULT_EVENT_NETWORK : TrainingConfig.DEFAULT_NETWORK;
  }

  private Optimisation optimisation() {
    Optimisation usual = Optimisation.DEFAULT;
    return new Optimisation(
        batchSize,
        learningRate,
        weightDecay,
        usual.labelSmoothing(),
        usual.warmUp(),
        new RateRegulariser(targetRate.orElse(USUAL_TARGET), rateStrength),
        !plain);
  }
}
