package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NirExportTest {
  private static final int STEPS = 4;
  private static final int IMAGES = 3;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(floats = {1, 0.75f})
  void theFileComputesWhatTheTrainedNetworkDoesWithItsNormalisation(float decay) {
    Topology topology = Topology.parse("7x6-3c3-5c3-p2-4c5-4");
    NeuronModel model = new NeuronModel(decay, 2);
    SplittableRandom random = new SplittableRandom(11);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      SpikingNetwork trained = new SpikingNetwork(manager, topology, model, random);
      randomise(trained, random);
      NDArray images = Initial.normal(manager, new Shape(IMAGES, 1, 7, 6), 2, random);
      float[] pixels = images.toFloatArray();
      float[] mean = trained.infer(images, IMAGES, STEPS).toFloatArray();
      Path file = folder.resolve("model.nir");
      NirWriter.write(
          NirExport.export(topology, model, trained.parameters(), STEPS, Optional.empty()), file);

      Network network = NirReader.read(file);
      NDArray again = manager.create(pixels, new Shape(IMAGES, 1, 7, 6));
      float[] sum = new FloatNetwork(manager, network).run(step -> again, STEPS).toFloatArray();
      float[] plain = new PlainNetwork(network).run(pixels, IMAGES, STEPS);

      for (int i = 0; i < mean.length; i++) {
        assertThat(plain[i]).isCloseTo(STEPS * mean[i], within(1e-3f));
        assertThat(sum[i]).isCloseTo(STEPS * mean[i], within(1e-3f));
      }
      assertThat(mean).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7x6-3c3-3add3-4c3-4",
        "7x6-3c3-4add3s2-4",
        "7x6-3c3-3iand3-4",
        "7x6-3c3-4iand3-4add3-4",
        "7x6-3c3-p2-3res3-4",
        "7x6-3c3-4res5s2-4res3-4"
      })
  void theFileOfAResidualNetworkComputesWhatTheTrainedOneDoes(String text) {
    Topology topology = Topology.parse(text);
    NeuronModel model = NeuronModel.integrateAndFire(2);
    SplittableRandom random = new SplittableRandom(12);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      SpikingNetwork trained = new SpikingNetwork(manager, topology, model, random);
      randomise(trained, random);
      NDArray images = Initial.normal(manager, new Shape(IMAGES, 1, 7, 6), 2, random);
      float[] pixels = images.toFloatArray();
      float[] mean = trained.infer(images, IMAGES, STEPS).toFloatArray();
      Network network =
          NirExport.export(topology, model, trained.parameters(), STEPS, Optional.empty());
      NDArray again = manager.create(pixels, new Shape(IMAGES, 1, 7, 6));
      float[] sum = new FloatNetwork(manager, network).run(step -> again, STEPS).toFloatArray();
      for (int i = 0; i < mean.length; i++) {
        assertThat(sum[i]).isCloseTo(STEPS * mean[i], within(1e-3f));
      }
      assertThat(mean).doesNotHaveDuplicates();
    }
  }

  /** Statistics and scales as after training, so that folding them wrongly shows. */
  private static void randomise(SpikingNetwork network, SplittableRandom random) {
    for (Parameter parameter : network.parameters()) {
      if (!parameter.name().endsWith(".weight")) {
        float[] values = new float[parameter.values().limit()];
        for (int i = 0; i < values.length; i++) {
          values[i] = 0.5f + random.nextFloat();
        }
        parameter.values().put(values);
      }
    }
  }
}
