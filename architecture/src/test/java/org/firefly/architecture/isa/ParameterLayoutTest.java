package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.junit.jupiter.api.Test;

final class ParameterLayoutTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);

  @Test
  void theBlocksOfAGroupFollowTheTable() {
    int[] words = ParameterLayout.encode(CONFIG, channels(17));
    assertThat(Integer.BYTES * words.length).isEqualTo(2 * ParameterLayout.groupBytes(CONFIG));
    assertThat(ParameterLayout.groupBytes(CONFIG)).isEqualTo(384);
    int inSecond = 96;
    assertThat(words[3]).isEqualTo(-3);
    assertThat(words[inSecond]).isEqualTo(-16);
    assertThat(words[inSecond + 16]).isEqualTo(116);
    assertThat(words[inSecond + 32]).isEqualTo(216);
    assertThat(words[inSecond + 48]).isEqualTo(316);
    assertThat(words[inSecond + 64]).isEqualTo(32752 | 16 << 16);
    assertThat(words[inSecond + 80]).isEqualTo(416);
  }

  @Test
  void decodingGivesTheChannelsAndThoseThatFillUpTheLastGroup() {
    List<NeuronConstants> channels = channels(20);
    List<NeuronConstants> decoded =
        ParameterLayout.decode(CONFIG, ParameterLayout.encode(CONFIG, channels));
    assertThat(decoded.subList(0, 20)).isEqualTo(channels);
    assertThat(decoded.subList(20, 32))
        .containsOnly(new NeuronConstants(0, 0, CONFIG.membraneMax(), 0, 32749, 19, 0));
  }

  private static List<NeuronConstants> channels(int count) {
    return IntStream.range(0, count)
        .mapToObj(c -> new NeuronConstants(-c, 100 + c, 200 + c, 300 + c, 32768 - c, c, 400 + c))
        .toList();
  }
}
