package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.averagePool;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;
import static org.firefly.compiler.Golden.sumPool;

import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Framework;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.ResetTiming;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.NetworkString;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

/** What the accelerator cannot run is refused by the name of the layer, with reason and remedy. */
class RefusalTest {
  private static final Random RANDOM = new Random(1);
  private static final Shape MAP = Shape.of(4, 9, 9);

  private static void refused(Network network, String layer, String reason) {
    refused(network, options(), layer, reason);
  }

  private static void refused(
      Network network, CompilerOptions options, String layer, String reason) {
    CompilerException refusal =
        catchThrowableOfType(CompilerException.class, () -> Compiler.compile(network, options));
    assertThat(refusal).as("nothing was refused").isNotNull();
    assertThat(refusal.layer()).isEqualTo(layer);
    assertThat(refusal).hasMessageContaining(reason).hasMessageContaining("; ");
  }

  /** What the file leaves open, or holds against the choices made, is refused by node and field. */
  private static void unclear(Network network, String field, String reason) {
    NetworkException refusal =
        catchThrowableOfType(NetworkException.class, () -> Compiler.compile(network, options()));
    assertThat(refusal).as("nothing was refused").isNotNull();
    assertThat(refusal).hasMessageContaining("'2'").hasMessageContaining(field);
    assertThat(refusal).hasMessageContaining(reason).hasMessageContaining("; ");
  }

  private static Node.Conv2d conv3() {
    return conv(RANDOM, 4, 4, 3, 1, 1);
  }

  private static Tensor scalar(double value) {
    return Tensor.scalar(value);
  }

  @Test
  void mapsThatLieDifferently() {
    Shape flat = Shape.of(MAP.size());
    Network network =
        Network.builder()
            .add("input", new Node.Input(MAP))
            .add("a", conv3())
            .add("n", spiking(1))
            .add("flat", flatten())
            .add("dense", affine(RANDOM, flat.size(), flat.size()))
            .add("m", spiking(1))
            .add("output", new Node.Output(flat))
            .chain("input", "a", "n", "flat", "m", "output")
            .chain("flat", "dense", "m")
            .build();
    refused(network, "m", "lie differently in memory");
  }

  @Test
  void straySources() {
    Network network =
        chain(MAP, conv3(), spiking(1)).toBuilder()
            .add("stray", new Node.Scale(Tensor.filled(MAP, 1)))
            .chain("stray", "2")
            .build();
    refused(network, "stray", "not on the way");
  }

  @Test
  void recurrence() {
    Network network = NetworkString.parse("9x9x4-20c3-10").toNetwork(1);
    Network looped =
        network.toBuilder()
            .add("back", conv(RANDOM, 20, 20, 3, 1, 1))
            .chain("conv1.neuron", "back", "conv1.neuron")
            .build();
    CompilerOptions small =
        CompilerOptions.of(Golden.CONFIG.with(Setting.MEMBRANE_DEPTH, 128))
            .withInput(Input.SPIKES)
            .withTimeSteps(3);
    refused(
        looped, small, "conv1", "162 words of 16 ('conv1' 162), but the membrane memory holds 128");
    CompilerOptions analog = small.withInput(Input.ofScale(1));
    refused(looped, analog, "conv1", "nothing else may see it or join it");
  }

  @Test
  void twoInputsAndMissingEnds() {
    Network network =
        chain(MAP, conv3(), spiking(1)).toBuilder().add("more", new Node.Input(MAP)).build();
    refused(network, "more", "2 Input nodes");
    Network open =
        Network.builder()
            .add("input", new Node.Input(MAP))
            .add("a", conv3())
            .add("output", new Node.Output(MAP))
            .chain("input", "a")
            .build();
    refused(open, "a", "nothing follows");
  }

  @Test
  void nodesBesideTheChain() {
    Network network =
        chain(MAP, conv3(), spiking(1)).toBuilder()
            .add("beside", spiking(1))
            .add("beside2", new Node.Scale(Tensor.filled(MAP, 1)))
            .chain("beside2", "beside")
            .build();
    refused(network, "beside", "not on the way");
  }

