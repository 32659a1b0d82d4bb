package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.Signal;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;

/** A circuit knows the names of the ports that the fields of its module object hold. */
class PortNamesTest {
  private record Pair(@Width(4) UInt first, @Width(100) UInt second) implements Bundle {}

  private static final class Shapes extends Module {
    final Bool given = input("GIVEN", bool());
    final List<UInt> list = List.of(input(uint(3)), input(uint(3)));
    final Vec<UInt> lanes = input(vec(2, uint(5)));
    final Stream<Pair> out = output(stream(bundle(Pair.class)));
    final UInt wire = wire(uint(4));

    Shapes() {
      wire.set(literal(1, 4));
      out.valid().set(given);
      out.payload().first().set(wire);
      out.payload().second().set(lanes.get(0).concat(list.get(0)).zeroExtend(100));
    }
  }

  private final Shapes shapes = new Shapes();
  private final Elaboration elaboration = Elaboration.of(shapes);

  @Test
  void everyKindOfPortHasItsName() {
    assertThat(elaboration.nameOf(shapes.given)).isEqualTo("GIVEN");
    assertThat(elaboration.nameOf(shapes.list.get(1))).isEqualTo("list_1");
    assertThat(elaboration.nameOf(shapes.lanes.get(1))).isEqualTo("lanes_1");
    assertThat(elaboration.nameOf(shapes.out.ready())).isEqualTo("out_ready");
    assertThat(elaboration.nameOf(shapes.out.payload().second())).isEqualTo("out_payload_second");
    assertThat(elaboration.nameOf(shapes.reset())).isEqualTo("reset");
  }

  @Test
  void aPortOfManySignalsHasTheNamesOfAll() {
    assertThat(elaboration.namesOf(shapes.lanes)).containsExactly("lanes_0", "lanes_1");
    assertThat(elaboration.namesOf(shapes.out))
        .containsExactly("out_valid", "out_ready", "out_payload_first", "out_payload_second");
  }

  @Test
  void whatIsNoPortOfTheObjectIsNamed() {
    assertRefused(shapes.wire, "wire 'wire'");
    assertRefused(literal(3), "the constant 3");
    assertRefused(new Shapes().given, "input 'GIVEN'");
  }

  private void assertRefused(Signal signal, String described) {
    assertThatThrownBy(() -> elaboration.nameOf(signal))
        .isInstanceOf(HardwareException.class)
        .hasMessage(
            described
                + " is no port of the elaborated module Shapes; take a port of the object that was"
                + " given to Elaboration.of");
  }
}
