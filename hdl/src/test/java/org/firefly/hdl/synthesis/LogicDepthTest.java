package org.firefly.hdl.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;

class LogicDepthTest {
  private final List<Cell> cells = new ArrayList<>();

  private void cell(String type, List<Integer> inputs, int output) {
    cells.add(new Cell(type, CellKind.of(type), inputs, List.of(), List.of(output)));
  }

  private void carry(List<Integer> inputs, int carryIn, int output) {
    List<Integer> all = new ArrayList<>(inputs);
    all.add(carryIn);
    cells.add(new Cell("CARRY4", CellKind.CARRY, all, List.of(carryIn), List.of(output)));
  }

  private LogicPath worst(int... outputs) {
    List<Integer> ports = java.util.Arrays.stream(outputs).boxed().toList();
    return LogicDepth.worst(new Netlist(cells, ports, Map.of(1, "in", 9, "out")));
  }

  @Test
  void countsLookUpTablesFromInputToOutput() {
    cell("LUT2", List.of(1), 2);
    cell("LUT6", List.of(1, 2), 9);
    assertThat(worst(9))
        .isEqualTo(new LogicPath(2, "input in", "output out", List.of("LUT2", "LUT6")));
  }

  @Test
  void cutsPathsAtFlipFlops() {
    cell("LUT2", List.of(1), 2);
    cell("FDRE", List.of(2), 3);
    cell("LUT2", List.of(3), 9);
    assertThat(worst(9).lutLevels()).isEqualTo(1);
  }

  @Test
  void cutsPathsAtDspSlicesAndMemories() {
    for (String block :
        List.of("DSP48E2", "RAMB36E2", "RAMB18E2", "URAM288", "SRL16E", "RAM64M8")) {
      cells.clear();
      cell("LUT2", List.of(1), 2);
      cell(block, List.of(2), 3);
      cell("LUT2", List.of(3), 9);
      assertThat(worst(9).lutLevels()).as(block).isEqualTo(1);
    }
  }

  @Test
  void carryChainOfAnyLengthCountsOnce() {
    carry(List.of(1), 0, 100);
    for (int i = 0; i < 20_000; i++) {
      carry(List.of(1), 100 + i, 101 + i);
    }
    cell("LUT1", List.of(20_100), 9);
    assertThat(worst(9).lutLevels()).isEqualTo(2);
  }

  @Test
  void sumThatFeedsAnotherChainCountsTwice() {
    carry(List.of(1), 0, 2);
    carry(List.of(2), 0, 9);
    assertThat(worst(9).lutLevels()).isEqualTo(2);
  }

  @Test
  void wideMultiplexersCountNothing() {
    cell("LUT6", List.of(1), 2);
    cell("MUXF7", List.of(1, 2), 3);
    cell("MUXF8", List.of(1, 3), 9);
    assertThat(worst(9).lutLevels()).isEqualTo(1);
    assertThat(worst(9).cells()).containsExactly("LUT6", "MUXF7", "MUXF8");
  }

  @Test
  void registersWithoutLogicAreNoLevelApart() {
    cell("FDRE", List.of(1), 2);
    cell("FDRE", List.of(2), 9);
    assertThat(worst(9).lutLevels()).isZero();
  }

  @Test
  void loopIsRefused() {
    cell("LUT2", List.of(1, 3), 2);
    cell("LUT2", List.of(2), 3);
    assertThatThrownBy(() -> worst(3))
        .isInstanceOf(HardwareException.class)
        .hasMessageContaining("combinational loop");
  }
}
