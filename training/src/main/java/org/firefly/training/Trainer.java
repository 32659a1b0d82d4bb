package org.firefly.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.firefly.network.data.LabelledImages;

/** A training run, from initial weights or from its last checkpoint to the last epoch. */
public final class Trainer implements AutoCloseable {
  private final TrainingConfig config;
  private final TrainingListener listener;
  private final LabelledImages trainingSet;
  private final LabelledImages testSet;
  private final Engine engine;
  private final NDManager manager;
  private final SpikingNetwork network;
  private final AdamW optimiser;
  private final Checkpoint checkpoint;
  private int epochsDone;

  /**
   * Reads the data and draws initial weights.
   *
   * @throws org.firefly.network.data.DatasetException if the data cannot be used
   * @throws TrainingException if data and network do not fit, or PyTorch cannot be loaded
   */
  public Trainer(TrainingConfig config, TrainingListener listener) {
    this.config = config;
    this.listener = listener;
    Topology topology = Topology.parse(config.network());
    trainingSet = fitting(LabelledImages.trainingSet(config.data()), topology);
    testSet = fitting(LabelledImages.testSet(config.data()), topology);
    if (trainingSet.count() < config.optimisation().batchSize()) {
      throw new TrainingException(
          "%s has %d training images, less than a batch of %d."
              .formatted(config.data(), trainingSet.count(), config.optimisation().batchSize()));
    }
    engine = PyTorch.engine(config.threads());
    manager = engine.newBaseManager();
    network = new SpikingNetwork(manager, topology, config.neuron(), config.threads(), random(-1));
    optimiser = new AdamW(manager, network, config.optimisation().weightDecay());
    checkpoint = new Checkpoint(config.checkpoints(), config.fingerprint());
  }

  /** Goes on from the checkpoint of a run with the same configuration. */
  public void resume() {
    epochsDone = checkpoint.read(manager, state());
  }

  /**
   * Trains the remaining epochs. A thread interrupt ends it with an exception; the checkpoint of
   * the last complete epoch remains.
   */
  public void run() {
    while (epochsDone < config.schedule().epochs()) {
      long start = System.nanoTime();
      int timeSteps = config.schedule().timeSteps(epochsDone);
      Tally tally = trainEpoch(epochsDone, timeSteps);
      double accuracy = testAccuracy(timeSteps);
      epochsDone++;
      checkpoint.write(manager, state(), epochsDone);
      listener.epochDone(
          new EpochReport(
              epochsDone,
              config.schedule().epochs(),
              timeSteps,
              tally.loss(),
              tally.accuracy(),
              accuracy,
              (System.nanoTime() - start) * 1e-9));
    }
  }

  /** Share of test images that the network in its present state classifies correctly. */
  public double testAccuracy(int timeSteps) {
    ImageBatches batches = new ImageBatches(testSet, config.optimisation().batchSize());
    long correct = 0;
    for (int b = 0; b < batches.batches(); b++) {
      requireNotInterrupted();
      try (NDManager scratch = manager.newSubManager()) {
        NDArray logits = network.infer(batches.currents(scratch, b), timeSteps);
        correct += batches.correct(b, logits.toFloatArray());
      }
    }
    return (double) correct / testSet.count();
  }

  @Override
  public void close() {
    manager.close();
  }

  private Tally trainEpoch(int epoch, int timeSteps) {
    RandomGenerator random = random(epoch);
    Optimisation options = config.optimisation();
    ImageBatches batches = ImageBatches.shuffled(trainingSet, options.batchSize(), random);
    int count = batches.fullBatches();
    Tally tally = new Tally();
    for (int b = 0; b < count; b++) {
      requireNotInterrupted();
      long update = (long) epoch * count + b;
      float rate = options.learningRate(update, (long) config.schedule().epochs() * count);
      trainBatch(batches, b, timeSteps, random, tally);
      optimiser.update(update + 1, rate);
      listener.updated(epoch + 1, b + 1, count, tally.loss(), tally.accuracy());
    }
    return tally;
  }

  private void trainBatch(
      ImageBatches batches, int batch, int timeSteps, RandomGenerator random, Tally tally) {
    Optimisation options = config.optimisation();
    try (NDManager scratch = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray images =
          options.augment()
              ? batches.augmented(scratch, batch, random)
              : batches.currents(scratch, batch);
      NDArray targets =
          batches.targets(scratch, batch, network.topology().classes(), options.labelSmoothing());
      SpikingNetwork.Pass pass = network.forwardAndBackward(collector, images, targets, timeSteps);
      tally.add(
          pass.loss(), batches.correct(batch, pass.logits().toFloatArray()), batches.size(batch));
    }
  }

  private NDList state() {
    NDList state = new NDList(optimiser.moments());
    network.visit(
        new ParameterVisitor() {
          @Override
          public void decaying(String name, NDArray array) {
            array.setName(name);
            state.add(array);
          }

          @Override
          public void plain(String name, NDArray array) {
            decaying(name, array);
          }

          @Override
          public void statistic(String name, NDArray array) {
            decaying(name, array);
          }
        });
    return state;
  }

  private RandomGenerator random(int epoch) {
    return new SplittableRandom(config.seed() * 0x9E3779B97F4A7C15L + epoch);
  }

  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException("Training was interrupted; resume it from its checkpoint.");
    }
  }

  private static LabelledImages fitting(LabelledImages images, Topology topology) {
    if (images.rows() != topology.rows() || images.columns() != topology.columns()) {
      throw new TrainingException(
          "The images are %d x %d but the network takes %d x %d."
              .formatted(images.rows(), images.columns(), topology.rows(), topology.columns()));
    }
    for (int i = 0; i < images.count(); i++) {
      if (images.label(i) >= topology.classes()) {
        throw new TrainingException(
            "Image %d has label %d but the network has %d classes."
                .formatted(i, images.label(i), topology.classes()));
      }
    }
    return images;
  }

  /** Running means of an epoch. */
  private static final class Tally {
    private double lossSum;
    private long correct;
    private long seen;

    void add(double meanLoss, int correctOnes, int images) {
      lossSum += meanLoss * images;
      correct += correctOnes;
      seen += images;
    }

    double loss() {
      return lossSum / seen;
    }

    double accuracy() {
      return (double) correct / seen;
    }
  }
}
