package org.firefly.cosimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.math.BigInteger;
import java.util.List;
import org.firefly.cosimulation.bench.Stalls;
import org.firefly.cosimulation.bench.TestBench;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports are reached through the fields of the module, whatever holds them. */
class PortAccessTest {
  private record Pair(@Width(12) SInt first, @Width(300) UInt second) implements Bundle {}

  /** Wires from inputs to outputs. */
  private static final class Wires extends Module {
    final Bool flag = input(bool());
    final Vec<SInt> lanes = input(vec(3, sint(12)));
    final List<UInt> rows = List.of(input(uint(300)), input(uint(300)));
    final Stream<Pair> out = output(stream(bundle(Pair.class)));
    final UInt inner = wire(uint(300));

    Wires() {
      inner.set(rows.get(1));
      out.valid().set(flag);
      out.payload().first().set(lanes.get(2));
      out.payload().second().set(inner);
    }
  }

  private final Wires wires = new Wires();
  private Simulation simulation;

  @BeforeEach
  void start() {
    simulation = Simulation.of(Elaboration.of(wires));
  }

  @AfterEach
  void end() {
    simulation.close();
  }

  @Test
  void aFlagTakesATruthValue() {
    simulation.poke(wires.flag, true);
    assertThat(simulation.peek(wires.out.valid())).isOne();
    simulation.poke(wires.flag, false);
    assertThat(simulation.peek(wires.out.valid())).isZero();
  }

  @Test
  void elementsOfVectorsAreSignedAsTheirTypeIs() {
    simulation.poke(wires.lanes.get(2), -5);
    assertThat(simulation.peek(wires.out.payload().first())).isEqualTo(-5);
    assertThat(simulation.port(wires.out.payload().first()).peek()).isEqualTo((1 << 12) - 5);
  }

  @Test
  void elementsOfListsMayBeWide() {
    BigInteger value = BigInteger.ONE.shiftLeft(299).add(BigInteger.TEN);
    simulation.poke(wires.rows.get(1), value);
    assertThat(simulation.port(wires.out.payload().second()).peekInteger()).isEqualTo(value);
    assertThat(simulation.peek(wires.out.payload().second())).isEqualTo(10);
  }

  @Test
  void aPortOfManySignalsGivesAllInOrder() {
    assertThat(simulation.ports(wires.out))
        .extracting(port -> port.spec().name())
        .containsExactly("out_valid", "out_ready", "out_payload_first", "out_payload_second");
    assertThat(simulation.ports(wires.rows))
        .extracting(port -> port.spec().name())
        .containsExactly("rows_0", "rows_1");
  }

  @Test
  void whatIsNoPortIsRefusedInASentence() {
    String rest = " is no port of the elaborated module Wires;";
    assertThatThrownBy(() -> simulation.poke(wires.inner, 1))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("wire 'inner'" + rest);
    Wires others = new Wires();
    assertThatThrownBy(() -> simulation.peek(others.out.valid()))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("output 'out_valid'" + rest);
    assertThatThrownBy(() -> new TestBench(simulation).driver(others.out, Stalls.NEVER))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("output 'out_valid'" + rest);
  }
}
