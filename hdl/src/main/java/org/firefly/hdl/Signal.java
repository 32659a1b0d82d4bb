package org.firefly.hdl;

import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.HardwareException;

/** A single value: an integer or a clock. */
public abstract sealed class Signal implements Data permits Bits, Clock {
  private final GroundType type;
  private Binding binding;
  private boolean flipped;

  Signal(GroundType type) {
    this.type = type;
  }

  Signal(GroundType type, Binding binding) {
    this.type = type;
    this.binding = binding;
  }

  /** Number of bits. */
  public final int width() {
    return type.width();
  }

  final GroundType type() {
    return type;
  }

  final void flip() {
    flipped = !flipped;
  }

  final boolean isFlipped() {
    return flipped;
  }

  final boolean isBound() {
    return binding != null;
  }

  final void bind(Binding newBinding) {
    binding = newBinding;
  }

  final Binding binding() {
    if (binding == null) {
      throw new HardwareException(
          Caller.location(),
          "a member of a bundle is used before the bundle has become a port, wire or register");
    }
    return binding;
  }

  /**
   * The module in which this value may be used now, or null for a constant.
   *
   * @throws HardwareException if there is none: the value is within a finished module
   */
  final Module context() {
    if (!(binding() instanceof Binding.Named named) || named.owner == null) {
      return null;
    }
    boolean port = named instanceof Binding.Declared declared && declared.isPort();
    if (named.owner.parent() != null && port) {
      return named.owner.parent();
    }
    if (named.owner instanceof Module module && !module.isComplete()) {
      return module;
    }
    throw new HardwareException(
        Caller.location(),
        describe() + " is inside " + named.owner.describe() + " and cannot be used out here");
  }

  /**
   * The module in which this value can be used now: the one that holds it or, for a port of an
   * instance, the one around.
   *
   * @throws HardwareException if this is a constant or within a finished module
   */
  public final Module module() {
    Module module = context();
    if (module == null) {
      throw new HardwareException(Caller.location(), describe() + " belongs to no module");
    }
    return module;
  }

  /** For messages. */
  final String describe() {
    return binding() instanceof Binding.Named named
        ? named.describe()
        : "the constant " + ((Binding.Constant) binding()).value();
  }

  /**
   * Puts a Verilog attribute with a number as value on this wire, register or computed value.
   *
   * @throws HardwareException if this is a port or a constant
   */
  public final void attribute(String name, long value) {
    marks("an attribute").add(name, value);
  }

  /**
   * Puts a Verilog attribute with a string as value on this wire, register or computed value.
   *
   * @throws HardwareException if this is a port or a constant
   */
  public final void attribute(String name, String value) {
    marks("an attribute").add(name, value);
  }

  /**
   * Keeps this wire, register or computed value through all optimisations of firtool.
   *
   * @throws HardwareException if this is a port or a constant
   */
  public final void dontTouch() {
    marks("dontTouch").dontTouch();
  }

  private MutableMarks marks(String purpose) {
    boolean port = binding() instanceof Binding.Declared declared && declared.isPort();
    if (port || !(binding() instanceof Binding.Named named)) {
      throw new HardwareException(
          Caller.location(),
          purpose + " cannot be put on " + describe() + "; put it on a wire or register");
    }
    return named.marks;
  }

  final void setName(String name) {
    if (binding() instanceof Binding.Named named) {
      named.name = Names.checked(name);
    }
  }

  final void drive(Signal source) {
    Drivers.connect(this, source);
  }
}
