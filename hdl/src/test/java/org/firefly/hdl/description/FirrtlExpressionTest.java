package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.description.FirrtlTexts.textOf;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.junit.jupiter.api.Test;

/** Exact text of expressions. */
class FirrtlExpressionTest {
  private static final class Shared extends Module {
    final UInt a = input(uint(4));
    final UInt x = output(uint(5));
    final UInt y = output(uint(5));
    private final UInt difference = a.minus(literal(1, 4));

    Shared() {
      UInt doubled = a.add(a);
      x.set(doubled);
      y.set(doubled.xor(difference));
      a.times(a); // of no use
    }
  }

  @Test
  void valuesUsedTwiceOrNamedByAFieldBecomeNodes() {
    assertThat(textOf(new Shared()))
        .endsWith(
            """
                node difference = tail(sub(a, UInt<4>(1)), 1)
                node _value = add(a, a)
                connect x, _value
                connect y, xor(_value, difference)
            """);
  }

  private static final class Operators extends Module {
    final UInt a = input(uint(4));
    final UInt n = input(uint(6));
    final SInt s = input(sint(4));
    final UInt left = output(uint(4));
    final UInt right = output(uint(4));
    final UInt bits = output(uint(12));
    final SInt exact = output(sint(5));
    final SInt shifted = output(sint(2));
    final Bool chosen = output(bool());

    Operators() {
      left.set(a.shiftLeft(n));
      right.set(a.shiftRight(n));
      bits.set(concat(a, a.slice(2, 1), s, a.repeat(1).slice(3, 2)));
      exact.set(s.negate());
      shifted.set(s.shiftRight(2));
      chosen.set(a.bit(n));
    }
  }

  @Test
  void operatorsHaveTheirFirrtlForm() {
    assertThat(textOf(new Operators()))
        .endsWith(
            """
                connect left, mux(orr(bits(n, 5, 2)), UInt<4>(0), tail(dshl(a, tail(n, 4)), 3))
                connect right, dshr(a, n)
                connect bits, cat(cat(cat(a, bits(a, 2, 1)), asUInt(s)), bits(a, 3, 2))
                connect exact, neg(s)
                connect shifted, shr(s, 2)
                connect chosen, bits(dshr(a, n), 0, 0)
            """);
  }

  private static final class Selected extends Module {
    final Vec<UInt> values = input(vec(3, uint(4)));
    final UInt index = input(uint(2));
    final UInt value = output(uint(4));

    Selected() {
      value.set(values.get(index));
    }
  }

  @Test
  void elementChosenAtRunTimeIsATreeOfMultiplexers() {
    assertThat(textOf(new Selected()))
        .endsWith(
            """
                connect value, mux(bits(index, 1, 1), values_2, mux(bits(index, 0, 0), values_1, values_0))
            """);
  }
}
