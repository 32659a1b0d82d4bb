package org.firefly.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.Questions;
import org.firefly.network.Network;
import org.firefly.network.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameworkTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyLayerFiresAsInItsFramework(GoldenCase golden) {
    assertEqualSpikes(golden, golden.options());
  }

  private static void assertEqualSpikes(GoldenCase golden, ConventionOptions options) {
    Network network = golden.network();
    Interpreter interpreter = Interpreter.of(network, Conventions.resolve(network, options));
    Map<String, Tensor> expected = golden.spikes();
    Recording recording = Recording.of(interpreter, golden.input(), expected.keySet());
    expected.forEach(
        (node, spikes) ->
            assertThat(equalShare(recording.output(node), spikes))
                .as(node)
                .isGreaterThanOrEqualTo(golden.equal()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readoutsHoldTheMembranesOfTheirFramework(GoldenCase golden) {
    Network network = golden.network();
    Interpreter interpreter =
        Interpreter.of(network, Conventions.resolve(network, golden.options()));
    Map<String, Tensor> expected = golden.values();
    Recording recording = Recording.of(interpreter, golden.input(), expected.keySet());
    expected.forEach(
        (node, values) ->
            assertThat(recording.output(node))
                .as(node)
                .containsExactly(values.toArray(), within(1e-5)));
  }

  /** A file is right without an option, or the user is asked for the framework that wrote it. */
  @ParameterizedTest
  @MethodSource("cases")
  void withoutOptionsTheUserIsAskedOrNeedNotBe(GoldenCase golden) {
    Network network = golden.network();
    Optional<String> question = Questions.of(network, ConventionOptions.NONE);
    if (question.isPresent()) {
      assertThat(question.get()).contains("--from " + golden.framework().option());
    } else {
      assertEqualSpikes(golden, ConventionOptions.NONE);
    }
  }

  private static double equalShare(double[] found, Tensor expected) {
    assertThat(found).hasSize(expected.size());
    int equal = 0;
    for (int i = 0; i < found.length; i++) {
      equal += found[i] == expected.value(i) ? 1 : 0;
    }
    return (double) equal / found.length;
  }
}
