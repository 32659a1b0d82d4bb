package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.List;
import java.util.stream.Stream;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.junit.jupiter.api.Test;

class LargeCircuitTest {
  private static final class Cell extends Module {
    final Vec<UInt> in = input(vec(8, uint(30)));
    final UInt out = output(uint(48));
    private final UInt sum;

    Cell() {
      UInt total = in.get(0).zeroExtend(48);
      for (int i = 1; i < in.size(); i++) {
        total = next(total.plus(in.get(i)));
      }
      sum = total;
      out.set(sum);
    }
  }

  private static final class Grid extends Module {
    final Vec<UInt> in = input(vec(8, uint(30)));
    final Vec<UInt> out;
    private final List<Cell> cells;

    Grid(int size) {
      out = output(vec(size, uint(48)));
      cells = Stream.generate(() -> instance(new Cell())).limit(size).toList();
      out.forEach((port, i) -> port.set(cells.get(i).out));
      cells.forEach(cell -> cell.in.set(in));
    }
  }

  /** Deep chains of operations must not exhaust the stack, nor shared ones the memory. */
  private static final class Doubling extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));

    Doubling(int times) {
      UInt value = in;
      for (int i = 0; i < times; i++) {
        value = value.plus(value);
      }
      UInt chain = value;
      for (int i = 0; i < times; i++) {
        chain = chain.xor(in);
      }
      out.set(chain);
    }
  }

  @Test
  void thousandInstancesShareOneDefinition() {
    Elaboration elaboration = Elaboration.of(new Grid(1152));
    assertThat(elaboration.circuit().definitions()).hasSize(2);
    assertThat(elaboration.toSystemVerilog().files()).containsOnlyKeys("Grid.sv");
  }

  @Test
  void longChainsOfOperationsStaySmall() {
    assertThat(Elaboration.of(new Doubling(5000)).firrtl().length()).isLessThan(2_000_000);
  }
}
