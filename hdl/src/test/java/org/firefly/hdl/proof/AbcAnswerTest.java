package org.firefly.hdl.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as ABC prints them, and what is none. */
class AbcAnswerTest {
  private static final String PROVED = "Property proved.  Time =     0.02 sec";
  private static final String FAILED =
      "Output 0 of miter \"property0\" was asserted in frame 3.  Time =     0.01 sec";
  private static final String HELD =
      "No output asserted in 20 frames. Resource limit reached (conf limit 0). Time =     0.01 sec";

  private static Verdict unbounded(String output) {
    return AbcAnswer.unbounded(output, "a property", clock -> "up to clock " + clock);
  }

  private static Verdict bounded(String output) {
    return AbcAnswer.bounded(output, "a property", 20, clock -> "up to clock " + clock);
  }

  @Test
  void aProofWithoutBoundIsUnderstood() {
    assertThat(unbounded("Invariant F[3] : 4 clauses\n" + PROVED + "\n"))
        .isEqualTo(new Verdict.Never());
    assertThat(unbounded(FAILED)).isEqualTo(new Verdict.Happens(3, "up to clock 3"));
  }

  @Test
  void aBoundedProofIsUnderstood() {
    assertThat(bounded("Warning: The last output is interpreted as a constraint.\n" + HELD))
        .isEqualTo(new Verdict.NotWithin(20));
    assertThat(bounded(FAILED)).isEqualTo(new Verdict.Happens(3, "up to clock 3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Property UNDECIDED.  Time =    60.02 sec",
        "Reached timeout (60 seconds) in frame 18.",
        "Cannot open input file \"property0.aig\".",
        "Not a Property proved.  Time =     0.02 sec",
        PROVED + "\n" + FAILED,
        HELD
      })
  void whatIsNoAnswerIsNoProof(String output) {
    assertThatThrownBy(() -> unbounded(output))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("yosys-abc has no answer about a property: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        PROVED,
        "No output asserted in 7 frames. Resource limit reached (timeout 60 sec). Time = 60.00 sec",
        HELD + "\n" + FAILED
      })
  void fewerClocksThanAskedForAreNoBoundedProof(String output) {
    assertThatThrownBy(() -> bounded(output))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("yosys-abc has no answer about a property: ");
  }
}
