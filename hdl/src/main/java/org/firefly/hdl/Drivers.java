package org.firefly.hdl;

import org.firefly.hdl.Binding.Declared;
import org.firefly.hdl.Binding.Kind;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.SourceLocation;

/** Makes connections and refuses those that cannot be meant. */
final class Drivers {
  private Drivers() {}

  static void connect(Signal sink, Signal source) {
    if (!(sink.binding() instanceof Declared declared)) {
      throw error(sink.describe() + " cannot be driven; only ports, wires and registers can");
    }
    Module module = sink.context();
    checkDirection(declared, module);
    checkSource(module, sink, source);
    checkType(sink, source);
    checkSingle(declared, module.body().current());
    module.body().drive(sink, source);
  }

  private static void checkDirection(Declared sink, Module module) {
    boolean inside = sink.owner == module;
    if (inside && sink.kind == Kind.INPUT) {
      throw error(
          sink.describe()
              + " cannot be driven within its own "
              + module.describe()
              + "; if it belongs to a part of that module, place the part with instance(...)");
    }
    if (!inside && sink.kind == Kind.OUTPUT) {
      throw error(sink.describe() + " is driven by its own " + sink.owner.describe());
    }
  }

  private static void checkSource(Module module, Signal sink, Signal source) {
    Module context = source.context();
    if (context != null && context != module) {
      throw error(
          source.describe()
              + " belongs to "
              + context.describe()
              + " and cannot drive "
              + sink.describe()
              + " in "
              + module.describe()
              + "; pass it through ports");
    }
  }

  private static void checkType(Signal sink, Signal source) {
    if (sink.type().kind() != source.type().kind()) {
      throw error(
          source.describe()
              + " and "
              + sink.describe()
              + " differ in kind; convert with asUInt() or asSInt()");
    }
    if (source.width() > sink.width()) {
      throw error(
          source.describe()
              + " has "
              + source.width()
              + " bits and does not fit the "
              + sink.width()
              + " bits of "
              + sink.describe()
              + "; use truncate("
              + sink.width()
              + ")");
    }
  }

  private static void checkSingle(Declared sink, Body.Block block) {
    SourceLocation earlier = block.driverOf(sink);
    if (earlier != null) {
      throw error(
          sink.describe() + " has two drivers: this one would overrule the one at " + earlier);
    }
  }

  private static HardwareException error(String message) {
    return new HardwareException(Caller.location(), message);
  }
}
