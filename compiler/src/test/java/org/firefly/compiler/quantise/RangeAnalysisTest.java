package org.firefly.compiler.quantise;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.lower.Geometry;
import org.junit.jupiter.api.Test;

/** Bounds on membranes. */
class RangeAnalysisTest {
  private static final FeatureMap TWO = new FeatureMap(2, 1, 1);
  private static final FeatureMap ONE = new FeatureMap(1, 1, 1);

  private static QuantisedLayer layer(NeuronRule rule, boolean readout, int bias, int... weights) {
    byte[] bytes = {(byte) weights[0], (byte) weights[1]};
    return new QuantisedLayer(
        "fc",
        "linear",
        Geometry.of(TWO, ONE, 1, 1, 1, 1, 0, 0),
        bytes,
        new int[] {bias},
        new int[] {readout ? 0 : 10},
        new double[] {1},
        rule,
        readout,
        false,
        2);
  }

  private static MembraneRange range(NeuronRule rule, boolean readout, int bias, int... weights) {
    return RangeAnalysis.of(layer(rule, readout, bias, weights), 3, 1, false);
  }

  @Test
  void aReadoutGrowsWithEveryStep() {
    NeuronRule sum = new NeuronRule(32768, false, false);
    assertThat(range(sum, true, 1, 5, -7)).isEqualTo(new MembraneRange(-19, 18));
  }

  @Test
  void aHardResetBoundsTheTopButNotTheDrift() {
    NeuronRule hard = new NeuronRule(32768, false, false);
    assertThat(range(hard, false, 0, 5, -7)).isEqualTo(new MembraneRange(-21, 15));
  }

  @Test
  void anInclusiveNeuronFiresOneStepEarlier() {
    NeuronRule hard = new NeuronRule(32768, true, false);
    assertThat(range(hard, false, 0, 5, -7)).isEqualTo(new MembraneRange(-21, 14));
  }

  @Test
  void aSoftResetMayPileUp() {
    NeuronRule soft = new NeuronRule(32768, false, true);
    assertThat(range(soft, false, 0, 40, -7)).isEqualTo(new MembraneRange(-21, 100));
  }

  @Test
  void aLeakBoundsTheDrift() {
    NeuronRule half = new NeuronRule(16384, false, false);
    assertThat(range(half, false, 0, 4, -8)).isEqualTo(new MembraneRange(-14, 7));
  }

  @Test
  void partialSumsBeforeTheBiasCount() {
    NeuronRule stateless = new NeuronRule(0, false, false);
    assertThat(range(stateless, false, 100, 5, -7)).isEqualTo(new MembraneRange(-7, 105));
  }

  @Test
  void signedInputsReachBothSides() {
    NeuronRule stateless = new NeuronRule(0, false, false);
    QuantisedLayer layer = layer(stateless, false, 0, 5, -7);
    assertThat(RangeAnalysis.of(layer, 1, 100, true)).isEqualTo(new MembraneRange(-1200, 1200));
  }

  @Test
  void widthsIncludeTheMostNegativeNumber() {
    assertThat(new MembraneRange(-128, 127).fits(8)).isTrue();
    assertThat(new MembraneRange(-129, 0).fits(8)).isFalse();
    assertThat(new MembraneRange(0, 128).fits(8)).isFalse();
  }
}
