package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartingModelTest {
  private static final String NETWORK = "7x6x1-3c3-5c3-p2-4c5-4";
  private static final int STEPS = 3;
  private static final int IMAGES = 8;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(floats = {1, 0.75f})
  void aNetworkThatStartsFromAFileComputesWhatTheFileDoes(float decay) {
    NeuronModel neuron = new NeuronModel(decay, 2);
    SplittableRandom random = new SplittableRandom(5);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      SpikingNetwork trained = new SpikingNetwork(manager, Topology.parse(NETWORK), neuron, random);
      StartingModel model = write(export(trained, neuron));
      assertThat(model.network()).isEqualTo(NETWORK);
      assertThat(model.decay()).isCloseTo(decay, within(1e-6f));

      SpikingNetwork started =
          new SpikingNetwork(manager, Topology.parse(model.network()), neuron, random);
      model.content().into(started, images(manager, random), IMAGES, STEPS);
      NDArray inputs = images(manager, random);
      float[] values = inputs.toFloatArray();
      float[] expected = trained.infer(inputs, IMAGES, STEPS).toFloatArray();
      NDArray again = manager.create(values, new Shape(IMAGES, 1, 7, 6));
      assertThat(started.infer(again, IMAGES, STEPS).toFloatArray())
          .containsExactly(expected, within(1e-4f));
      assertThat(expected).doesNotHaveDuplicates();
    }
  }

  @Test
  void aNetworkThatBeginsLikeTheModelTakesTheBlocksThatBothHave() {
    NeuronModel neuron = NeuronModel.integrateAndFire(2);
    Network model = exported(1);
    SplittableRandom random = new SplittableRandom(5);
    Topology topology = Topology.parse("7x6x1-3c3-5c3-p2-5add3-4");
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      SpikingNetwork network = new SpikingNetwork(manager, topology, neuron, random);
      Network drawn = export(network, neuron);
      write(model).content().into(network, images(manager, random), IMAGES, STEPS);
      Network started = export(network, neuron);
      for (String name : List.of("conv1", "conv2")) {
        assertThat(weights(started, name)).containsExactly(weights(model, name), within(1e-5f));
      }
      for (String name : List.of("block3.conv1", "block3.conv2")) {
        assertThat(weights(started, name)).containsExactly(weights(drawn, name));
      }
      assertThat(readout(started)).containsExactly(readout(drawn));
    }
  }

  @Test
  void aNetworkThatBeginsOtherwiseIsRefused() {
    NeuronModel neuron = NeuronModel.integrateAndFire(2);
    StartingModel model = write(exported(1));
    SplittableRandom random = new SplittableRandom(5);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      for (String text : List.of("7x6x1-4c3-4", "7x7x1-3c3-4")) {
        SpikingNetwork other = new SpikingNetwork(manager, Topology.parse(text), neuron, random);
        assertThatThrownBy(
                () -> model.content().into(other, images(manager, random), IMAGES, STEPS))
            .isInstanceOf(TrainingException.class)
            .hasMessageContaining(text)
            .hasMessageContaining(NETWORK);
      }
    }
  }

  private static float[] weights(Network network, String convolution) {
    return ((Node.Conv2d) network.node(convolution)).weight().toFloatArray();
  }

  private static float[] readout(Network network) {
    return ((Node.Affine) network.node("readout")).weight().toFloatArray();
  }

  @Test
  void thresholdsAndResistancesBecomeWeights() {
    Network network = exported(1);
    Network scaled =
        with(network, "conv1.neuron", new Neuron.IF(scalar(1), scalar(4), Optional.of(scalar(0))));
    float[] unit = write(network).content().filters().get(0).weight();
    float[] quarter = write(scaled).content().filters().get(0).weight();
    for (int i = 0; i < unit.length; i++) {
      assertThat(quarter[i]).isCloseTo(unit[i] / 4, within(1e-7f));
    }
  }

  @Test
  void theTextOfAModelTellsFilesApart() {
    String first = write(exported(1)).toString();
    assertThat(first).startsWith("model.nir:").isEqualTo(write(exported(1)).toString());
    assertThat(write(exported(2))).doesNotHaveToString(first);
  }

  @Test
  void whatCannotBeTrainedIsRefusedByName() {
    Neuron subtracting = new Neuron.IF(scalar(1), scalar(1), Optional.empty());
    assertRefused("conv1.neuron", subtracting, "does not reset to 0");
    Neuron other =
        new Neuron.LIF(scalar(2e-4), scalar(1), scalar(0), scalar(1), Optional.of(scalar(0)));
    assertRefused("conv2.neuron", other, "keeps 0.5 of its membrane, the neurons before it 1.0");
    Size2d overlapping = new Size2d(3, 2);
    assertRefused(
        "pool2",
        new Node.SumPool2d(overlapping, Size2d.square(2), Size2d.square(0)),
        "(SumPool2d)");
    Network residual = exported("7x6x1-3c3-3add3-4", 1);
    assertThatThrownBy(() -> write(residual))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("branches or joins at");
    assertRefused("pool2.or", new Node.Threshold(scalar(1.5)), "(Threshold)");
    Metadata scale = Metadata.empty().with(FireFlyNotes.INPUT_SCALE, scalar(1));
    assertThatThrownBy(() -> write(exported(1).toBuilder().metadata(scale).build()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("scale 1.0");
  }

  private void assertRefused(String name, Node node, String reason) {
    Network network = with(exported(1), name, node);
    assertThatThrownBy(() -> write(network))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining(reason);
  }

  /** The network with another node of this name. */
  private static Network with(Network network, String name, Node node) {
    Network.Builder builder = Network.builder().metadata(network.metadata());
    network.nodes().forEach((key, old) -> builder.add(key, key.equals(name) ? node : old));
    network.edges().forEach(edge -> builder.connect(edge.source(), edge.target()));
    return builder.build();
  }

  private static Tensor scalar(double value) {
    return Tensor.scalar(value);
  }

  private StartingModel write(Network network) {
    Path file = folder.resolve("model.nir");
    NirWriter.write(network, file);
    return StartingModel.read(file);
  }

  private static Network exported(long seed) {
    return exported(NETWORK, seed);
  }

  private static Network exported(String text, long seed) {
    NeuronModel neuron = NeuronModel.integrateAndFire(2);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      SplittableRandom random = new SplittableRandom(seed);
      return export(new SpikingNetwork(manager, Topology.parse(text), neuron, random), neuron);
    }
  }

  private static Network export(SpikingNetwork network, NeuronModel neuron) {
    return NirExport.export(
        network.topology(), neuron, network.parameters(), STEPS, Optional.empty());
  }

  private static NDArray images(NDManager manager, SplittableRandom random) {
    return Initial.normal(manager, new Shape(IMAGES, 1, 7, 6), 2, random);
  }
}
