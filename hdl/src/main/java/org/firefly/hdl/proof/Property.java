package org.firefly.hdl.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firefly.hdl.tree.Circuit;
import org.firefly.hdl.tree.Definition;
import org.firefly.hdl.tree.Definition.ModuleDefinition;
import org.firefly.hdl.tree.Statement;
import org.firefly.hdl.tree.Statement.Check;
import org.firefly.hdl.tree.Statement.CheckKind;
import org.firefly.hdl.tree.Statement.Instance;
import org.firefly.hdl.tree.Statement.When;

/**
 * A check of a circuit.
 *
 * @param kind what is demanded
 * @param path names of the instances from the top module down to it and its own, with dots between
 */
public record Property(CheckKind kind, String path) {
  /** All checks of a circuit, those of a module before those of the instances within. */
  static List<Property> of(Circuit circuit) {
    Map<String, Definition> definitions =
        circuit.definitions().stream()
            .collect(Collectors.toMap(Definition::name, Function.identity()));
    List<Property> found = new ArrayList<>();
    new Walk(definitions, found).module(circuit.top(), "");
    return List.copyOf(found);
  }

  private record Walk(Map<String, Definition> definitions, List<Property> found) {
    void module(Definition definition, String prefix) {
      if (definition instanceof ModuleDefinition module) {
        checks(module.body(), prefix);
        for (Statement statement : module.body()) {
          if (statement instanceof Instance inner) {
            module(definitions.get(inner.definition()), prefix + inner.name() + ".");
          }
        }
      }
    }

    private void checks(List<Statement> statements, String prefix) {
      for (Statement statement : statements) {
        if (statement instanceof Check check) {
          found.add(new Property(check.kind(), prefix + check.name()));
        } else if (statement instanceof When when) {
          checks(when.then(), prefix);
          checks(when.otherwise(), prefix);
        }
      }
    }
  }
}