  @Test
  void hiddenIntegrators() {
    Node li = new Neuron.LI(scalar(1e-3), scalar(1), scalar(0));
    refused(chain(MAP, conv3(), li, conv3(), spiking(1)), "2", "hidden LI");
    refused(chain(MAP, conv3(), new Neuron.I(scalar(1)), conv3(), spiking(1)), "2", "hidden I");
    Node cuba = new Neuron.CubaLI(scalar(1e-4), scalar(1), scalar(1), scalar(0), scalar(1));
    refused(chain(MAP, conv3(), cuba, conv3(), spiking(1)), "2", "hidden CubaLI");
  }

  @Test
  void synapticCurrents() {
    Node cuba =
        new Neuron.CubaLIF(
            scalar(2e-4),
            scalar(1e-3),
            scalar(1),
            scalar(0),
            scalar(1),
            Optional.of(scalar(0)),
            scalar(1));
    refused(chain(MAP, conv3(), cuba), "1", "--target BOARD-synapses");
    AcceleratorConfig config = Golden.CONFIG.with(Setting.SYNAPSES, 1);
    CompilerOptions able = CompilerOptions.of(config).withInput(Input.SPIKES).withTimeSteps(3);
    assertThat(Compiler.compile(chain(MAP, conv3(), cuba), able).layers()).hasSize(1);
  }

  @Test
  void delays() {
    Node.Delay late = new Node.Delay(scalar(1e-4));
    refused(chain(MAP, conv3(), late, spiking(1)), "2", "delays the real values of layer '1'");
    double[] delays = new double[MAP.size()];
    delays[5] = 1e-4;
    Node.Delay mixed = new Node.Delay(Tensor.of(MAP, delays));
    refused(chain(MAP, mixed, conv3(), spiking(1)), "1", "differ between neurons");
    Network far =
        chain(MAP, new Node.Delay(scalar(6.5535)), conv3(), spiking(1)).toBuilder()
            .connect("input", "2")
            .build();
    refused(far, options().withTimeSteps(65_535), "2", "65536 planes of spikes apart");
  }

  @Test
  void twoMatricesWithoutANeuron() {
    refused(chain(MAP, conv3(), conv3(), spiking(1)), "2", "no neuron between");
  }

  @Test
  void unknownReset() {
    Node unknown = new Neuron.IF(scalar(1), scalar(3), Optional.empty());
    Network network = chain(MAP, conv3(), unknown);
    unclear(network, "v_reset", "--reset subtract");
    assertThat(Compiler.compile(network, options().withTimeSteps(1)).layers()).hasSize(1);
    assertThat(
            Compiler.compile(network, options().withReset(ResetKind.SUBTRACT))
                .layers()
                .get(0)
                .neuron()
                .reset())
        .isEqualTo(MembraneReset.SUBTRACT);
  }

  @Test
  void aCorrectedResetRaisesThresholds() {
    ConventionOptions corrected =
        ConventionOptions.NONE.withFrom(Framework.SNNTORCH).withTiming(ResetTiming.CORRECTED);
    Compilation compilation =
        Compiler.compile(chain(MAP, conv3(), spiking(3)), options().withConventions(corrected));
    assertThat(compilation.layers().get(0).neuron().reset())
        .isEqualTo(MembraneReset.SUBTRACT_RAISING);
    assertThat(compilation.layers().get(0).constants())
        .allSatisfy(c -> assertThat(c.reset()).isEqualTo(2 * c.threshold()));
    assertThat(compilation.warnings()).isEmpty();
  }

  @Test
  void aLateResetOfCurrentsBeforeTheFirstStep() {
    Node cuba =
        new Neuron.CubaLIF(
            scalar(2e-4),
            scalar(1e-3),
            scalar(1),
            scalar(0),
            scalar(-1),
            Optional.of(scalar(0)),
            scalar(1));
    ConventionOptions late =
        ConventionOptions.NONE
            .withFrom(Framework.SNNTORCH)
            .withReset(ResetKind.ZERO)
            .withTiming(ResetTiming.NEXT_STEP);
    refused(chain(MAP, conv3(), cuba), options().withConventions(late), "2", "start at 0");
  }

