package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.junit.jupiter.api.Test;

class CoreShapeTest {
  @Test
  void theRegistersCarryEveryFieldOfEveryBoard() {
    for (Board board : Boards.all()) {
      CoreShape shape = CoreShape.of(board.config(), 1);
      assertThat(CoreShape.decode(shape.shapeWord(), shape.memoriesWord())).isEqualTo(shape);
    }
  }

  @Test
  void theFieldsLieWhereTheRegisterTableSays() {
    CoreShape shape =
        CoreShape.of(
            AcceleratorConfig.ofParallelism(32)
                .with(Setting.CORES, 2)
                .with(Setting.PASS_TABLE_DEPTH, 512)
                .with(Setting.WEIGHT_PORTS, 3),
            1);
    assertThat(shape.shapeWord()).isEqualTo(32 | 2 << 8 | 1 << 12 | 18 << 16 | 16 << 22);
    CoreShape synapses =
        CoreShape.of(AcceleratorConfig.ofParallelism(16).with(Setting.SYNAPSES, 1), 0);
    assertThat(synapses.shapeWord()).isEqualTo(16 | 1 << 8 | 18 << 16 | 16 << 22 | 1 << 30);
    assertThat(shape.memoriesWord())
        .isEqualTo(13 | 6 << 5 | 8 << 10 | 10 << 15 | 9 << 20 | 3 << 25);
  }

  @Test
  void differencesNameBothValues() {
    CoreShape expected = CoreShape.of(AcceleratorConfig.ofParallelism(16), 0);
    CoreShape found = CoreShape.of(AcceleratorConfig.ofParallelism(32), 0);
    assertThat(expected.differences(expected)).isEmpty();
    assertThat(expected.differences(found)).contains("P is 32 instead of 16");
    AcceleratorConfig synapses = AcceleratorConfig.ofParallelism(16).with(Setting.SYNAPSES, 1);
    assertThat(expected.differences(CoreShape.of(synapses, 0)))
        .containsExactly("synapses is true instead of false");
  }
}
