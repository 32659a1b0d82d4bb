package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.signedLiteral;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;

/** Every mistake is a sentence that starts with the Java file and line. */
class HardwareErrorsTest {
  /** A module whose body is given by the test. */
  private static final class Scratch extends Module {
    final UInt in = input(uint(8));
    final SInt number = input(sint(8));
    final Bool flag = input(bool());
    final UInt out = output(uint(8));
    final UInt state = register(uint(8), 0);

    Scratch(Consumer<Scratch> description) {
      description.accept(this);
    }
  }

  private static final class Undriven extends Module {
    final UInt out;
    static String where;

    Undriven() {
      where = line(1);
      out = output(uint(8));
    }
  }

  private static final class Inner extends Module {
    final UInt in = input(uint(4));
    final UInt out = output(uint(4));
    final UInt hidden = wire(uint(4));

    Inner() {
      hidden.set(in);
      out.set(hidden);
    }
  }

  private static AbstractThrowableAssert<?, ?> fails(Consumer<Scratch> description) {
    return failing(() -> new Scratch(description));
  }

  private static AbstractThrowableAssert<?, ?> failsInFirtool(Consumer<Scratch> description) {
    return failing(() -> Elaboration.of(new Scratch(description)).toSystemVerilog());
  }

  private static AbstractThrowableAssert<?, ?> failing(ThrowingCallable action) {
    return assertThatThrownBy(action).isInstanceOf(HardwareException.class);
  }

  private static String line(int distance) {
    StackTraceElement caller = Thread.currentThread().getStackTrace()[2];
    return caller.getFileName() + ":" + (caller.getLineNumber() + distance) + ": ";
  }

  @Test
  void widerSource() {
    String where = line(1);
    fails(m -> m.out.set(m.in.add(m.in)))
        .hasMessage(
            where
                + "the result of an operation has 9 bits and does not fit the 8 bits of output"
                + " 'out'; use truncate(8)");
  }

  @Test
  void constantThatDoesNotFit() {
    String where = line(1);
    fails(m -> m.out.set(256)).hasMessage(where + "the constant 256 does not fit 8 unsigned bits");
    fails(m -> m.in.plus(-1)).hasMessageEndingWith("the constant -1 does not fit 8 unsigned bits");
    fails(m -> signedLiteral(128, 8))
        .hasMessageEndingWith("the constant 128 does not fit 8 signed bits");
  }

  @Test
  void drivenInput() {
    String where = line(1);
    fails(m -> m.in.set(m.state))
        .hasMessageStartingWith(where + "input 'in' cannot be driven within its own module");
  }

  @Test
  void drivenOutputOfAnInstance() {
    String where = line(1);
    fails(m -> m.instance(new Inner()).out.set(literal(0)))
        .hasMessage(where + "output 'out' is driven by its own module Inner");
  }

  @Test
  void drivenResult() {
    String where = line(1);
    fails(m -> m.in.plus(1).set(m.state))
        .hasMessageStartingWith(where + "the result of an operation cannot be driven");
    fails(m -> literal(1).set(m.state)).hasMessageContaining("the constant 1 cannot be driven");
  }

  @Test
  void twoDriversInOneScope() {
    String first = line(4);
    String second = line(4);
    fails(
            m -> {
              m.out.set(m.in);
              m.out.set(m.state);
            })
        .hasMessage(
            second
                + "output 'out' has two drivers: this one would overrule the one at "
                + first.replaceAll(": $", ""));
  }

  @Test
  void driverThatOverrulesOneUnderACondition() {
    fails(
            m -> {
              m.when(m.flag, () -> m.out.set(m.in));
              m.out.set(m.state);
            })
        .hasMessageContaining("two drivers");
  }

  @Test
  void undrivenOutput() {
    failing(() -> Elaboration.of(new Undriven()).toSystemVerilog())
        .hasMessage(
            Undriven.where
                + "'out' of module Undriven is not driven in every case; drive it or give it a"
                + " default before the when");
  }

  @Test
  void outputDrivenOnlyUnderACondition() {
    failsInFirtool(m -> m.when(m.flag, () -> m.out.set(m.in)))
        .hasMessageContaining("'out' of module Scratch is not driven in every case");
  }

  @Test
  void undrivenInputOfAnInstance() {
    String where = line(1);
    failsInFirtool(m -> m.out.set(m.instance(new Inner()).out))
        .hasMessageStartingWith(where + "'inner.in' of module Scratch is not driven");
  }

