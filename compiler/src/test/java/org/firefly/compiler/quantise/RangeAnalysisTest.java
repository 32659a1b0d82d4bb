package org.firefly.compiler.quantise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.lower.Source;
import org.junit.jupiter.api.Test;

/** Bounds on membranes. */
class RangeAnalysisTest {
  private static final FeatureMap TWO = new FeatureMap(2, 1, 1);
  private static final FeatureMap ONE = new FeatureMap(1, 1, 1);

  private static final int SUM = NeuronRule.NO_DECAY;

  private static NeuronRule rule(boolean inclusive, MembraneReset reset) {
    return NeuronRule.simple(inclusive, reset);
  }

  private static QuantisedLayer layer(NeuronRule rule, NeuronConstants constants, int... weights) {
    byte[] bytes = {(byte) weights[0], (byte) weights[1]};
    return new QuantisedLayer(
        "fc",
        "linear",
        List.of(new Source(Source.HOST, TWO, 0, 0)),
        Geometry.of(TWO, ONE, 1, 1, 1, 1, 0, 0),
        bytes,
        List.of(constants),
        new double[] {1},
        rule,
        false,
        false,
        2);
  }

  private static QuantisedLayer readout(NeuronConstants constants, int... weights) {
    QuantisedLayer layer = layer(rule(false, MembraneReset.VALUE), constants, weights);
    return new QuantisedLayer(
        layer.name(),
        layer.kind(),
        layer.sources(),
        layer.geometry(),
        layer.weights(),
        layer.constants(),
        layer.scale(),
        layer.neuron(),
        true,
        layer.pool(),
        layer.denseOperations());
  }

  private static MembraneRange range(QuantisedLayer layer) {
    return RangeAnalysis.of(layer, 3, 1, false);
  }

  @Test
  void manyStepsGoOnAsTheFirstThousands() {
    NeuronRule rule = new NeuronRule(false, MembraneReset.NONE, SynapticCurrent.NEW, 0);
    NeuronConstants sums = new NeuronConstants(0, 0, 1000, 0, SUM, SUM, 0);
    long steps = 60_000;
    assertThat(RangeAnalysis.of(layer(rule, sums, 4, -8), (int) steps, 1, false))
        .isEqualTo(new MembraneRange(-8 * steps * (steps + 1) / 2, 4 * steps * (steps + 1) / 2));
    QuantisedLayer hard =
        layer(rule(false, MembraneReset.VALUE), NeuronConstants.resting(0, 10, SUM), 5, -7);
    assertThat(RangeAnalysis.of(hard, (int) steps, 1, false))
        .isEqualTo(new MembraneRange(-7 * steps, 15));
  }

  private static MembraneRange range(NeuronRule rule, int decay, int... weights) {
    return range(layer(rule, NeuronConstants.resting(0, 10, decay), weights));
  }

  @Test
  void aReadoutGrowsWithEveryStep() {
    assertThat(range(readout(NeuronConstants.resting(1, 0, SUM), 5, -7)))
        .isEqualTo(new MembraneRange(-18, 18));
  }

  @Test
  void aHardResetBoundsTheTopButNotTheDrift() {
    assertThat(range(rule(false, MembraneReset.VALUE), SUM, 5, -7))
        .isEqualTo(new MembraneRange(-21, 15));
  }

  @Test
  void anInclusiveNeuronFiresOneStepEarlier() {
    assertThat(range(rule(true, MembraneReset.VALUE), SUM, 5, -7))
        .isEqualTo(new MembraneRange(-21, 14));
  }

  @Test
  void aSoftResetMayPileUp() {
    assertThat(range(rule(false, MembraneReset.SUBTRACT), SUM, 40, -7))
        .isEqualTo(new MembraneRange(-21, 100));
  }

  @Test
  void aResetThatRaisesThresholdsMayPileUpLikewise() {
    NeuronConstants raising = new NeuronConstants(0, 0, 10, 20, SUM, 0, 0);
    assertThat(range(layer(rule(false, MembraneReset.SUBTRACT_RAISING), raising, 40, -7)))
        .isEqualTo(new MembraneRange(-21, 100));
  }

  @Test
  void withoutAResetNothingIsTakenOff() {
    assertThat(range(rule(false, MembraneReset.NONE), SUM, 40, -7))
        .isEqualTo(new MembraneRange(-21, 120));
  }

  @Test
  void aLateResetComesOffInTheNextStepOnly() {
    NeuronConstants late = new NeuronConstants(0, 0, 10, -10, SUM, 0, 0);
    assertThat(range(layer(rule(false, MembraneReset.LATE), late, 40, -7)))
        .isEqualTo(new MembraneRange(-21, 100));
  }

  @Test
  void aResetToAValueCountsWhereverItLies() {
    NeuronConstants low = new NeuronConstants(0, 0, 10, -50, SUM, 0, 0);
    assertThat(range(layer(rule(false, MembraneReset.VALUE), low, 20, -7)))
        .isEqualTo(new MembraneRange(-64, 30));
  }

  @Test
  void theFirstStepHasABiasOfItsOwn() {
    NeuronConstants start = new NeuronConstants(0, 30, 100, 0, 0, 0, 0);
    assertThat(range(layer(rule(false, MembraneReset.VALUE), start, 5, -7)))
        .isEqualTo(new MembraneRange(-7, 35));
  }

  @Test
  void aLeakBoundsTheDrift() {
    assertThat(range(rule(false, MembraneReset.VALUE), SUM / 2, 4, -8))
        .isEqualTo(new MembraneRange(-14, 7));
  }

  @Test
  void synapticCurrentsPileUpBeforeTheMembrane() {
    NeuronRule rule = new NeuronRule(false, MembraneReset.NONE, SynapticCurrent.NEW, 0);
    NeuronConstants sums = new NeuronConstants(0, 0, 1000, 0, SUM, SUM, 1);
    assertThat(range(layer(rule, sums, 4, -8))).isEqualTo(new MembraneRange(-42, 30));
    NeuronRule previous = new NeuronRule(false, MembraneReset.NONE, SynapticCurrent.PREVIOUS, 0);
    assertThat(range(layer(previous, sums, 4, -8))).isEqualTo(new MembraneRange(-21, 15));
  }

  @Test
  void fractionBitsWidenThePasses() {
    NeuronRule rule = new NeuronRule(false, MembraneReset.VALUE, SynapticCurrent.NONE, 4);
    assertThat(range(rule, 0, 5, -7)).isEqualTo(new MembraneRange(-7 * 16, 80));
  }

  @Test
  void signedInputsReachBothSides() {
    QuantisedLayer layer =
        layer(rule(false, MembraneReset.VALUE), NeuronConstants.resting(0, 10, 0), 5, -7);
    assertThat(RangeAnalysis.of(layer, 1, 100, true)).isEqualTo(new MembraneRange(-1200, 1200));
  }

  @Test
  void widthsIncludeTheMostNegativeNumber() {
    assertThat(new MembraneRange(-128, 127).fits(8)).isTrue();
    assertThat(new MembraneRange(-129, 0).fits(8)).isFalse();
    assertThat(new MembraneRange(0, 128).fits(8)).isFalse();
  }
}
