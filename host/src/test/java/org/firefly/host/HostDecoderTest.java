package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.junit.jupiter.api.Test;

final class HostDecoderTest {
  @Test
  void membranesComeInTheOrderOfTheirChannels() {
    ReadoutLayout layout = new ReadoutLayout(16, new FeatureMap(18, 1, 1), 2, 64);
    ByteBuffer memory = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    memory.putInt((int) layout.value(1, 3, 0, 0), -7);
    memory.putInt((int) layout.value(1, 17, 0, 0), 99);
    int[][] results = HostDecoder.decode(new HostDecoding.Membranes(layout, 1), memory.array(), 2);
    assertThat(results[0]).containsOnly(0);
    assertThat(results[1]).hasSize(18).contains(-7, org.assertj.core.data.Index.atIndex(3));
    assertThat(results[1][17]).isEqualTo(99);
  }

  @Test
  void spikesAreCountedOverTime() {
    SpikeLayout layout = new SpikeLayout(16, new FeatureMap(3, 1, 1), 4, 1, 0);
    byte[] memory = new byte[(int) layout.bytes()];
    new SpikePacker(layout).pack(new byte[] {1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0}, memory, 0);
    assertThat(HostDecoder.decode(new HostDecoding.SpikeCounts(layout), memory, 1)[0])
        .containsExactly(3, 2, 1);
  }

  @Test
  void theLowestOfSeveralBestClassesWins() {
    assertThat(Classification.classOf(new int[] {1, 5, 5, 2})).isEqualTo(1);
    assertThat(Classification.accuracy(new int[][] {{0, 1}, {3, 2}}, new int[] {1, 1}))
        .isEqualTo(0.5);
  }
}