  @Test
  void timeConstantsThatDifferOrAreTooShort() {
    Tensor positions = Tensor.generate(MAP, i -> 1e-3 * (1 + i % 2));
    refused(chain(MAP, conv3(), lif(positions)), "2", "tau differs between positions");
    unclear(chain(MAP, conv3(), lif(scalar(5e-5))), "tau", "shorter than the time step");
  }

  private static Node lif(Tensor tau) {
    return new Neuron.LIF(tau, scalar(1), scalar(0), scalar(1), Optional.of(scalar(0)));
  }

  @Test
  void stridesBeyondTwo() {
    refused(chain(MAP, conv(RANDOM, 4, 4, 3, 3, 0), spiking(1)), "1", "is 3x3");
    refused(chain(MAP, conv(RANDOM, 4, 4, 4, 4, 0), spiking(1)), "1", "is 4x4");
    refused(chain(MAP, sumPool(2), conv(RANDOM, 4, 4, 3, 2, 1), spiking(1)), "2", "is 4x4");
    refused(chain(MAP, averagePool(3), conv3(), spiking(1)), "2", "stride");
    Node uneven =
        new Node.Conv2d(
            Optional.empty(),
            Tensor.filled(Shape.of(4, 4, 3, 3), 1),
            new Size2d(1, 2),
            Padding2d.symmetric(1, 1),
            Size2d.square(1),
            1,
            scalar(0));
    refused(chain(MAP, uneven, spiking(1)), "1", "stride");
  }

  @Test
  void kernelsBeyondTheWindowOffsets() {
    Shape large = Shape.of(2, 40, 40);
    refused(
        chain(large, conv(RANDOM, 2, 2, 22, 1, 0), spiking(1)), "1", "window offsets of -16 to 15");
    refused(
        chain(large, conv(RANDOM, 2, 2, 3, 1, 17), spiking(1)), "1", "window offsets of -16 to 15");
  }

  @Test
  void rowsThatAreTooLong() {
    refused(chain(Shape.of(1, 2, 300), conv(RANDOM, 1, 2, 3, 1, 1), spiking(1)), "1", "300");
  }

  @Test
  void tooManyPasses() {
    AcceleratorConfig config = Golden.CONFIG.with(Setting.PASS_TABLE_DEPTH, 64);
    CompilerOptions options = CompilerOptions.of(config).withInput(Input.SPIKES).withTimeSteps(1);
    refused(
        chain(Shape.of(144, 9, 9), conv(RANDOM, 144, 4, 9, 1, 4), spiking(1)),
        options,
        "1",
        "81 passes");
  }

  @Test
  void vectorsThatAreTooLong() {
    int inputs = 16 * 9 * 513;
    Node matrix = new Node.Linear(Tensor.filled(Shape.of(1, inputs), 1));
    AcceleratorConfig config = Golden.CONFIG;
    CompilerOptions options = CompilerOptions.of(config).withInput(Input.SPIKES).withTimeSteps(1);
    refused(
        chain(Shape.of(inputs), matrix), options, "1", "4617 passes (input 73872x1x1, kernel 1x1)");
  }

  @Test
  void aReadoutWhoseInputIsTooLargeSaysBothNumbers() {
    AcceleratorConfig config = Golden.CONFIG.with(Setting.VECTOR_BANK_DEPTH, 64);
    CompilerOptions options = CompilerOptions.of(config).withInput(Input.SPIKES).withTimeSteps(1);
    Node matrix = new Node.Linear(Tensor.filled(Shape.of(1, 40 * 40), 1));
    refused(
        chain(Shape.of(1, 40, 40), flatten(), matrix),
        options,
        "2",
        "(1602 words of input, vectorBankDepth 64 holds 288)");
  }

  @Test
  void rowsThatDoNotFitTheMembranes() {
    AcceleratorConfig config =
        Golden.CONFIG.with(Setting.MEMBRANE_DEPTH, 64).with(Setting.PASS_TABLE_DEPTH, 64);
    CompilerOptions options = CompilerOptions.of(config).withInput(Input.SPIKES).withTimeSteps(1);
    refused(
        chain(Shape.of(4, 9, 70), conv3(), spiking(1)),
        options,
        "1",
        "70 positions in a row of its output, membraneDepth 64;");
  }

