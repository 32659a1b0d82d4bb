package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firefly.host.samples.LabelledImages;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final String NETWORK = "8x8-4c3-8c3-p2-2";
  private static final Optimisation OPTIONS =
      new Optimisation(16, 1e-2f, 1e-2f, 0.1f, 0.1f, RateRegulariser.NONE, true);

  @TempDir Path folder;
  private final Losses losses = new Losses();

  @BeforeEach
  void writeImages() throws IOException {
    SyntheticImages.write(folder, 128, 50);
  }

  @Test
  void trainingLearnsWhatSeparatesTheClasses() {
    try (Trainer trainer = new Trainer(config("1:3,3:2", 1, "a"), losses)) {
      trainer.run();
    }
    List<EpochReport> reports = losses.reports;
    assertThat(reports).hasSize(5);
    assertThat(reports.get(4).loss()).isLessThan(0.7 * reports.get(0).loss());
    assertThat(reports.get(4).testAccuracy()).isGreaterThan(0.95);
    assertThat(reports).extracting(EpochReport::timeSteps).containsExactly(1, 1, 1, 3, 3);
  }

  @Test
  void equalSeedsGiveEqualWeightsAndOtherSeedsOthers() {
    Network first = train(config("2:2", 1, "a"));
    assertThat(train(config("2:2", 1, "b"))).isEqualTo(first);
    assertThat(train(config("2:2", 2, "c"))).isNotEqualTo(first);
  }

  @Test
  void anInterruptedRunResumesToTheWeightsOfAnUninterruptedOne() {
    Network whole = train(config("1:2,2:2", 1, "whole"));
    TrainingConfig config = config("1:2,2:2", 1, "cut");
    losses.interruptInEpoch = 3;
    try (Trainer trainer = new Trainer(config, losses)) {
      assertThatThrownBy(trainer::run)
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("resume");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    losses.interruptInEpoch = 0;
    try (Trainer trainer = new Trainer(config, losses)) {
      trainer.resume();
      trainer.run();
      assertThat(trainer.export()).isEqualTo(whole);
    }
  }

  @Test
  void theWrittenModelHoldsTheAccuracyThatItHas() {
    Path model = folder.resolve("model.nir");
    double accuracy = Training.run(config("2:2", 1, "a"), false, model, losses);

    Network network = NirReader.read(model);
    assertThat(
            FloatEvaluation.accuracy(network, new ImageSamples(LabelledImages.testSet(folder)), 2))
        .isEqualTo(accuracy);
    assertThat(network.metadata().numbers(FireFlyNotes.FLOAT_ACCURACY).orElseThrow().value(0))
        .isCloseTo(accuracy, within(1e-6));
    assertThat(network.metadata().numbers(FireFlyNotes.TIME_STEPS).orElseThrow().value(0))
        .isEqualTo(2);
    assertThat(accuracy).isCloseTo(losses.reports.get(1).testAccuracy(), within(0.021));
  }

  @Test
  void aPullOnTheRatesLowersThemAndStillLearns() {
    train(config("2:8", 1, "free"));
    List<Double> free = losses.reports.get(7).firingRates();
    RateRegulariser pull = new RateRegulariser(0.05f, 100);
    train(pulled(config("2:8", 1, "pulled"), pull));
    EpochReport last = losses.reports.get(15);
    for (int layer = 0; layer < 2; layer++) {
      assertThat(last.firingRates().get(layer)).isBetween(0.01, 0.6 * free.get(layer));
    }
    assertThat(last.testAccuracy()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4add3", "8add3s2", "4res3", "8res3s2", "4iand3"})
  void residualNetworksLearnAndTheirFilesAreAsAccurate(String block) {
    TrainingConfig plain = config("2:4", 1, block);
    TrainingConfig config =
        with("8x8-4c3-" + block + "-2", plain.optimisation(), plain.start(), plain);
    double accuracy = Training.run(config, false, folder.resolve(block + ".nir"), losses);
    assertThat(accuracy).isGreaterThan(0.9);
    assertThat(accuracy).isCloseTo(losses.reports.get(3).testAccuracy(), within(0.021));
  }

  @Test
  void aTrainingThatStartsFromAModelBeginsWithItsAccuracy() {
    Path model = folder.resolve("model.nir");
    double accuracy = Training.run(config("2:4", 1, "a"), false, model, losses);
    TrainingConfig config = startedFrom(model, config("2:1", 2, "b"));
    try (Trainer trainer = new Trainer(config, losses)) {
      assertThat(trainer.testAccuracy(2)).isEqualTo(accuracy);
      trainer.run();
    }
    assertResumeRefused(config("2:1", 2, "b"), "from=model.nir:");
  }

  @Test
  void resumingWithoutACheckpointSaysSo() {
    assertResumeRefused(config("1:1", 1, "none"), "no checkpoint");
  }

  @Test
  void theCheckpointOfAnEarlierRunIsNotOverwritten() {
    TrainingConfig config = config("1:1", 1, "a");
    train(config);
    Path model = folder.resolve("model.nir");
    assertThatThrownBy(() -> Training.run(config, false, model, losses))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("checkpoint.npz")
        .hasMessageContaining("--resume");
    assertThat(model).doesNotExist();
  }

  @Test
  void aTruncatedCheckpointIsRefused() throws IOException {
    TrainingConfig config = config("1:1", 1, "a");
    train(config);
    Path file = config.checkpoints().resolve("checkpoint.npz");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 100, whole.length / 4, whole.length / 2}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertResumeRefused(config, "damaged");
    }
  }

  @Test
  void twoRunsCannotShareAFolderOfCheckpoints() throws IOException {
    TrainingConfig config = config("1:1", 1, "shared");
    try (CheckpointLock held = CheckpointLock.of(config.checkpoints());
        Trainer trainer = new Trainer(config, losses)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(trainer::run)
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("Another training writes its checkpoints to ")
          .hasMessageContaining("shared");
    }
    train(config);
    assertThat(config.checkpoints())
        .isDirectoryNotContaining(file -> file.toString().endsWith(".partial"));
  }

  @Test
  void theCheckpointOfAnotherRunIsRefused() {
    train(config("1:1", 1, "a"));
    assertResumeRefused(config("1:1", 2, "a"), "another run");
  }

  @Test
  void aFinishedRunGoesOnWithALongerSchedule() {
    train(config("1:1", 1, "a"));
    losses.reports.clear();
    try (Trainer trainer = new Trainer(config("1:1,2:1", 1, "a"), losses)) {
      trainer.resume();
      trainer.run();
    }
    assertThat(losses.reports).extracting(EpochReport::epoch).containsExactly(2);
  }

  @Test
  void imagesThatDoNotFitTheNetworkAreRefused() {
    assertThatThrownBy(() -> new Trainer(configFor("12x12-4c3-2"), losses))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("8 x 8");
  }

  @Test
  void aBatchMustDivideAmongTheThreads() {
    assertThatThrownBy(
            () ->
                new TrainingConfig(
                    folder,
                    Optional.empty(),
                    NETWORK,
                    NeuronModel.integrateAndFire(2),
                    TimeStepSchedule.parse("1:1"),
                    OPTIONS,
                    Optional.empty(),
                    1,
                    3,
                    folder))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("16 images");
  }

  private void assertResumeRefused(TrainingConfig config, String reason) {
    try (Trainer trainer = new Trainer(config, losses)) {
      assertThatThrownBy(trainer::resume)
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining(config.checkpoints().toString())
          .hasMessageContaining(reason);
    }
  }

  private Network train(TrainingConfig config) {
    try (Trainer trainer = new Trainer(config, losses)) {
      trainer.run();
      return trainer.export();
    }
  }

  private static TrainingConfig pulled(TrainingConfig config, RateRegulariser rates) {
    Optimisation options = new Optimisation(16, 1e-2f, 1e-2f, 0.1f, 0.1f, rates, true);
    return with(config.network(), options, config.start(), config);
  }

  private static TrainingConfig startedFrom(Path model, TrainingConfig config) {
    Optional<StartingModel> start = Optional.of(StartingModel.read(model));
    return with(config.network(), config.optimisation(), start, config);
  }

  private static TrainingConfig with(
      String network,
      Optimisation optimisation,
      Optional<StartingModel> start,
      TrainingConfig config) {
    return new TrainingConfig(
        config.data(),
        config.frames(),
        network,
        config.neuron(),
        config.schedule(),
        optimisation,
        start,
        config.seed(),
        config.threads(),
        config.checkpoints());
  }

  private TrainingConfig configFor(String network) {
    return new TrainingConfig(
        folder,
        Optional.empty(),
        network,
        NeuronModel.integrateAndFire(2),
        TimeStepSchedule.parse("1:1"),
        OPTIONS,
        Optional.empty(),
        1,
        1,
        folder);
  }

  private TrainingConfig config(String schedule, long seed, String checkpoints) {
    return new TrainingConfig(
        folder,
        Optional.empty(),
        NETWORK,
        NeuronModel.integrateAndFire(2),
        TimeStepSchedule.parse(schedule),
        OPTIONS,
        Optional.empty(),
        seed,
        2,
        folder.resolve(checkpoints));
  }

  /** Keeps the reports, and interrupts the training in the middle of an epoch if told to. */
  private static final class Losses implements TrainingListener {
    private final List<EpochReport> reports = new ArrayList<>();
    private int interruptInEpoch;

    @Override
    public void updated(int epoch, int batch, int batches, double loss, double accuracy) {
      if (epoch == interruptInEpoch && batch == batches / 2) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void epochDone(EpochReport report) {
      reports.add(report);
    }
  }
}
