package org.firefly.architecture.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.TileLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemoryLayoutTest {
  @ParameterizedTest
  @CsvSource({"16, 1", "16, 2", "16, 3", "32, 1", "32, 2", "32, 3"})
  void aTileHasOneByteForEveryWeight(int parallelism, int ports) {
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(parallelism).with(Setting.WEIGHT_PORTS, ports);
    Set<Integer> bytes = new HashSet<>();
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      for (int in = 0; in < parallelism; in++) {
        for (int out = 0; out < parallelism; out++) {
          bytes.add(TileLayout.index(config, tap, in, out));
        }
      }
    }
    assertThat(bytes)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, config.tileBytes()).boxed().toList());
  }

  @Test
  void portsReadPartsOfATileThatLieBehindEachOther() {
    AcceleratorConfig two = AcceleratorConfig.ofParallelism(16).with(Setting.WEIGHT_PORTS, 2);
    assertThat(IntStream.range(0, 9).map(tap -> TileLayout.indexInRow(two, 0, tap)))
        .containsExactly(0, 16, 32, 48, 64, 1152, 1168, 1184, 1200);
    assertThat(IntStream.range(0, 9).map(tap -> TileLayout.indexInRow(two, 15, tap)))
        .containsExactly(1088, 1104, 1120, 1136, 2288, 2224, 2240, 2256, 2272);
    AcceleratorConfig three = two.with(Setting.WEIGHT_PORTS, 3);
    assertThat(IntStream.range(0, 9).map(tap -> TileLayout.indexInRow(three, 1, tap)))
        .containsExactly(48, 64, 80, 816, 832, 848, 1584, 1600, 1616);
  }

  @Test
  void rowsOfATileFollowTheCascadeThenTheBroadcast() {
    assertThat(IntStream.range(0, 32).map(TileLayout::laneOfRow))
        .containsExactly(
            7, 6, 5, 4, 3, 2, 1, 0, 8, 9, 10, 11, 12, 13, 14, 15, 23, 22, 21, 20, 19, 18, 17, 16,
            24, 25, 26, 27, 28, 29, 30, 31);
  }

  @Test
  void spikesLieInTheOrderTimeGroupSampleRowColumn() {
    SpikeLayout layout = new SpikeLayout(16, new FeatureMap(40, 3, 5), 2, 4, 1024);
    assertThat(layout.groups()).isEqualTo(3);
    assertThat(layout.planeStride()).isEqualTo(128);
    assertThat(layout.bytes()).isEqualTo(2 * 3 * 128);
    assertThat(layout.word(0, 0, 0, 0, 1)).isEqualTo(1024 + 2);
    assertThat(layout.word(0, 0, 0, 1, 0)).isEqualTo(1024 + 2 * 5);
    assertThat(layout.word(0, 0, 1, 0, 0)).isEqualTo(1024 + 2 * 15);
    assertThat(layout.word(0, 1, 0, 0, 0)).isEqualTo(1024 + 128);
    assertThat(layout.word(1, 0, 0, 0, 0)).isEqualTo(1024 + 3 * 128);
  }

  @Test
  void readoutLeavesOneInt32PerLane() {
    ReadoutLayout layout = new ReadoutLayout(16, new FeatureMap(20, 1, 1), 3, 64);
    assertThat(layout.planeStride()).isEqualTo(192);
    assertThat(layout.value(0, 1, 0, 0)).isEqualTo(64 + 4);
    assertThat(layout.value(2, 0, 0, 0)).isEqualTo(64 + 2 * 64);
    assertThat(layout.value(1, 17, 0, 0)).isEqualTo(64 + 192 + 64 + 4);
  }

  @Test
  void passesSurviveEncoding() {
    for (int offset = Pass.MIN_OFFSET; offset <= Pass.MAX_OFFSET; offset++) {
      Pass pass = new Pass(0xfffe, offset, -1 - offset, offset % 2 == 0, offset % 3 == 0);
      assertThat(Pass.decode(pass.encode())).isEqualTo(pass);
    }
  }

  @Test
  void anOffsetOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new Pass(0, -17, 0, true, true))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("-17");
  }
}
