package org.firefly.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.firefly.hdl.Binding.Computed;
import org.firefly.hdl.Binding.Declared;
import org.firefly.hdl.Binding.Kind;
import org.firefly.hdl.tree.Definition.ExternalDefinition;
import org.firefly.hdl.tree.Definition.ModuleDefinition;
import org.firefly.hdl.tree.Expression;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Port.Direction;
import org.firefly.hdl.tree.Statement;

/** Turns finished modules into definitions of the hardware tree. */
final class TreeBuilder {
  private final Module module;
  private final Function<Component, String> definitionNames;
  private final List<Statement> statements = new ArrayList<>();

  private TreeBuilder(Module module, Function<Component, String> definitionNames) {
    this.module = module;
    this.definitionNames = definitionNames;
  }

  /**
   * @param definitionNames gives each instance in the module the name of its definition
   */
  static ModuleDefinition build(
      Module module, String name, Function<Component, String> definitionNames) {
    TreeBuilder builder = new TreeBuilder(module, definitionNames);
    module.body().declarations().forEach(builder::declaration);
    module.body().children().forEach(builder::connectClocks);
    builder.statements.addAll(builder.block(module.body().root()));
    return new ModuleDefinition(
        name, ports(module), builder.statements, module.attributes(), module.where());
  }

  static ExternalDefinition build(ExternalModule module, String name) {
    List<Port> ports = module.ports().stream().map(TreeBuilder::port).toList();
    return new ExternalDefinition(name, module.verilogName(), module.parameters(), ports);
  }

  private static List<Port> ports(Module module) {
    List<Port> ports = new ArrayList<>();
    if (module.needsClock()) {
      ports.add(new Port("clock", Direction.INPUT, GroundType.CLOCK, module.where()));
    }
    if (module.needsReset()) {
      ports.add(new Port("reset", Direction.INPUT, Operations.BOOL, module.where()));
    }
    module.ports().forEach(port -> ports.add(port(port)));
    return ports;
  }

  private static Port port(Declared port) {
    Direction direction = port.kind == Kind.INPUT ? Direction.INPUT : Direction.OUTPUT;
    return new Port(port.name, direction, port.type, port.where);
  }

  private void declaration(Object declaration) {
    if (declaration instanceof Declared declared) {
      statements.add(declared(declared));
    } else if (declaration instanceof Computed computed) {
      if (computed.isNode()) {
        computed(computed);
      }
    } else if (declaration instanceof Component child) {
      statements.add(instance(child));
    }
  }

  /** A node, or a wire where there are attributes: firtool drops those of nodes that it folds. */
  private void computed(Computed computed) {
    Expression value = operation(computed);
    if (computed.marks.isEmpty()) {
      statements.add(new Statement.Node(computed.name, value, computed.where));
    } else {
      statements.add(
          new Statement.Wire(
              computed.name, computed.type, computed.marks.toTree(), computed.where));
      statements.add(
          new Statement.Connect(new Expression.Reference(computed.name), value, computed.where));
    }
  }

  private Statement declared(Declared declared) {
    if (declared.kind == Kind.WIRE) {
      return new Statement.Wire(
          declared.name, declared.type, declared.marks.toTree(), declared.where);
    }
    Optional<Expression> resetValue =
        Optional.ofNullable(declared.resetValue).map(this::expression);
    return new Statement.Register(
        declared.name, declared.type, resetValue, declared.marks.toTree(), declared.where);
  }

  private Statement instance(Component child) {
    return new Statement.Instance(
        child.instanceName(), definitionNames.apply(child), child.instanceWhere());
  }

  private void connectClocks(Component child) {
    if (child instanceof Module inner) {
      connectImplicit(inner.needsClock(), inner, "clock", clock());
      connectImplicit(inner.needsReset(), inner, "reset", resetOf(inner));
    } else {
      for (Clock clock : ((ExternalModule) child).clocks()) {
        Declared port = (Declared) clock.binding();
        connectImplicit(module.body().root().driverOf(port) == null, child, port.name, clock());
      }
    }
  }

  private static Expression clock() {
    return new Expression.Reference("clock");
  }

  private Expression resetOf(Module inner) {
    Bool own = module.body().resetOf(inner);
    return own == null ? new Expression.Reference("reset") : expression(own);
  }

  private void connectImplicit(boolean needed, Component child, String port, Expression source) {
    if (needed) {
      statements.add(
          new Statement.Connect(
              new Expression.InstancePort(child.instanceName(), port),
              source,
              child.instanceWhere()));
    }
  }

  private List<Statement> block(Body.Block block) {
    return block.actions.stream().map(this::action).toList();
  }

  private Statement action(Body.Action action) {
    if (action instanceof Body.Drive drive) {
      return new Statement.Connect(
          expression(drive.sink()), expression(drive.source()), drive.where());
    } else if (action instanceof Body.Branch branch) {
      return new Statement.When(
          expression(branch.condition()),
          block(branch.then()),
          block(branch.otherwise()),
          branch.where());
    }
    Body.Property check = (Body.Property) action;
    return new Statement.Check(
        check.kind(),
        check.name(),
        expression(check.property()),
        expression(check.enable()),
        check.where());
  }

  private Expression expression(Signal signal) {
    Binding binding = signal.binding();
    if (binding instanceof Binding.Constant constant) {
      return new Expression.Constant(signal.type(), constant.value());
    } else if (binding instanceof Declared declared) {
      return declared.owner == module
          ? new Expression.Reference(declared.name)
          : new Expression.InstancePort(declared.owner.instanceName(), declared.name);
    }
    Computed computed = (Computed) binding;
    return computed.isNode() ? new Expression.Reference(computed.name) : operation(computed);
  }

  private Expression operation(Computed computed) {
    return new Expression.Operation(
        computed.primitive,
        computed.arguments.stream().map(this::expression).toList(),
        computed.parameters);
  }
}
