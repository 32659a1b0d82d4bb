package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.SpikeLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpikePackerTest {
  @Test
  void channelZeroIsTheLowestBitOfTheFirstByte() {
    SpikeLayout layout = new SpikeLayout(16, new FeatureMap(20, 1, 2), 1, 1, 0);
    byte[] spikes = new byte[40];
    spikes[0] = 1; // channel 0, x = 0
    spikes[2 * 9 + 1] = 1; // channel 9, x = 1
    spikes[2 * 17] = 1; // channel 17, x = 0
    byte[] memory = new byte[(int) layout.bytes()];
    new SpikePacker(layout).pack(spikes, memory, 0);
    assertThat(memory[0]).isEqualTo((byte) 1);
    assertThat(memory[3]).isEqualTo((byte) 2);
    assertThat(memory[64]).isEqualTo((byte) 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void unpackingGivesBackWhatWasPacked(int parallelism) {
    Random random = new Random(parallelism);
    SpikeLayout layout = new SpikeLayout(parallelism, new FeatureMap(50, 3, 5), 3, 4, 128);
    byte[] memory = new byte[(int) (layout.offset() + layout.bytes())];
    SpikePacker packer = new SpikePacker(layout);
    byte[][] samples = new byte[4][packer.spikes()];
    for (int slot = 0; slot < 4; slot++) {
      for (int i = 0; i < packer.spikes(); i++) {
        samples[slot][i] = (byte) random.nextInt(2);
      }
      packer.pack(samples[slot], memory, slot);
    }
    for (int slot = 0; slot < 4; slot++) {
      assertThat(packer.unpack(memory, slot)).isEqualTo(samples[slot]);
    }
  }
}
