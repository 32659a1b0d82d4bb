package org.firefly.hdl.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import java.util.Map;
import java.util.TreeMap;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.UInt;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;

class YosysSynthesisTest {
  private static final class Table extends Module {
    final Bool write = input(bool());
    final UInt writeAddress;
    final UInt word;
    final Bool read = input(bool());
    final UInt readAddress;
    final UInt result;
    private final Memory<UInt> memory;

    Table(int width, int depth, int addressBits, MemoryStyle style) {
      writeAddress = input(uint(addressBits));
      readAddress = input(uint(addressBits));
      word = input(uint(width));
      result = output(uint(width));
      memory = memory(uint(width), depth, style);
      memory.write(write, writeAddress, word);
      result.set(memory.read(read, readAddress));
    }
  }

  private static final class Sum extends Module {
    final UInt a = input(uint(12));
    final UInt b = input(uint(12));
    final UInt sum = output(uint(13));
    private final UInt left = next(a);
    private final UInt right = next(b);
    private final UInt total = next(left.add(right));

    Sum() {
      sum.set(total);
    }
  }

  private static final class Delay extends Module {
    final UInt in = input(uint(4));
    final UInt out = output(uint(4));

    Delay() {
      out.set(delay(in, 10));
    }
  }

  private static final class Parity extends Module {
    final UInt in = input(uint(6));
    final Bool out = output(bool());
    private final UInt held = next(in);

    Parity() {
      out.set(next(held.xorReduce()));
    }
  }

  private static ResourceReport analyse(Module module) {
    return YosysSynthesis.analyse(Elaboration.of(module).toSystemVerilog());
  }

  @Test
  void blockMemoryOf1024WordsOf288BitsTakesEightBlockRams() {
    ResourceReport report = analyse(new Table(288, 1024, 10, MemoryStyle.BLOCK));
    assertThat(report.ramb36()).isEqualTo(8);
    assertThat(report.ramb18()).isZero();
    assertThat(report.lut()).isZero();
    assertThat(report.ff()).isZero();
  }

  @Test
  void distributedMemoryTakesLookUpTables() {
    ResourceReport report = analyse(new Table(14, 32, 5, MemoryStyle.DISTRIBUTED));
    assertThat(report.lutRam()).isEqualTo(8);
    assertThat(report.ff()).isEqualTo(14);
    assertThat(report.ramb36() + report.ramb18()).isZero();
  }

  @Test
  void delayWithoutResetTakesShiftRegisters() {
    ResourceReport report = analyse(new Delay());
    assertThat(report.srl()).isEqualTo(4);
    assertThat(report.ff()).isLessThanOrEqualTo(4);
  }

  @Test
  void adderIsOneLookUpTableAndOneCarryChainDeep() {
    ResourceReport report = analyse(new Sum());
    assertThat(report.ff()).isEqualTo(37);
    assertThat(report.worstPath().lutLevels()).isEqualTo(2);
    assertThat(report.worstPath().start()).startsWith("FDRE ");
    assertThat(report.worstPath().end()).matches("FDRE (sum|total).*");
    assertThat(report.worstPath().cells()).containsSubsequence("LUT2", "CARRY4");
  }

  @Test
  void parityOfSixBitsIsOneLookUpTable() {
    ResourceReport report = analyse(new Parity());
    assertThat(report.lut()).isEqualTo(1);
    assertThat(report.worstPath().lutLevels()).isEqualTo(1);
    assertThat(report.worstPath().cells()).containsExactly("LUT6");
  }

  @Test
  void mappingWithoutWideMultiplexersIsAnOption() {
    SystemVerilog circuit = Elaboration.of(new Sum()).toSystemVerilog();
    ResourceReport report = YosysSynthesis.analyse(circuit, Mapping.WITHOUT_WIDE_MULTIPLEXERS);
    assertThat(report.ff()).isEqualTo(37);
    assertThat(report.carry8()).isEqualTo(2);
  }

  @Test
  void refusalOfYosysBecomesASentence() {
    TreeMap<String, String> wrong = new TreeMap<>(Map.of("Wrong.sv", "module Wrong(; endmodule"));
    assertThatThrownBy(
            () -> YosysSynthesis.analyse(new SystemVerilog("Wrong", wrong, new TreeMap<>())))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("Yosys refuses the circuit: ")
        .hasMessageContaining("syntax error");
  }
}
