package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirWriter;

/**
 * Networks that papers report, with random weights that are integers: narrow ones for every build,
 * whole ones for a soak. The Braille networks have the shape of the NIR paper's two: recurrent
 * currents, one with biases and reset to zero, one without and reset by subtraction.
 */
enum PaperNetwork {
  SEW_RESNET18_ADD(
      "8x8x3-18c3-18add3-18add3-20add3s2-20add3-33add3s2-33add3-ap2-10",
      "32x32-64c3-64add3-64add3-128add3s2-128add3-256add3s2-256add3-512add3s2-512add3-ap4-10"),
  SEW_RESNET18_IAND(
      "16x16x3-18c3-18iand3-18iand3-20iand3s2-20iand3-33iand3s2-33iand3-ap4-10",
      "32x32-64c3-64iand3-64iand3-128iand3s2-128iand3-256iand3s2-256iand3-512iand3s2-512iand3-ap4-10"),
  SPIKING_RESNET18(
      "8x8x3-18c3-18res3-18res3-20res3s2-20res3-33res3s2-33res3-ap2-10",
      "32x32-64c3-64res3-64res3-128res3s2-128res3-256res3s2-256res3-512res3s2-512res3-ap4-10"),
  VGG11(
      "16x16x3-8c3-p2-16c3-p2-18c3-18c3-p2-20c3-20c3-p2-10",
      "32x32-64c3-p2-128c3-p2-256c3-256c3-p2-512c3-512c3-p2-512c3-512c3-p2-10"),
  SHD("1x1x70-40rec-20", "1x1x700-256rec-20"),
  DVS(
      "32x32x2-16c3-p2-16c3-p2-16c3-p2-16c3-p2-16c3-p2-30-11",
      "128x128x2-32c3-p2-32c3-p2-32c3-p2-32c3-p2-32c3-p2-128-11"),
  BRAILLE_ZERO("", ""),
  BRAILLE_SUBTRACT("", "");

  private static final int BRAILLE_INPUTS = 12;

  private final String narrow;
  private final String whole;

  PaperNetwork(String narrow, String whole) {
    this.narrow = narrow;
    this.whole = whole;
  }

  /** The network; both sizes of a Braille network differ in the time steps alone. */
  Network network(boolean isWhole) {
    return switch (this) {
      case BRAILLE_ZERO -> braille(38, true);
      case BRAILLE_SUBTRACT -> braille(40, false);
      default -> NetworkString.parse(isWhole ? whole : narrow).toNetwork(1);
    };
  }

  int timeSteps(boolean isWhole) {
    return switch (this) {
      case SHD -> isWhole ? 100 : 25;
      case DVS -> isWhole ? 10 : 5;
      case BRAILLE_ZERO, BRAILLE_SUBTRACT -> isWhole ? 256 : 60;
      default -> 4;
    };
  }

  /** What the file does not say. */
  List<String> options() {
    return switch (this) {
      case BRAILLE_ZERO -> List.of("--target", "ultra96v2-synapses");
      case BRAILLE_SUBTRACT ->
          List.of(
              "--target",
              "ultra96v2-synapses",
              "--reset",
              "subtract",
              "--reset-delay",
              "corrected");
      default -> List.of();
    };
  }

  /**
   * Writes the network and random values for it.
   *
   * @param samples how many
   * @param most largest value; 1 for spikes
   */
  void write(Path model, Path input, boolean isWhole, int samples, int most) throws IOException {
    Network network = network(isWhole);
    NirWriter.write(network, model);
    Shape shape = ((Node.Input) network.node("input")).shape();
    int steps = timeSteps(isWhole);
    int[] axes = new int[2 + shape.rank()];
    axes[0] = samples;
    axes[1] = steps;
    for (int i = 0; i < shape.rank(); i++) {
      axes[2 + i] = shape.dimension(i);
    }
    byte[] values = new byte[samples * steps * shape.size()];
    Random random = new Random(5);
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (random.nextInt(rarity()) == 0 ? 1 + random.nextInt(most) : 0);
    }
    NpyWriter.write(input, NpyArray.of(NpyType.UINT8, values, axes));
  }

  /** One of so many values is none. */
  private int rarity() {
    return this == SHD ? 32 : 4;
  }

  private static Network braille(int hidden, boolean biased) {
    Network.Builder network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(BRAILLE_INPUTS)))
            .add("fc1", dense(hidden, BRAILLE_INPUTS, biased))
            .add("lif1", cuba(hidden, biased))
            .add("back", dense(hidden, hidden, biased))
            .add("fc2", dense(7, hidden, biased))
            .add("lif2", cuba(7, biased))
            .add("output", new Node.Output(Shape.of(7)));
    return network
        .chain("input", "fc1", "lif1", "fc2", "lif2", "output")
        .chain("lif1", "back", "lif1")
        .build();
  }

  private static Node dense(int outputs, int inputs, boolean biased) {
    Tensor weights = weights(outputs, inputs);
    return biased ? new Node.Affine(weights, weights(outputs)) : new Node.Linear(weights);
  }

  /** Decays of one half, and thresholds so low that a state has left the unit's grid by then. */
  private static Neuron.CubaLIF cuba(int neurons, boolean toZero) {
    Tensor zero = Tensor.filled(Shape.of(neurons), 0);
    Tensor half = Tensor.filled(Shape.of(neurons), 2e-4);
    return new Neuron.CubaLIF(
        half,
        Tensor.filled(Shape.of(neurons), 1e-4),
        Tensor.filled(Shape.of(neurons), 1),
        zero,
        Tensor.filled(Shape.of(neurons), 6),
        toZero ? Optional.of(zero) : Optional.empty(),
        Tensor.filled(Shape.of(neurons), 2));
  }

  private static Tensor weights(int... shape) {
    Random random = new Random(shape.length);
    return Tensor.generate(Shape.of(shape), i -> random.nextInt(9) - 4);
  }
}
