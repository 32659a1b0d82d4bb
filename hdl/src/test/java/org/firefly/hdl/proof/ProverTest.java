package org.firefly.hdl.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.Statement.CheckKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProverTest {
  /** Counts to five and begins anew. */
  private static final class Wheel extends Module {
    final Bool turn = input(bool());
    final UInt place = output(uint(3));
    private final UInt spoke = register(uint(3), 0);

    Wheel() {
      when(turn, () -> spoke.set(spoke.plus(1)));
      when(turn.and(spoke.eq(5)), () -> spoke.set(0));
      place.set(spoke);
      assertThat("never_seven", spoke.ne(7));
      assertThat("never_four", spoke.ne(4));
    }
  }

  private static final class Harness extends Module {
    final Bool turn = input(bool());
    final UInt key = input(uint(2));
    private final Wheel wheel = instance(new Wheel());
    private final UInt unset = register(uint(4));

    Harness() {
      wheel.turn.set(turn);
      assume("key_is_two", key.eq(2));
      assertThat("wheel_below_six", wheel.place.lt(6));
      assertThat("needs_the_assumption", key.ne(3));
      assertThat("unset_is_zero", unset.eq(0));
      assertThat("same_clock", turn.and(key.eq(2)).not());
      when(turn, () -> unset.set(unset.plus(1)));
      cover("goes_round", wheel.place.eq(5));
      cover("goes_too_far", wheel.place.eq(6));
    }
  }

  private static FormalDesign design;
  private static Prover prover;

  @BeforeAll
  static void prepare() {
    design = FormalDesign.of(Elaboration.of(new Harness()));
    prover =
        Prover.of(
            design,
            design.properties().stream().filter(p -> p.kind() != CheckKind.ASSUME).toList());
  }

  @AfterAll
  static void close() {
    prover.close();
  }

  private static Verdict ever(String path) {
    return prover.ever(design.property(path));
  }

  private static Verdict within(String path, int clocks) {
    return prover.within(design.property(path), clocks);
  }

  @Test
  void propertiesAreKnownByTheirPlace() {
    assertThat(design.properties())
        .contains(
            new Property(CheckKind.ASSUME, "key_is_two"),
            new Property(CheckKind.COVER, "goes_round"),
            new Property(CheckKind.ASSERT, "wheel.never_seven"));
  }

  @Test
  void whatHoldsIsProvedForAnyNumberOfClocks() {
    assertThat(ever("wheel_below_six")).isEqualTo(new Verdict.Never());
    assertThat(ever("wheel.never_seven")).isEqualTo(new Verdict.Never());
    assertThat(ever("needs_the_assumption")).isEqualTo(new Verdict.Never());
  }

  @Test
  void whatHoldsIsProvedForTheFirstClocks() {
    assertThat(within("wheel_below_six", 15)).isEqualTo(new Verdict.NotWithin(15));
    assertThat(within("wheel.never_four", 5)).isEqualTo(new Verdict.NotWithin(5));
  }

  @Test
  void whatFailsIsShownWithItsInputs() {
    assertThat(within("wheel.never_four", 20))
        .isInstanceOfSatisfying(
            Verdict.Happens.class,
            happens -> {
              assertThat(happens.clock()).isEqualTo(5);
              assertThat(happens.inputs())
                  .hasLineCount(6)
                  .contains("clock 1: key=2 turn=1\n", "clock 4: key=2 turn=1\n");
            });
    assertThat(ever("wheel.never_four")).isInstanceOf(Verdict.Happens.class);
  }

  @Test
  void theFirstClockBehindTheResetCounts() {
    assertThat(ever("same_clock"))
        .isInstanceOfSatisfying(
            Verdict.Happens.class, happens -> assertThat(happens.clock()).isEqualTo(1));
  }

  @Test
  void registersWithoutResetBeginWithAnything() {
    assertThat(ever("unset_is_zero")).isInstanceOf(Verdict.Happens.class);
  }

  @Test
  void coversAreReachedOrNot() {
    assertThat(within("goes_round", 10))
        .isInstanceOfSatisfying(
            Verdict.Happens.class, happens -> assertThat(happens.clock()).isEqualTo(6));
    assertThat(within("goes_round", 5)).isEqualTo(new Verdict.NotWithin(5));
    assertThat(ever("goes_too_far")).isEqualTo(new Verdict.Never());
  }

  @Test
  void anotherTextIsAnotherDesign() {
    FormalDesign faulty = design.changed(text -> text.replace("3'h5", "3'h6"));
    Property property = faulty.property("wheel_below_six");
    try (Prover other = Prover.of(faulty, List.of(property))) {
      assertThat(other.ever(property)).isInstanceOf(Verdict.Happens.class);
    }
  }

  @Test
  void aPropertyThatIsNotInTheTextIsNotProved() {
    FormalDesign without = design.changed(text -> text.replace("assert__never_seven", "other"));
    List<Property> properties = List.of(without.property("wheel.never_seven"));
    assertThatThrownBy(() -> Prover.of(without, properties))
        .isInstanceOf(HardwareException.class)
        .hasMessageContaining("wheel.assert__never_seven");
  }

  @Test
  void assumptionsAndUnpreparedPropertiesAreRefused() {
    List<Property> assumption = List.of(design.property("key_is_two"));
    assertThatThrownBy(() -> Prover.of(design, assumption))
        .isInstanceOf(HardwareException.class)
        .hasMessageContaining("key_is_two");
    Property unknown = new Property(CheckKind.ASSERT, "else");
    assertThatThrownBy(() -> prover.ever(unknown))
        .isInstanceOf(HardwareException.class)
        .hasMessage("Harness.else was not prepared for a proof");
    assertThatThrownBy(() -> design.property("nothing"))
        .isInstanceOf(HardwareException.class)
        .hasMessage("Harness has no property 'nothing'");
  }
}
