package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.firefly.events.SensorSize;
import org.firefly.events.frames.FrameSpec;
import org.firefly.events.generate.CameraModel;
import org.firefly.events.generate.GeneratedSet;
import org.firefly.events.generate.Picture;
import org.firefly.events.generate.Saccades;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.nir.NirReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From event files to a network. */
class EventTrainingTest {
  private static final String NETWORK = "8x8x2-4c3-p2-8c3-2";
  private static final FrameSpec FRAMES = FrameSpec.parse("tonic:n_time_bins=3").asClipped();
  private static final TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void updated(int epoch, int batch, int batches, double loss, double accuracy) {}

        @Override
        public void epochDone(EpochReport report) {}
      };

  @TempDir Path folder;

  /** Bright bars, upright or lying, at different places. */
  @BeforeEach
  void record() {
    CameraModel model = CameraModel.DEFAULT.withSensor(new SensorSize(8, 8));
    GeneratedSet set = new GeneratedSet(model, new Saccades(1, 10_000), ".bin", 3);
    for (String part : new String[] {"train", "test"}) {
      set.write(folder.resolve(part), 48, EventTrainingTest::bar, i -> i % 2, () -> {});
    }
  }

  private static Picture bar(int number) {
    byte[] pixels = new byte[36];
    for (int i = 0; i < 6; i++) {
      int across = number / 2 % 6;
      pixels[number % 2 == 0 ? i * 6 + across : across * 6 + i] = (byte) 255;
    }
    return new Picture(pixels, 6, 6);
  }

  private TrainingConfig config(String network, String schedule, FrameSpec frames) {
    return new TrainingConfig(
        folder,
        Optional.of(frames),
        network,
        NeuronModel.integrateAndFire(2),
        TimeStepSchedule.parse(schedule),
        new Optimisation(16, 1e-2f, 1e-2f, 0.1f, 0.1f, RateRegulariser.NONE, false),
        Optional.empty(),
        1,
        2,
        folder.resolve("checkpoints"));
  }

  @Test
  void recordingsTrainANetworkThatNotesItsFrames() {
    Path model = folder.resolve("model.nir");
    double accuracy = Training.run(config(NETWORK, "3:12", FRAMES), false, model, SILENT);
    assertThat(accuracy).isGreaterThan(0.9);
    Network network = NirReader.read(model);
    FireFlyNotes notes = FireFlyNotes.of(network.metadata());
    assertThat(notes.frames()).contains("tonic:n_time_bins=3+clip");
    assertThat(notes.timeSteps()).hasValue(3);
    assertThat(notes.inputScale()).isEmpty();
    assertThat(network.node("input")).isEqualTo(new Node.Input(Shape.of(2, 8, 8)));
  }

  @Test
  void otherTimeStepsThanFramesAreRefused() {
    assertThatThrownBy(() -> new Trainer(config(NETWORK, "1:1,3:1", FRAMES), SILENT))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("Epoch 1 is planned with 1 time steps")
        .hasMessageContaining("--schedule 3:EPOCHS");
  }

  @Test
  void framesOfAnotherShapeAreRefused() {
    FrameSpec merged = FrameSpec.parse("merge+tonic:n_time_bins=3");
    assertThatThrownBy(() -> new Trainer(config(NETWORK, "3:1", merged), SILENT))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("1 channels of 8 x 8 but the network takes 2 of 8 x 8");
  }
}