  @Test
  void parametersThatDifferBetweenPositions() {
    Tensor mixed = Tensor.generate(MAP, i -> 1.0 + i % 2);
    Node neuron = new Neuron.IF(scalar(1), mixed, Optional.of(scalar(0)));
    refused(chain(MAP, conv3(), neuron), "2", "threshold differs");
    refused(chain(MAP, new Node.Scale(mixed), conv3(), spiking(1)), "1", "scale per channel");
    refused(
        chain(MAP, new Node.Scale(mixed), sumPool(3), spiking(1), flatten(), affine(RANDOM, 36, 2)),
        "1",
        "its scale differs between positions, but the layer behind it has the same weights");
  }

  @Test
  void poolsThatCannotBeFolded() {
    Node overlapping = new Node.SumPool2d(Size2d.square(3), Size2d.square(2), Size2d.square(0));
    refused(chain(MAP, overlapping, conv3(), spiking(1)), "1", "overlapping");
    Node padded = new Node.SumPool2d(Size2d.square(2), Size2d.square(2), Size2d.square(1));
    refused(chain(MAP, conv3(), padded, spiking(1)), "2", "padding");
    Node average = new Node.AvgPool2d(Size2d.square(2), Size2d.square(2), Size2d.square(1));
    refused(chain(MAP, conv3(), average, spiking(1)), "2", "padding");
  }

  @Test
  void matricesOnSeveralRows() {
    Node stacked = new Node.Linear(Tensor.filled(Shape.of(4, 5, 6), 1));
    refused(chain(Shape.of(4, 6), stacked, spiking(1)), "1", "several rows");
  }

  @Test
  void analogNetworksWithNothingForTheAccelerator() {
    CompilerOptions analog = options().withInput(Input.ofScale(1));
    refused(chain(MAP, conv3(), spiking(1)), analog, "1", "only layer");
    refused(chain(MAP, flatten(), affine(RANDOM, 324, 10)), analog, "2", "no spiking neurons");
    refused(
        chain(MAP, conv3(), spiking(1), conv3()),
        options().withInput(Input.ANALOG),
        "1",
        "scale of the input");
  }

  @Test
  void unknownTimeSteps() {
    CompilerOptions options = CompilerOptions.of(Golden.CONFIG).withInput(Input.SPIKES);
    refused(chain(MAP, conv3(), spiking(1)), options, "", "time steps");
  }

  @Test
  void emptyNetworks() {
    refused(chain(MAP), "", "no layer");
  }

  @Test
  void optionsOutOfRange() {
    assertThat(catchThrowableOfType(CompilerException.class, () -> options().withBatch(256)))
        .hasMessageContaining("256");
    assertThat(catchThrowableOfType(NetworkException.class, () -> options().withDt(0)))
        .hasMessageContaining("time step");
    assertThat(catchThrowableOfType(CompilerException.class, () -> options().withTimeSteps(0)))
        .hasMessageContaining("time steps");
    assertThat(catchThrowableOfType(CompilerException.class, () -> options().withTimeSteps(65_536)))
        .hasMessageContaining("1 to 65535");
    assertThat(options().withTimeSteps(65_535).timeSteps()).hasValue(65_535);
  }

  @Test
  void kernelsThatAreTooLargeWhenDense() {
    refused(chain(Shape.of(20_000, 2, 2), sumPool(2), spiking(3)), "", "weights");
  }

  @Test
  void moreThanFourGigabytes() {
    Node conv =
        new Node.Conv2d(
            Optional.empty(),
            Tensor.filled(Shape.of(17_000, 1, 1, 1), 1),
            Size2d.square(1),
            Padding2d.symmetric(0, 0),
            Size2d.square(1),
            1,
            scalar(0));
    CompilerOptions options = options().withTimeSteps(255).withBatch(255);
    refused(chain(Shape.of(1, 90, 90), conv, spiking(1)), options, "", "4 GiB");
  }
}
