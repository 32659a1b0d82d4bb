package org.firefly.hdl;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Binding.Declared;
import org.firefly.hdl.Binding.Kind;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.SourceLocation;

/** Something with ports that can be instantiated: a module described here or elsewhere. */
public abstract sealed class Component permits Module, ExternalModule {
  private final List<Declared> ports = new ArrayList<>();
  private final SourceLocation where = Caller.location();
  private Module parent;
  private String instanceName;
  private SourceLocation instanceWhere;

  Component() {}

  /**
   * An input of this module; flipped members of a bundle become outputs. The name is that of the
   * field that holds it.
   */
  public final <T extends Data> T input(DataType<T> type) {
    return port(Kind.INPUT, type);
  }

  /**
   * An output of this module; flipped members of a bundle become inputs. The name is that of the
   * field that holds it.
   */
  public final <T extends Data> T output(DataType<T> type) {
    return port(Kind.OUTPUT, type);
  }

  /** An input with a given name, for Verilog names that are no Java names. */
  public final <T extends Data> T input(String name, DataType<T> type) {
    return named(name, input(type));
  }

  /** An output with a given name, for Verilog names that are no Java names. */
  public final <T extends Data> T output(String name, DataType<T> type) {
    return named(name, output(type));
  }

  /**
   * Gives a value of this module a name where no field does; members of a bundle get theirs behind
   * it.
   *
   * @return {@code value}
   */
  public final <T extends Data> T named(String name, T value) {
    Leaves.of(value).forEach(leaf -> leaf.signal().setName(Leaves.join(name, leaf.path())));
    return value;
  }

  private <T extends Data> T port(Kind kind, DataType<T> type) {
    requireIncomplete();
    Kind opposite = kind == Kind.INPUT ? Kind.OUTPUT : Kind.INPUT;
    T value = type.create();
    for (Leaves.Leaf leaf : Leaves.of(value)) {
      Kind own = leaf.signal().isFlipped() ? opposite : kind;
      addPort(leaf.signal(), own, leaf.path());
    }
    return value;
  }

  final void addPort(Signal signal, Kind kind, String path) {
    Declared port = new Declared(this, kind, signal.type(), path, Caller.location());
    signal.bind(port);
    ports.add(port);
  }

  final List<Declared> ports() {
    return ports;
  }

  final SourceLocation where() {
    return where;
  }

  final Module parent() {
    return parent;
  }

  final String instanceName() {
    return instanceName;
  }

  final SourceLocation instanceWhere() {
    return instanceWhere;
  }

  final void setInstanceName(String name) {
    instanceName = name;
  }

  /** Makes this an instance in {@code newParent}. */
  final void placeIn(Module newParent) {
    if (isComplete()) {
      throw new HardwareException(
          Caller.location(), describe() + " is an instance already; make another object for it");
    }
    Namer.name(this);
    parent = newParent;
    instanceWhere = Caller.location();
  }

  final void requireIncomplete() {
    if (isComplete()) {
      throw new HardwareException(
          Caller.location(), describe() + " is complete; nothing can be added to it any more");
    }
  }

  /** Whether this has become an instance or a top module. */
  boolean isComplete() {
    return parent != null;
  }

  /** Name of the class, the default name of the module. */
  final String className() {
    String name = getClass().getSimpleName();
    return name.isEmpty() ? "Anonymous" : name;
  }

  /** For messages. */
  final String describe() {
    return "module " + className();
  }
}
