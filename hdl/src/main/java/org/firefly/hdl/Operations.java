package org.firefly.hdl;

import java.util.Arrays;
import java.util.List;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.Primitive;

/** Makes the results of operations and records them with the module of their operands. */
final class Operations {
  static final GroundType BOOL = GroundType.unsigned(1);

  private Operations() {}

  static Binding.Computed apply(
      Primitive primitive, GroundType type, List<Signal> arguments, int... parameters) {
    Module context = commonContext(arguments);
    Binding.Computed result =
        new Binding.Computed(
            context, type, primitive, arguments, Arrays.stream(parameters).boxed().toList());
    arguments.forEach(Operations::use);
    if (context != null) {
      context.body().declare(result);
    }
    return result;
  }

  static Binding.Computed mux(Bool condition, Bits whenTrue, Bits whenFalse) {
    int width = whenTrue.wider(whenFalse);
    GroundType type = new GroundType(whenTrue.type().kind(), width);
    return apply(Primitive.MUX, type, List.of(condition, whenTrue, whenFalse));
  }

  /** Counts a use, so that a value used more than once becomes a node. */
  static void use(Signal signal) {
    if (signal.binding() instanceof Binding.Computed computed) {
      computed.uses++;
    }
  }

  private static Module commonContext(List<Signal> arguments) {
    Module common = null;
    for (Signal argument : arguments) {
      Module context = argument.context();
      if (common != null && context != null && context != common) {
        throw new HardwareException(
            Caller.location(),
            argument.describe()
                + " belongs to "
                + context.describe()
                + " and cannot be used in "
                + common.describe()
                + "; pass it through ports");
      }
      common = common == null ? context : common;
    }
    return common;
  }
}
