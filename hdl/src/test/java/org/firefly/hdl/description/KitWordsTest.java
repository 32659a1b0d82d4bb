package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.any;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.typeOf;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.description.FirrtlTexts.textOf;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.UpDown;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;

/** FIRRTL of the words that descriptions use most. */
class KitWordsTest {
  private static final class Conditions extends Module {
    final Bool a = input(bool());
    final Bool b = input(bool());
    final Bool c = input(bool());
    final UInt word = input(uint(4));
    final UInt out = output(uint(4));

    Conditions() {
      Bool implied = a.implies(b);
      Bool all = all(a, b, c);
      Bool any = any(a, b, c);
      out.set(word.isZero().concat(implied).concat(all).concat(any));
    }
  }

  @Test
  void conditionsAreOperationsOfOneBit() {
    assertThat(textOf(new Conditions()))
        .endsWith(
            "connect out, cat(cat(cat(not(orr(word)), or(not(a), b)), and(and(a, b), c)),"
                + " or(or(a, b), c))\n");
  }

  @Test
  void noConditionIsNeitherTrueNorFalse() {
    assertThatThrownBy(() -> all(List.of()))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("KitWordsTest.java:")
        .hasMessageEndingWith("there must be at least one condition");
  }

  private record Sample(@Width(4) SInt value, Bool last) implements Bundle {}

  private static final class Delays extends Module {
    final Bool enable = input(bool());
    final Sample in = input(bundle(Sample.class));
    final Sample late = output(bundle(Sample.class));
    final Sample kept = output(typeOf(in));
    private final Sample register = next(in, enable);

    Delays() {
      connect(late, delay(in, 2));
      connect(kept, register);
    }
  }

  @Test
  void aBundleIsDelayedMemberByMember() {
    assertThat(textOf(new Delays()))
        .endsWith(
            """
                reg register_value : SInt<4>, clock
                reg register_last : UInt<1>, clock
                reg register : SInt<4>, clock
                reg register_1 : SInt<4>, clock
                reg register_2 : UInt<1>, clock
                reg register_3 : UInt<1>, clock
                when enable :
                  connect register_value, in_value
                  connect register_last, in_last
                connect register, in_value
                connect register_1, register
                connect register_2, in_last
                connect register_3, register_2
                connect late_value, register_1
                connect late_last, register_3
                connect kept_value, register_value
                connect kept_last, register_last
            """);
  }

  private static final class ResetDelay extends Module {
    final Sample in = input(bundle(Sample.class));
    final Sample out = output(bundle(Sample.class));
    private final Sample held = next(in, -1);

    ResetDelay() {
      connect(out, held);
    }
  }

  @Test
  void aResetValueMustFitEveryMember() {
    assertThatThrownBy(ResetDelay::new)
        .hasMessageEndingWith("the constant -1 does not fit 1 unsigned bits");
  }

  private static final class DelayedStream extends Module {
    final Stream<UInt> in = input(stream(uint(4)));

    DelayedStream() {
      next(in);
    }
  }

  @Test
  void aStreamIsNoValueToDelay() {
    assertThatThrownBy(DelayedStream::new)
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("KitWordsTest.java:")
        .hasMessageEndingWith("a clock or a member of the other direction cannot be delayed");
  }

  private static final class DelayedReady extends Module {
    final Stream<UInt> out = output(stream(uint(4)));
    private final Bool taken = next(out.ready());

    DelayedReady() {
      out.valid().set(taken);
      out.payload().set(0);
    }
  }

  @Test
  void aSingleMemberOfAStreamIsDelayed() {
    assertThat(textOf(new DelayedReady())).contains("connect taken, out_ready");
  }

  private static final class Gate extends Module {
    final Bool open = input(bool());
    final Stream<UInt> in = input(stream(uint(4)));
    final Stream<Sample> out = output(stream(bundle(Sample.class)));

    Gate() {
      connect(out, in.when(open).map(bundle(Sample.class), Gate::fill));
    }

    private static void fill(Sample sample, UInt word) {
      sample.value().set(word.asSInt());
      sample.last().set(word.isZero());
    }
  }

  @Test
  void aStreamIsGatedAndMapped() {
    assertThat(textOf(new Gate()))
        .endsWith(
            """
                wire _open_ready : UInt<1>
                wire _mapped_value : SInt<4>
                wire _mapped_last : UInt<1>
                wire _mapped_ready : UInt<1>
                connect in_ready, and(_open_ready, open)
                connect _mapped_value, asSInt(in_payload)
                connect _mapped_last, not(orr(in_payload))
                connect _open_ready, _mapped_ready
                connect out_valid, and(in_valid, open)
                connect _mapped_ready, out_ready
                connect out_payload_value, _mapped_value
                connect out_payload_last, _mapped_last
            """);
  }

  private static final class Counter extends Module {
    final Bool up = input(bool());
    final Bool down = input(bool());
    final Bool empty = output(bool());
    final Bool some = output(bool());
    private final UpDown level = new UpDown(this, 5, 2);

    Counter() {
      level.count(up, down);
      empty.set(level.isZero());
      some.set(level.any());
    }
  }

  @Test
  void aCounterHasTheNameOfItsField() {
    assertThat(textOf(new Counter()))
        .endsWith(
            """
                regreset level : UInt<3>, clock, reset, UInt<3>(2)
                when and(up, not(down)) :
                  connect level, tail(add(level, UInt<3>(1)), 1)
                else when and(down, not(up)) :
                  connect level, tail(sub(level, UInt<3>(1)), 1)
                connect empty, not(orr(level))
                connect some, orr(level)
            """);
  }

  @Test
  void aConstantBelongsToNoModule() {
    assertThatThrownBy(() -> literal(true).module())
        .isInstanceOf(HardwareException.class)
        .hasMessageEndingWith("the constant 1 belongs to no module");
  }
}
