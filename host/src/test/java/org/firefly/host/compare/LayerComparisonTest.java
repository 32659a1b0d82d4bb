package org.firefly.host.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.file.HostException;
import org.firefly.testing.ScnnSeven;
import org.junit.jupiter.api.Test;

class LayerComparisonTest {
  private static final int SAMPLES = 3;
  private static final int READOUT = 6;
  private final Program program = ScnnSeven.program(16, 4);
  private final SpikeLayout spikes = program.layers().get(4).output().orElseThrow();
  private final ReadoutLayout readout = ((HostDecoding.Membranes) program.decoding()).layout();
  private final byte[] expected = new byte[(int) program.memoryBytes()];
  private final byte[] found = expected.clone();

  private Optional<FirstDifference> compare(int layer) {
    return LayerComparison.compare(
        program, layer, SAMPLES, MemoryReader.of(expected), MemoryReader.of(found));
  }

  private static void flip(byte[] memory, SpikeLayout layout, int n, int t, int c, int y, int x) {
    int at = (int) layout.word(t, c / 16, n, y, x) + c % 16 / 8;
    memory[at] ^= (byte) (1 << c % 8);
  }

  private void putMembrane(byte[] memory, int n, int c, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt((int) readout.value(n, c, 0, 0), value);
  }

  @Test
  void equalMemoriesHaveNoDifference() {
    flip(expected, spikes, 1, 2, 33, 3, 1);
    flip(found, spikes, 1, 2, 33, 3, 1);
    assertThat(compare(4)).isEmpty();
    assertThat(compare(READOUT)).isEmpty();
  }

  @Test
  void theFirstSpikeIsNamedWithItsPlaceAndBothValues() {
    flip(found, spikes, 1, 2, 33, 3, 1);
    assertThat(compare(4).orElseThrow().describe())
        .isEqualTo(
            "Layer layer4, sample 1, time step 2, channel 33, position (3, 1): expected spike 0,"
                + " found 1; 1 of 49152 values of the layer differ.");
    assertThat(compare(3)).isEmpty();
  }

  @Test
  void sampleComesBeforeTimeStepBeforeChannelBeforePosition() {
    flip(expected, spikes, 2, 0, 0, 0, 0);
    flip(expected, spikes, 1, 3, 0, 0, 0);
    flip(expected, spikes, 1, 2, 21, 0, 0);
    flip(expected, spikes, 1, 2, 20, 3, 3);
    flip(expected, spikes, 1, 2, 20, 1, 2);
    FirstDifference first = compare(4).orElseThrow();
    assertThat(first.describe())
        .startsWith("Layer layer4, sample 1, time step 2, channel 20, position (1, 2): expected");
    assertThat(first.expected()).isEqualTo(1);
    assertThat(first.found()).isZero();
    assertThat(first.differences()).isEqualTo(5);
  }

  @Test
  void membranesAreComparedAsNumbers() {
    putMembrane(expected, 2, 9, -131072);
    putMembrane(found, 2, 9, 131071);
    assertThat(compare(READOUT).orElseThrow().describe())
        .isEqualTo(
            "Layer layer6, sample 2, channel 9, position (0, 0): expected membrane -131072, found"
                + " 131071; 1 of 48 values of the layer differ.");
  }

  @Test
  void paddingChannelsCountAndAreMarked() {
    putMembrane(found, 0, 10, 1);
    assertThat(compare(READOUT).orElseThrow().describe()).contains("channel 10 (padding)");
  }

  @Test
  void samplesBeyondTheBlockAreNotCompared() {
    flip(found, spikes, SAMPLES, 0, 0, 0, 0);
    putMembrane(found, SAMPLES, 0, 1);
    assertThat(compare(4)).isEmpty();
    assertThat(compare(READOUT)).isEmpty();
  }

  @Test
  void aLayerThatTheProgramLacksIsRefused() {
    assertThatThrownBy(() -> compare(7))
        .isInstanceOf(HostException.class)
        .hasMessage("Program test has layers 0 to 6, not 7.");
  }

  @Test
  void moreSamplesThanTheBlockHoldsAreRefused() {
    MemoryReader memory = MemoryReader.of(expected);
    assertThatThrownBy(() -> LayerComparison.compare(program, 0, 5, memory, memory))
        .isInstanceOf(HostException.class)
        .hasMessage("Program test was compiled for 1 to 4 samples in a block, not 5.");
  }
}
