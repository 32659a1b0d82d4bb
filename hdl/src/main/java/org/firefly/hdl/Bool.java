package org.firefly.hdl;

import java.util.List;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Primitive;

/** One bit that is true or false; also an unsigned integer of one bit. */
public final class Bool extends UInt {
  Bool() {
    super(GroundType.unsigned(1));
  }

  Bool(Binding.Constant constant) {
    super(constant, 1);
  }

  Bool(Binding.Computed result) {
    super(result);
  }

  Bool(Binding.Declared declared) {
    super(declared, 1);
  }

  /** Drives this port, wire or register with a constant. */
  public void set(boolean value) {
    set(value ? 1 : 0);
  }

  /** Whether both are true. */
  public Bool and(Bool other) {
    return compare(Primitive.AND, other);
  }

  /** Whether at least one is true. */
  public Bool or(Bool other) {
    return compare(Primitive.OR, other);
  }

  /** Whether exactly one is true. */
  public Bool xor(Bool other) {
    return compare(Primitive.XOR, other);
  }

  /** Whether {@code then} is true wherever this is: {@code not this, or then}. */
  public Bool implies(Bool then) {
    return not().or(then);
  }

  /** Whether this is false. */
  @Override
  public Bool not() {
    return new Bool(Operations.apply(Primitive.NOT, Operations.BOOL, List.of(this)));
  }
}
