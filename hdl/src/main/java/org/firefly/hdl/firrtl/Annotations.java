package org.firefly.hdl.firrtl;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.tree.Attribute;
import org.firefly.hdl.tree.Circuit;
import org.firefly.hdl.tree.Definition;
import org.firefly.hdl.tree.Definition.ModuleDefinition;
import org.firefly.hdl.tree.Statement;
import org.firefly.hdl.tree.Statement.Declaration;

/** The annotations of a circuit, as the JSON array behind the circuit's name. */
final class Annotations {
  private final String circuit;
  private final List<String> entries = new ArrayList<>();

  private Annotations(String circuit) {
    this.circuit = circuit;
  }

  /** {@code %[[...]]}, or nothing if the circuit has no annotation. */
  static String print(Circuit circuit) {
    Annotations annotations = new Annotations(circuit.top().name());
    for (Definition definition : circuit.definitions()) {
      if (definition instanceof ModuleDefinition module) {
        annotations.module(module);
      }
    }
    List<String> entries = annotations.entries;
    return entries.isEmpty() ? "" : "%[[\n  " + String.join(",\n  ", entries) + "\n]]";
  }

  private void module(ModuleDefinition module) {
    String target = "~" + circuit + "|" + module.name();
    module.attributes().forEach(attribute -> attribute(target, attribute));
    for (Statement statement : module.body()) {
      if (statement instanceof Declaration declaration) {
        declaration(target + ">" + declaration.name(), declaration);
      }
    }
  }

  private void declaration(String target, Declaration declaration) {
    declaration.marks().attributes().forEach(attribute -> attribute(target, attribute));
    if (declaration.marks().dontTouch()) {
      entries.add(entry("firrtl.transforms.DontTouchAnnotation", target) + "}");
    }
  }

  private void attribute(String target, Attribute attribute) {
    String text = attribute.name() + " = " + attribute.value().replace("\"", "\\\"");
    String entry = entry("firrtl.AttributeAnnotation", target);
    entries.add(entry + ",\"description\":\"" + text + "\"}");
  }

  private static String entry(String type, String target) {
    return "{\"class\":\"" + type + "\",\"target\":\"" + target + "\"";
  }
}
