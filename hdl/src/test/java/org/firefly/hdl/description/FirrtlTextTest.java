package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.flipped;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.description.FirrtlTexts.textOf;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Clock;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.ExternalModule;
import org.firefly.hdl.Hardware;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.Width;
import org.junit.jupiter.api.Test;

/** Exact text of small modules; source locators are left out, except in one test. */
class FirrtlTextTest {
  private static final class Accumulator extends Module {
    final Bool enable = input(bool());
    final SInt value = input(sint(8));
    final SInt total = output(sint(16));
    private final SInt sum = register(sint(16), -3);

    Accumulator() {
      when(enable, () -> sum.set(sum.plus(value)));
      total.set(sum);
    }
  }

  @Test
  void registerWithResetAndEnable() {
    assertThat(textOf(new Accumulator()))
        .isEqualTo(
            """
            FIRRTL version 4.0.0
            circuit Accumulator :
              public module Accumulator :
                input clock : Clock
                input reset : UInt<1>
                input enable : UInt<1>
                input value : SInt<8>
                output total : SInt<16>
                regreset sum : SInt<16>, clock, reset, SInt<16>(-3)
                when enable :
                  connect sum, asSInt(bits(add(sum, value), 15, 0))
                connect total, sum
            """);
  }

  private static final class Gate extends Module {
    final UInt a = input(uint(4));
    final UInt b = input(uint(4));
    final UInt out = output(uint(4));

    Gate() {
      out.set(mux(a.gt(b), a, b.not()));
    }
  }

  @Test
  void combinationalModuleHasNeitherClockNorReset() {
    assertThat(textOf(new Gate()))
        .isEqualTo(
            """
            FIRRTL version 4.0.0
            circuit Gate :
              public module Gate :
                input a : UInt<4>
                input b : UInt<4>
                output out : UInt<4>
                connect out, mux(gt(a, b), a, not(b))
            """);
  }

  @Test
  void statementsCarryTheirJavaLines() {
    assertThat(Elaboration.of(new Gate()).firrtl())
        .containsPattern(Pattern.quote("not(b)) @[FirrtlTextTest.java ") + "[0-9]+:1]")
        .containsPattern(Pattern.quote("input a : UInt<4> @[FirrtlTextTest.java ") + "[0-9]+:1]");
  }

  private record Pixel(@Width(5) UInt red, @Width(6) SInt green) implements Bundle {
    static DataType<Pixel> type() {
      return bundle(Pixel.class);
    }
  }

  private static final class Request implements Bundle {
    final Bool valid = field(bool());
    final Bool ready = flipped(bool());
    final Vec<Pixel> pixels = field(vec(2, Pixel.type()));
  }

  private static final class Wires extends Module {
    final Request in = input(bundle(Request::new));
    final Request out = output(bundle(Request::new));

    Wires() {
      connect(out, in);
    }
  }

  @Test
  void bundlesAreConnectedByDirection() {
    assertThat(textOf(new Wires()))
        .isEqualTo(
            """
            FIRRTL version 4.0.0
            circuit Wires :
              public module Wires :
                input in_valid : UInt<1>
                output in_ready : UInt<1>
                input in_pixels_0_red : UInt<5>
                input in_pixels_0_green : SInt<6>
                input in_pixels_1_red : UInt<5>
                input in_pixels_1_green : SInt<6>
                output out_valid : UInt<1>
                input out_ready : UInt<1>
                output out_pixels_0_red : UInt<5>
                output out_pixels_0_green : SInt<6>
                output out_pixels_1_red : UInt<5>
                output out_pixels_1_green : SInt<6>
                connect out_valid, in_valid
                connect in_ready, out_ready
                connect out_pixels_0_red, in_pixels_0_red
                connect out_pixels_0_green, in_pixels_0_green
                connect out_pixels_1_red, in_pixels_1_red
                connect out_pixels_1_green, in_pixels_1_green
            """);
  }

  private static final class Packed extends Module {
    final Pixel pixel = input(Pixel.type());
    final UInt word = output(uint(11));
    final Pixel back = output(Pixel.type());

    Packed() {
      word.set(Hardware.pack(pixel));
      connect(back, Pixel.type().unpack(word));
    }
  }

  @Test
  void packedBundleHasItsFirstMemberOnTop() {
    assertThat(textOf(new Packed()))
        .endsWith(
            """
                connect word, cat(pixel_red, asUInt(pixel_green))
                connect back_red, bits(word, 10, 6)
                connect back_green, asSInt(bits(word, 5, 0))
            """);
  }

  private enum State {
    IDLE,
    RUN,
    DONE
  }

  private static final class Machine extends Module {
    final Bool start = input(bool());
    final Bool busy = output(bool());
    private final UInt state = register(uint(2), 0);

    Machine() {
      busy.set(state.eq(State.RUN.ordinal()));
      choose(state)
          .is(State.IDLE, () -> when(start, () -> state.set(State.RUN.ordinal())))
          .is(State.RUN, () -> state.set(State.DONE.ordinal()))
          .otherwise(() -> state.set(State.IDLE.ordinal()));
    }
  }