  @Test
  void combinationalLoop() {
    failsInFirtool(
            m -> {
              UInt a = m.named("a", m.wire(uint(8)));
              UInt b = m.named("b", m.wire(uint(8)));
              a.set(b.and(m.in));
              b.set(a.or(m.in));
              m.out.set(a);
            })
        .hasMessageStartingWith("HardwareErrorsTest.java:")
        .hasMessageContaining("there is a combinational loop")
        .hasMessageContaining("Scratch.{a <- ... <- b <- ... <- a}");
  }

  @Test
  void valueOfAnotherModule() {
    String where = line(1);
    fails(m -> m.out.set(m.instance(new Inner()).hidden))
        .hasMessage(where + "wire 'hidden' is inside module Inner and cannot be used out here");
  }

  @Test
  void partThatIsNotPlaced() {
    fails(m -> new Inner().in.set(m.in.truncate(4)))
        .hasMessageContaining("cannot be driven within its own module Inner")
        .hasMessageContaining("instance(...)");
  }

  @Test
  void mixedModules() {
    Inner other = new Inner();
    fails(m -> m.in.and(other.in)).hasMessageContaining("input 'in' belongs to module Inner");
  }

  @Test
  void instancePlacedTwice() {
    fails(
            m -> {
              Inner inner = m.instance(new Inner());
              m.instance(inner);
            })
        .hasMessageContaining("module Inner is an instance already");
  }

  @Test
  void moduleChangedAfterItsCompletion() {
    Scratch scratch = new Scratch(m -> m.out.set(m.in));
    Elaboration.of(scratch);
    failing(() -> scratch.wire(uint(1))).hasMessageContaining("module Scratch is complete");
    failing(() -> scratch.state.set(1)).hasMessageContaining("register 'state' is inside");
  }

  @Test
  void bitsThatAreNotThere() {
    String where = line(1);
    fails(m -> m.in.slice(8, 1))
        .hasMessage(where + "bits 8 to 1 are not within the 8 bits of input 'in'");
    fails(m -> m.in.truncate(9)).hasMessageContaining("8 bits and cannot be truncated to 9");
    fails(m -> m.in.zeroExtend(7)).hasMessageContaining("8 bits and cannot be extended to 7");
    fails(m -> m.in.asBool()).hasMessageContaining("8 bits and is no single bit");
  }

  @Test
  void widthOfZero() {
    failing(() -> uint(0)).hasMessageContaining("at least one bit");
  }

  @Test
  void attributeOnAPort() {
    String where = line(1);
    fails(m -> m.in.attribute("keep", "true"))
        .hasMessageStartingWith(where + "an attribute cannot be put on input 'in'");
  }

  @Test
  void twoCasesForOneValue() {
    fails(m -> m.choose(m.in).is(3, () -> {}).is(3, () -> {}))
        .hasMessageContaining("there are two cases for 3");
  }

  @Test
  void clockedMemoryReadWithoutClock() {
    fails(m -> m.memory(uint(8), 16, MemoryStyle.BLOCK).read(m.in))
        .hasMessageContaining("only a DISTRIBUTED memory can be read without a clock");
  }

  @Test
  void memoryWithTwoWritePorts() {
    fails(
            m -> {
              Memory<UInt> memory = m.memory(uint(8), 256, MemoryStyle.BLOCK);
              memory.write(m.flag, m.in, m.in);
              memory.write(m.flag, m.state, m.in);
            })
        .hasMessageContaining("two drivers");
  }

  @Test
  void addressTooWideForTheMemory() {
    fails(m -> m.memory(uint(8), 16, MemoryStyle.DISTRIBUTED).read(m.in))
        .hasMessageContaining("8 bits and does not fit the 4 bits of input 'read_address'");
  }

  private static final class KeywordPort extends Module {
    final UInt reg = input(uint(8));
  }

  @Test
  void portNamedAsAKeyword() {
    failing(() -> Elaboration.of(new KeywordPort()))
        .hasMessageContaining("input 'reg' has the name of a keyword of Verilog");
  }

  @Test
  void nameThatIsNone() {
    fails(m -> m.named("a-b", m.wire(uint(1)))).hasMessageContaining("'a-b' is no name");
  }

  @Test
  void muxOfModules() {
    fails(m -> mux(m.flag, m.in, new Inner().out)).hasMessageContaining("module Inner");
  }
}
