package org.firefly.hdl;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firefly.hdl.Binding.Declared;
import org.firefly.hdl.tree.SourceLocation;
import org.firefly.hdl.tree.Statement.CheckKind;

/**
 * The body of a module under description: declarations in order, and actions in nested blocks.
 *
 * <p>Declarations are kept apart from the blocks, so that a value made within a {@code when} can be
 * used outside.
 */
final class Body {
  /** Something that happens under the conditions of the blocks around it. */
  sealed interface Action {}

  record Drive(Signal sink, Signal source, SourceLocation where) implements Action {}

  record Branch(Bool condition, Block then, Block otherwise, SourceLocation where)
      implements Action {}

  record Property(CheckKind kind, String name, Bool property, Bool enable, SourceLocation where)
      implements Action {}

  /** Actions under the same conditions, and what has been driven in them and in blocks within. */
  static final class Block {
    final List<Action> actions = new ArrayList<>();
    private final Map<Declared, SourceLocation> driven = new LinkedHashMap<>();
    private final Block parent;

    Block(Block parent) {
      this.parent = parent;
    }

    /** Where {@code sink} has been driven so far, or null. */
    SourceLocation driverOf(Declared sink) {
      return driven.get(sink);
    }

    private void markDriven(Declared sink, SourceLocation where) {
      for (Block block = this; block != null; block = block.parent) {
        block.driven.putIfAbsent(sink, where);
      }
    }
  }

  private final List<Object> declarations = new ArrayList<>();
  private final Map<Component, Bool> ownResets = new IdentityHashMap<>();
  private final Block root = new Block(null);
  private Block current = root;

  /** Adds a {@link Binding.Named} or {@link Component}. */
  void declare(Object declaration) {
    declarations.add(declaration);
  }

  List<Object> declarations() {
    return declarations;
  }

  Stream<Component> children() {
    return declarations.stream().filter(Component.class::isInstance).map(Component.class::cast);
  }

  void resetBy(Component child, Bool reset) {
    Operations.use(reset);
    ownResets.put(child, reset);
  }

  /** The reset that an instance was given, or null where it has that of the module around. */
  Bool resetOf(Component child) {
    return ownResets.get(child);
  }

  Block root() {
    return root;
  }

  Block current() {
    return current;
  }

  void drive(Signal sink, Signal source) {
    SourceLocation where = Caller.location();
    Operations.use(source);
    current.actions.add(new Drive(sink, source, where));
    current.markDriven((Declared) sink.binding(), where);
  }

  void check(CheckKind kind, String name, Bool property, Bool enable) {
    Operations.use(property);
    Operations.use(enable);
    current.actions.add(new Property(kind, name, property, enable, Caller.location()));
  }

  Branch branch(Bool condition, Block within) {
    Operations.use(condition);
    Branch branch = new Branch(condition, new Block(within), new Block(within), Caller.location());
    within.actions.add(branch);
    return branch;
  }

  /** Runs {@code description} with its actions going to {@code block}. */
  void within(Block block, Runnable description) {
    Block outer = current;
    current = block;
    try {
      description.run();
    } finally {
      current = outer;
    }
  }
}
