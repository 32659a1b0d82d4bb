package org.firefly.accelerator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.firefly.accelerator.proof.Claim.Breakable;
import org.firefly.accelerator.proof.Claim.Reached;
import org.firefly.accelerator.proof.ProofCase.Outcome;
import org.firefly.hdl.proof.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The blocks of the house keep their rules, and each rule would be missed. */
class BlockProofTest {
  static List<ProofCase> cases() {
    return BlockProofs.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsClaimedIsProved(ProofCase block) {
    SoftAssertions answers = new SoftAssertions();
    for (Outcome outcome : block.prove()) {
      Class<?> expected =
          outcome.claim() instanceof Reached
              ? Verdict.Happens.class
              : outcome.claim() instanceof Claim.Always
                  ? Verdict.Never.class
                  : Verdict.NotWithin.class;
      answers.assertThat(outcome.verdict()).as(outcome.claim().path()).isInstanceOf(expected);
    }
    answers.assertAll();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPlantedFaultIsFound(ProofCase block) {
    SoftAssertions answers = new SoftAssertions();
    block
        .breakAll()
        .forEach(
            (claim, verdict) ->
                answers
                    .assertThat(verdict)
                    .as("%s with %s", claim.path(), claim.fault())
                    .isInstanceOf(Verdict.Happens.class));
    answers.assertAll();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theClaimsAreNotEmpty(ProofCase block) {
    assertThat(block.claims()).anyMatch(Reached.class::isInstance);
    assertThat(block.claims()).anyMatch(Breakable.class::isInstance);
  }

  @Test
  void manyPropertiesOfManyBlocksAreProved() {
    Stream<Breakable> properties =
        cases().stream()
            .flatMap(block -> block.claims().stream())
            .filter(Breakable.class::isInstance)
            .map(Breakable.class::cast);
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(properties).hasSizeGreaterThanOrEqualTo(40);
  }
}