  @Test
  void choiceBecomesAChainOfConditions() {
    assertThat(textOf(new Machine()))
        .endsWith(
            """
                regreset state : UInt<2>, clock, reset, UInt<2>(0)
                connect busy, eq(state, UInt<2>(1))
                when eq(state, UInt<2>(0)) :
                  when start :
                    connect state, UInt<2>(1)
                else when eq(state, UInt<2>(1)) :
                  connect state, UInt<2>(2)
                else :
                  connect state, UInt<2>(0)
            """);
  }

  private static final class Primitive extends ExternalModule {
    final Clock clock = clockInput("CLK");
    final UInt d = input("D", uint(2));
    final UInt q = output("Q", uint(2));

    Primitive(int stages) {
      super("PRIM");
      parameter("STAGES", stages);
      parameter("MODE", "FAST");
      literalParameter("MASK", "48'h3FFF");
    }
  }

  private static final class Externals extends Module {
    final UInt in = input(uint(2));
    final UInt out = output(uint(2));
    private final List<Primitive> chain =
        IntStream.of(1, 2, 1).mapToObj(n -> instance(new Primitive(n))).toList();

    Externals() {
      UInt value = in;
      for (Primitive primitive : chain) {
        primitive.d.set(value);
        value = primitive.q;
      }
      out.set(value);
    }
  }

  @Test
  void externalModuleIsDeclaredOncePerSetOfParameters() {
    assertThat(textOf(new Externals()))
        .isEqualTo(
            """
            FIRRTL version 4.0.0
            circuit Externals :
              extmodule PRIM :
                input CLK : Clock
                input D : UInt<2>
                output Q : UInt<2>
                defname = PRIM
                parameter STAGES = 1
                parameter MODE = "FAST"
                parameter MASK = '48\\'h3FFF'
              extmodule PRIM_1 :
                input CLK : Clock
                input D : UInt<2>
                output Q : UInt<2>
                defname = PRIM
                parameter STAGES = 2
                parameter MODE = "FAST"
                parameter MASK = '48\\'h3FFF'
              public module Externals :
                input clock : Clock
                input in : UInt<2>
                output out : UInt<2>
                inst chain_0 of PRIM
                inst chain_1 of PRIM_1
                inst chain_2 of PRIM
                connect chain_0.CLK, clock
                connect chain_1.CLK, clock
                connect chain_2.CLK, clock
                connect chain_0.D, in
                connect chain_1.D, chain_0.Q
                connect chain_2.D, chain_1.Q
                connect out, chain_2.Q
            """);
  }

  private static final class Marked extends Module {
    final UInt in = input(uint(2));
    final UInt out = output(uint(2));
    private final UInt held = register(uint(2));
    private final UInt sum = in.plus(1);

    Marked() {
      attribute("keep_hierarchy", "yes");
      held.set(in);
      held.attribute("max_fanout", 16);
      sum.dontTouch();
      out.set(held);
    }
  }

  @Test
  void attributesBecomeAnnotations() {
    assertThat(textOf(new Marked()))
        .startsWith(
            """
            FIRRTL version 4.0.0
            circuit Marked :%[[
              {"class":"firrtl.AttributeAnnotation","target":"~Marked|Marked","description":"keep_hierarchy = \\"yes\\""},
              {"class":"firrtl.AttributeAnnotation","target":"~Marked|Marked>held","description":"max_fanout = 16"},
              {"class":"firrtl.transforms.DontTouchAnnotation","target":"~Marked|Marked>sum"}
            ]]
            """);
  }

  private static final class Checked extends Module {
    final UInt in = input(uint(2));

    Checked() {
      when(in.bit(0), () -> assertThat("small", in.lt(3)));
      assume("even", in.bit(0).not());
      cover("two", in.eq(2));
    }
  }

  @Test
  void propertiesHaveNamesAndEmptyMessages() {
    assertThat(textOf(new Checked()))
        .endsWith(
            """
                when bits(in, 0, 0) :
                  assert(clock, lt(in, UInt<2>(3)), not(reset), "") : small
                assume(clock, not(bits(in, 0, 0)), not(reset), "") : even
                cover(clock, eq(in, UInt<2>(2)), not(reset), "") : two
            """);
  }

  private static final class Cleared extends Module {
    final Bool clear = input(bool());
    final Bool enable = input(bool());
    final SInt value = input(sint(8));
    final SInt total = output(sint(16));
    private final Accumulator part = instance(new Accumulator(), clear.or(reset()));

    Cleared() {
      part.enable.set(enable);
      part.value.set(value);
      total.set(part.total);
    }
  }

  @Test
  void aPartCanHaveAResetOfItsOwn() {
    assertThat(textOf(new Cleared())).contains("connect part.reset, or(clear, reset)");
  }
}
