package org.firefly.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

class ConventionsTest {
  private static final Metadata SINABS = Metadata.empty().with(FireFlyNotes.FROM, "sinabs");

  @Test
  void optionsComeBeforeNotesBeforeTheFramework() {
    Network network = network(SINABS.with(FireFlyNotes.SPIKE_RULE, "gt"));
    Conventions conventions =
        Conventions.resolve(network, ConventionOptions.NONE.withReset(ResetKind.ZERO));
    assertThat(conventions.framework()).isEqualTo(new Chosen<>(Framework.SINABS, Origin.NOTE));
    assertThat(conventions.reset()).isEqualTo(new Chosen<>(ResetKind.ZERO, Origin.OPTION));
    assertThat(conventions.rule()).isEqualTo(new Chosen<>(SpikeRule.GREATER, Origin.NOTE));
    assertThat(conventions.law()).isEqualTo(new Chosen<>(DecayLaw.EXPONENTIAL, Origin.FRAMEWORK));
    assertThat(conventions.describe())
        .isEqualTo(
            "Sinabs (note in the file): dt 1 s (framework), reset zero (option), fires if u >"
                + " theta (note in the file), decay by exp (framework)");
  }

  @Test
  void nobodyDecidingMeansNir() {
    Conventions conventions =
        Conventions.resolve(network(Metadata.empty()), ConventionOptions.NONE);
    assertThat(conventions.framework()).isEqualTo(new Chosen<>(Framework.NIR, Origin.DEFAULT));
    assertThat(conventions.dt()).isEqualTo(new Chosen<>(1e-4, Origin.DEFAULT));
    assertThat(conventions)
        .isEqualTo(Conventions.resolve(network(Metadata.empty()), ConventionOptions.NONE));
  }

  @Test
  void theNumbersOfAFileTellItsTimeStep() {
    Network network =
        Network.builder()
            .add("n", new Neuron.IF(Tensor.vector(1000, 1000), one(), Optional.of(zero())))
            .build();
    ConventionOptions options = ConventionOptions.NONE.withFrom(Framework.SPIKINGJELLY);
    assertThat(Conventions.resolve(network, options).dt())
        .isEqualTo(new Chosen<>(1e-3, Origin.FILE));
    assertThat(Conventions.resolve(network, options.withDt(2)).dt())
        .isEqualTo(new Chosen<>(2.0, Origin.OPTION));
  }

  @Test
  void aNoteThatIsNoChoiceIsRefusedWithTheChoices() {
    Network network = network(Metadata.empty().with(FireFlyNotes.FROM, "torch"));
    assertThatThrownBy(() -> Conventions.resolve(network, ConventionOptions.NONE))
        .isInstanceOf(NetworkException.class)
        .hasMessage(
            "the file's note firefly:from is 'torch' but must be one of nir, snntorch, norse,"
                + " sinabs, spikingjelly, rockpool, lava, spyx");
    assertThatThrownBy(() -> ConventionOptions.NONE.withDt(0)).hasMessageContaining("above 0");
  }

  @Test
  void whoeverSaysTheFrameworkIsNotAsked() {
    assertThat(Questions.of(network(SINABS), ConventionOptions.NONE)).isEmpty();
    assertThat(
            Questions.of(network(Metadata.empty()), ConventionOptions.NONE.withFrom(Framework.NIR)))
        .isEmpty();
    assertThat(Questions.of(network(Metadata.empty()), ConventionOptions.NONE))
        .hasValueSatisfying(question -> assertThat(question).contains("--from sinabs"));
    assertThat(
            Questions.of(
                network(Metadata.empty().with(FireFlyNotes.TRAINING, "mine")),
                ConventionOptions.NONE))
        .isEmpty();
  }

  @Test
  void rockpoolIsKnownByNamesInsideItsCombinatorsToo() {
    for (String name : new String[] {"1_LIFTorch", "0_TorchSequential.1_LIFTorch"}) {
      assertThat(Questions.of(network(name, Metadata.empty()), ConventionOptions.NONE))
          .hasValueSatisfying(question -> assertThat(question).contains("--from rockpool"));
    }
  }

  @Test
  void optionsThatAmountToTheFrameworkNeedNoQuestion() {
    ConventionOptions options =
        ConventionOptions.NONE.withReset(ResetKind.SUBTRACT).withRule(SpikeRule.GREATER_OR_EQUAL);
    assertThat(Questions.of(network(Metadata.empty()), options)).isEmpty();
  }

  private static Network network(Metadata metadata) {
    return network("n", metadata);
  }

  private static Network network(String name, Metadata metadata) {
    Neuron neuron = new Neuron.IF(Tensor.vector(1, 1), one(), Optional.of(zero()));
    return Network.builder()
        .add("input", new Node.Input(Shape.of(2)))
        .add(name, neuron)
        .add("output", new Node.Output(Shape.of(2)))
        .chain("input", name, "output")
        .metadata(metadata)
        .build();
  }

  private static Tensor one() {
    return Tensor.scalar(1);
  }

  private static Tensor zero() {
    return Tensor.scalar(0);
  }

  @Test
  void oneLineSaysWhatWasUsedAndWhoChoseIt() {
    assertThat(Conventions.NIR.describe())
        .isEqualTo(
            "NIR (option): dt 0.0001 s (framework), reset stored (framework), fires if u > theta"
                + " (framework), decay by euler (framework)");
  }
}
