package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.firefly.network.Network;

/** A training run, from initial weights or from its last checkpoint to the last epoch. */
public final class Trainer implements AutoCloseable {
  /** Enough for statistics that the first updates replace; all their maps are in memory at once. */
  private static final int STARTING_SAMPLES = 128;

  private final TrainingConfig config;
  private final TrainingListener listener;
  private final LabelledSamples trainingSet;
  private final LabelledSamples testSet;
  private final NDManager manager;
  private final DataParallel workers;
  private final AdamW optimiser;
  private final Checkpoint checkpoint;
  private int epochsDone;

  /**
   * Reads the data and draws initial weights.
   *
   * @throws org.firefly.host.file.HostException if the data cannot be used
   * @throws TrainingException if data and network do not fit, or PyTorch cannot be loaded
   */
  public Trainer(TrainingConfig config, TrainingListener listener) {
    this.config = config;
    this.listener = listener;
    Topology topology = Topology.parse(config.network());
    TrainingData data = TrainingData.of(config);
    trainingSet = data.training();
    testSet = data.test();
    requireSteps(trainingSet, config.schedule());
    if (trainingSet.count() < config.optimisation().batchSize()) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "%s has %d training samples, less than a batch of %d.",
              config.data(),
              trainingSet.count(),
              config.optimisation().batchSize()));
    }
    manager = PyTorch.engine().newBaseManager();
    List<SpikingNetwork> networks = new ArrayList<>();
    for (int i = 0; i < config.threads(); i++) {
      networks.add(new SpikingNetwork(manager, topology, config.neuron(), random(-1, 0)));
    }
    config
        .start()
        .ifPresent(start -> NativeWork.run(() -> start(networks.get(0), start.content())));
    workers = new DataParallel(networks);
    List<Parameter> parameters = workers.first().parameters();
    optimiser = new AdamW(manager, parameters, config.optimisation().weightDecay());
    checkpoint = new Checkpoint(config.checkpoints(), config.fingerprint());
  }

  /**
   * Goes on from the checkpoint of a run with the same network, neuron, seed and threads. With the
   * same schedule and optimisation as well, the result is that of an uninterrupted run; with
   * others, they hold from the next epoch on.
   *
   * @throws TrainingException if there is no such checkpoint, or it is damaged
   */
  public void resume() {
    NativeWork.run(
        () -> {
          epochsDone = checkpoint.read(manager, state());
          workers.copyFirst();
        });
  }

  /**
   * Trains the remaining epochs. A thread interrupt ends it with an exception; the checkpoint of
   * the last complete epoch remains.
   *
   * @throws TrainingException if it is interrupted, or another run has the folder of checkpoints
   */
  public void run() {
    CheckpointLock lock = CheckpointLock.of(config.checkpoints());
    try {
      runEpochs();
    } finally {
      lock.close();
    }
  }

  /** Statistics are taken from the first training samples, as they are. */
  private void start(SpikingNetwork network, NirImport model) {
    int count = Math.min(STARTING_SAMPLES, trainingSet.count());
    try (NDManager scratch = manager.newSubManager()) {
      NDArray inputs = new SampleBatches(trainingSet, count).inputs(scratch, 0);
      model.into(network, inputs, count, config.schedule().timeSteps(0));
    }
  }

  private void runEpochs() {
    while (epochsDone < config.schedule().epochs()) {
      long start = System.nanoTime();
      int timeSteps = config.schedule().timeSteps(epochsDone);
      Tally tally = trainEpoch(epochsDone, timeSteps);
      double accuracy = testAccuracy(timeSteps);
      epochsDone++;
      NativeWork.run(() -> checkpoint.write(manager, state(), epochsDone));
      listener.epochDone(
          new EpochReport(
              epochsDone,
              config.schedule().epochs(),
              timeSteps,
              tally.loss(),
              tally.accuracy(),
              tally.rates(),
              accuracy,
              (System.nanoTime() - start) * 1e-9));
    }
  }

  /** Share of test images that the network in its present state classifies correctly. */
  public double testAccuracy(int timeSteps) {
    SampleBatches batches = new SampleBatches(testSet, shareOfBatch());
    List<Integer> correct = workers.onAll(worker -> correct(batches, worker, timeSteps));
    return correct.stream().mapToInt(Integer::intValue).sum() / (double) testSet.count();
  }

  /** The network in its present state, batch normalisation folded, for the last epoch's steps. */
  public Network export() {
    return NirExport.export(
        workers.first().topology(),
        config.neuron(),
        workers.first().parameters(),
        config.schedule().finalTimeSteps(),
        config.frames());
  }

  @Override
  public void close() {
    workers.close();
    manager.close();
  }

  private Tally trainEpoch(int epoch, int timeSteps) {
    SampleBatches shares =
        SampleBatches.shuffled(trainingSet, shareOfBatch(), random(epoch, trainingSet.count()));
    int updates = shares.fullBatches() / workers.workers();
    Tally tally = new Tally();
    for (int u = 0; u < updates; u++) {
      requireNotInterrupted();
      int firstShare = u * workers.workers();
      for (Tally part :
          workers.onAll(
              worker ->
                  NativeWork.of(() -> trainShare(shares, worker, firstShare + worker, epoch)))) {
        tally.add(part);
      }
      long done = (long) epoch * updates + u;
      NativeWork.run(() -> update(done, (long) config.schedule().epochs() * updates));
      listener.updated(epoch + 1, u + 1, updates, tally.loss(), tally.accuracy());
    }
    return tally;
  }

  private Tally trainShare(SampleBatches shares, int worker, int share, int epoch) {
    Optimisation options = config.optimisation();
    SpikingNetwork network = workers.network(worker);
    try (NDManager scratch = manager.newSubManager()) {
      NDArray images =
          options.augment()
              ? shares.augmented(scratch, share, random(epoch, share))
              : shares.inputs(scratch, share);
      NDArray targets =
          shares.targets(scratch, share, network.topology().classes(), options.labelSmoothing());
      SpikingNetwork.Pass pass =
          network.forwardAndBackward(
              images,
              shares.size(share),
              targets,
              config.schedule().timeSteps(epoch),
              options.rates());
      Tally tally = new Tally();
      int correct = shares.correct(share, pass.logits().toFloatArray());
      tally.add(pass, correct, shares.size(share));
      return tally;
    }
  }

  private void update(long done, long planned) {
    float rate = config.optimisation().learningRate(done, planned);
    workers.sumGradients();
    optimiser.update(done + 1, rate, 1f / workers.workers());
    workers.averageStatistics();
    workers.copyFirst();
  }

  private int correct(SampleBatches batches, int worker, int timeSteps) {
    int correct = 0;
    for (int b = worker; b < batches.batches(); b += workers.workers()) {
      if (Thread.currentThread().isInterrupted()) {
        return correct; // nobody waits for it any more
      }
      int batch = b;
      correct += NativeWork.of(() -> correctOfBatch(batches, batch, worker, timeSteps));
    }
    return correct;
  }

  private int correctOfBatch(SampleBatches batches, int batch, int worker, int timeSteps) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray inputs = batches.inputs(scratch, batch);
      NDArray logits = workers.network(worker).infer(inputs, batches.size(batch), timeSteps);
      return batches.correct(batch, logits.toFloatArray());
    }
  }

  private int shareOfBatch() {
    return config.optimisation().batchSize() / workers.workers();
  }

  private List<Parameter> state() {
    List<Parameter> state = new ArrayList<>(workers.first().parameters());
    state.addAll(optimiser.moments());
    return state;
  }

  /** Independent random numbers for every epoch and purpose within it. */
  private RandomGenerator random(int epoch, int purpose) {
    long stream = (long) epoch << 32 | purpose;
    return new SplittableRandom(new SplittableRandom(config.seed() ^ stream).nextLong());
  }

  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException("Training was interrupted; resume it from its checkpoint.");
    }
  }

  private static void requireSteps(LabelledSamples samples, TimeStepSchedule schedule) {
    for (int epoch = 0; epoch < schedule.epochs() && samples.timeSteps().isPresent(); epoch++) {
      if (schedule.timeSteps(epoch) != samples.timeSteps().getAsInt()) {
        throw new TrainingException(
            String.format(
                Locale.ROOT,
                "Epoch %d is planned with %d time steps, but the recordings give %d frames; write --schedule %d:EPOCHS.",
                epoch + 1,
                schedule.timeSteps(epoch),
                samples.timeSteps().getAsInt(),
                samples.timeSteps().getAsInt()));
      }
    }
  }
}
