package org.firefly.hdl;

import java.util.List;
import org.firefly.hdl.Binding.Declared;
import org.firefly.hdl.Binding.Kind;
import org.firefly.hdl.tree.Attribute;
import org.firefly.hdl.tree.Statement.CheckKind;

/**
 * A module under description. A subclass declares ports, registers and wires in its fields, which
 * give them their names, and connects them in its constructor:
 *
 * <pre>{@code
 * final class Counter extends Module {
 *   final Bool enable = input(bool());
 *   final UInt count = output(uint(8));
 *   private final UInt value = register(uint(8), 0);
 *
 *   Counter() {
 *     when(enable, () -> value.set(value.plus(1)));
 *     count.set(value);
 *   }
 * }
 * }</pre>
 *
 * <p>There is one clock and one synchronous, active-high reset. Both reach every module that needs
 * them as ports {@code clock} and {@code reset} by themselves. A module that becomes an instance is
 * complete: from then on its ports are used by the module around it. Equal modules of one class
 * become one module in the output.
 */
public abstract non-sealed class Module extends Component {
  private final Body body = new Body();
  private final MutableMarks marks = new MutableMarks();
  private final Clock clock =
      new Clock(new Declared(this, Kind.INPUT, org.firefly.hdl.tree.GroundType.CLOCK, "", where()));
  private final Bool reset = new Bool(new Declared(this, Kind.INPUT, Operations.BOOL, "", where()));
  private boolean clockUsed;
  private boolean resetUsed;
  private boolean top;

  /** For subclasses. */
  protected Module() {
    clock.setName("clock");
    reset.setName("reset");
  }

  /** The clock, for clock ports of external modules. */
  public final Clock clock() {
    clockUsed = true;
    return clock;
  }

  /** The synchronous reset, true while the circuit is being reset. */
  public final Bool reset() {
    resetUsed = true;
    return reset;
  }

  /** A wire: a value that is declared here and driven elsewhere. */
  public final <T extends Data> T wire(DataType<T> type) {
    return declare(Kind.WIRE, type);
  }

  /**
   * A wire with {@code source} as its value unless a later {@code when} says otherwise: a default.
   */
  public final UInt wire(UInt source) {
    UInt wire = wire(Hardware.uint(source.width()));
    wire.set(source);
    return wire;
  }

  /** A register without reset. It holds its value as long as nothing drives it. */
  public final <T extends Data> T register(DataType<T> type) {
    clockUsed = true;
    return declare(Kind.REGISTER, type);
  }

  /**
   * A register that takes {@code resetValue}, in every member, at the rising clock edge under
   * reset.
   *
   * @throws org.firefly.hdl.tree.HardwareException if the value does not fit
   */
  public final <T extends Data> T register(DataType<T> type, long resetValue) {
    T value = register(type);
    resetUsed = true;
    Registers.reset(value, resetValue);
    return value;
  }

  /** {@code next} one clock later, without reset. */
  public final <T extends Data> T next(T next) {
    return Registers.next(this, next, 1);
  }

  /** {@code next} one clock later, taken only when {@code enable} is true, without reset. */
  public final <T extends Data> T next(T next, Bool enable) {
    T register = Registers.like(this, next);
    when(enable, () -> Leaves.connect(register, next));
    return register;
  }

  /** {@code next} one clock later, {@code resetValue} in every member after reset. */
  public final <T extends Data> T next(T next, long resetValue) {
    T register = Registers.like(this, next);
    resetUsed = true;
    Registers.reset(register, resetValue);
    Leaves.connect(register, next);
    return register;
  }

  /**
   * {@code value} some clocks later, through registers without reset, one for each member;
   * synthesis makes shift register look-up tables of them.
   *
   * @param clocks 0 or more
   */
  public final <T extends Data> T delay(T value, int clocks) {
    return Registers.next(this, value, clocks);
  }

  /**
   * A memory with one write and one read port.
   *
   * @param depth number of words, 1 or more
   */
  public final <T extends Data> Memory<T> memory(DataType<T> type, int depth, MemoryStyle style) {
    return new Memory<>(this, type, depth, style);
  }

  /** A memory of {@code depth} words with two ports; see {@link DualPortMemory}. */
  public final DualPortMemory dualPortMemory(int width, int depth, MemoryStyle style) {
    return new DualPortMemory(this, width, depth, style);
  }

  /**
   * Places another module in this one; see {@link Component}. Its ports can be used from then on.
   */
  public final <C extends Component> C instance(C component) {
    requireIncomplete();
    component.placeIn(this);
    body.declare(component);
    return component;
  }

  /**
   * Places another module in this one whose reset is {@code ownReset} rather than that of this
   * module, so that a part of a circuit can be cleared while the rest goes on.
   */
  public final <M extends Module> M instance(M module, Bool ownReset) {
    instance(module);
    body.resetBy(module, ownReset);
    return module;
  }

  /** Places another module in this one under a name, where no field gives it one. */
  public final <C extends Component> C instance(String name, C component) {
    instance(component).setInstanceName(Names.checked(name));
    return component;
  }

  /**
   * What is connected within {@code then} applies only while {@code condition} is true.
   *
   * @return for {@code elseWhen} and {@code otherwise}
   */
  public final When when(Bool condition, Runnable then) {
    requireIncomplete();
    return When.start(this, condition, then);
  }

  /** Chooses between cases by the value of {@code selector}: {@code choose(state).is(1, ...)}. */
  public final Switch choose(UInt selector) {
    requireIncomplete();
    return new Switch(this, selector);
  }

  /** Demands {@code property} at every rising clock edge outside reset. */
  public final void assertThat(String name, Bool property) {
    check(CheckKind.ASSERT, name, property);
  }

  /** Promises a formal tool {@code property} at every rising clock edge outside reset. */
  public final void assume(String name, Bool property) {
    check(CheckKind.ASSUME, name, property);
  }

  /** Asks verification tools for a run in which {@code property} holds outside reset. */
  public final void cover(String name, Bool property) {
    check(CheckKind.COVER, name, property);
  }

  private void check(CheckKind kind, String name, Bool property) {
    requireIncomplete();
    clockUsed = true;
    body.check(kind, Names.checked(name), property, reset().not());
  }

  /** Puts a Verilog attribute with a string as value on this module. */
  public final void attribute(String name, String value) {
    marks.add(name, value);
  }

  private <T extends Data> T declare(Kind kind, DataType<T> type) {
    requireIncomplete();
    T value = type.create();
    for (Leaves.Leaf leaf : Leaves.of(value)) {
      Declared declared =
          new Declared(this, kind, leaf.signal().type(), leaf.path(), Caller.location());
      leaf.signal().bind(declared);
      body.declare(declared);
    }
    return value;
  }

  final Body body() {
    return body;
  }

  final List<Attribute> attributes() {
    return marks.attributes();
  }

  final boolean needsClock() {
    return clockUsed || body.children().anyMatch(Module::takesClock);
  }

  private static boolean takesClock(Component child) {
    return child instanceof Module module
        ? module.needsClock()
        : !((ExternalModule) child).clocks().isEmpty();
  }

  final boolean needsReset() {
    return resetUsed || body.children().anyMatch(this::handsResetTo);
  }

  private boolean handsResetTo(Component child) {
    return child instanceof Module module && body.resetOf(module) == null && module.needsReset();
  }

  final void completeAsTop() {
    requireIncomplete();
    top = true;
    Namer.name(this);
  }

  @Override
  final boolean isComplete() {
    return top || super.isComplete();
  }
}
