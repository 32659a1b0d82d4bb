package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firefly.network.NetworkException;
import org.firefly.network.NetworkString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Network strings, schedules and learning rates. */
class DescriptionsTest {
  @Test
  void aNetworkStringBecomesBlocks() {
    Topology topology = Topology.parse("28x28-16c3-64c5-p2-10");
    assertThat(topology.blocks())
        .isEqualTo(
            List.of(new Topology.Convolution(16, 3, false), new Topology.Convolution(64, 5, true)));
    assertThat(topology.features()).isEqualTo(64 * 14 * 14);
    assertThat(topology.classes()).isEqualTo(10);
    assertThat(topology.channels()).isEqualTo(1);
    assertThat(Topology.parse("34x34x2-16c3-10").channels()).isEqualTo(2);
  }

  @Test
  void residualBlocksAreReadAndWritten() {
    String text = "28x27x2-16c3-p2-16add3-24res5s2-24iand3-10";
    Topology topology = Topology.parse(text);
    assertThat(topology.blocks())
        .contains(new Topology.Residual(24, 5, 2, NetworkString.Join.CURRENTS), atIndex(2));
    assertThat(topology.features()).isEqualTo(24 * 7 * 7);
    assertThat(topology.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "28x28-10",
        "28x28-16add3-10",
        "28x28-16c3-16add3-p2-10",
        "28x28-16c3-16add3-ap4-10",
        "28x28-16c3s2-10",
        "28x28-p2-16c3-10",
        "28x28-16c3-p2-p2-10",
        "28x28-16c3-p4-10",
        "28x28-16c3-50-10",
        "1x1-16c3-p2-10"
      })
  void networksThatCannotBeTrainedAreRefusedByName(String text) {
    assertThatThrownBy(() -> Topology.parse(text))
        .isInstanceOfAny(TrainingException.class, NetworkException.class);
  }

  @Test
  void aScheduleIsReadAndWrittenInStages() {
    TimeStepSchedule schedule = TimeStepSchedule.parse("1:2,4:1");
    assertThat(schedule.epochs()).isEqualTo(3);
    assertThat(schedule.timeSteps(1)).isEqualTo(1);
    assertThat(schedule.timeSteps(2)).isEqualTo(4);
    assertThat(schedule.finalTimeSteps()).isEqualTo(4);
    assertThat(schedule).hasToString("1:2,4:1").isEqualTo(TimeStepSchedule.parse("1:1,1:1,4:1"));
    assertThat(TimeStepSchedule.constant(4, 2)).hasToString("4:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "0:3", "4:0", "4:1,", "4:-1", "a:b", "99999:1"})
  void whatIsNoScheduleIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> TimeStepSchedule.parse(text))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("1:8,4:4");
  }

  @Test
  void theLearningRateRisesLinearlyThenFallsAlongACosine() {
    Optimisation options = new Optimisation(2, 0.8f, 0, 0, 0.25f, RateRegulariser.NONE, false);
    assertThat(options.learningRate(0, 100)).isEqualTo(0.8f / 25);
    assertThat(options.learningRate(24, 100)).isEqualTo(0.8f);
    assertThat(options.learningRate(25, 100)).isEqualTo(0.8f);
    assertThat(options.learningRate(62, 100)).isCloseTo(0.4f, within(0.01f));
    assertThat(options.learningRate(99, 100)).isBetween(0f, 0.001f);
  }

  @Test
  void optionsOutsideTheirRangeAreRefusedByName() {
    assertThatThrownBy(() -> new Optimisation(1, 1, 0, 0, 0, RateRegulariser.NONE, false))
        .hasMessageContaining("batch size");
    assertThatThrownBy(() -> new Optimisation(2, 0, 0, 0, 0, RateRegulariser.NONE, false))
        .hasMessageContaining("learning rate");
    assertThatThrownBy(() -> new Optimisation(2, 1, -1, 0, 0, RateRegulariser.NONE, false))
        .hasMessageContaining("weight decay");
    assertThatThrownBy(() -> new Optimisation(2, 1, 0, 1, 0, RateRegulariser.NONE, false))
        .hasMessageContaining("label smoothing");
    assertThatThrownBy(() -> new Optimisation(2, 1, 0, 0, Float.NaN, RateRegulariser.NONE, false))
        .hasMessageContaining("warm-up");
  }
}
