package org.firefly.hdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firefly.hdl.firrtl.FirrtlPrinter;
import org.firefly.hdl.tree.Circuit;
import org.firefly.hdl.tree.Definition;
import org.firefly.hdl.tree.Definition.ExternalDefinition;
import org.firefly.hdl.tree.Definition.ModuleDefinition;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.Statement.Declaration;

/** Collects the definitions of a circuit bottom up, equal ones once. */
final class Elaborator {
  private final Names names = new Names();
  private final Map<String, String> nameOfKey = new HashMap<>();
  private final List<Definition> definitions = new ArrayList<>();
  private final Map<String, String> sources = new LinkedHashMap<>();

  Circuit elaborate(Module top) {
    names.take(top.className());
    Map<Component, String> children = children(top);
    definitions.add(TreeBuilder.build(top, top.className(), children::get));
    refuseSharedVerilogNames();
    return new Circuit(definitions);
  }

  /** A module described here must not get the name of one that is written in Verilog. */
  private void refuseSharedVerilogNames() {
    Set<String> described =
        definitions.stream()
            .filter(ModuleDefinition.class::isInstance)
            .map(Definition::name)
            .collect(Collectors.toSet());
    for (Definition definition : definitions) {
      if (definition instanceof ExternalDefinition external
          && described.contains(external.verilogName())) {
        throw new HardwareException(
            "a module and an external module are both named '"
                + external.verilogName()
                + "'; rename the class of the module");
      }
    }
  }

  Map<String, String> sources() {
    return sources;
  }

  private Map<Component, String> children(Module module) {
    Map<Component, String> nameOfChild = new HashMap<>();
    module.body().children().forEach(child -> nameOfChild.put(child, define(child)));
    return nameOfChild;
  }

  private String define(Component component) {
    if (component instanceof Module module) {
      Map<Component, String> children = children(module);
      return share(TreeBuilder.build(module, module.className(), children::get));
    }
    ExternalModule external = (ExternalModule) component;
    external.sources().forEach(this::addSource);
    return share(TreeBuilder.build(external, external.verilogName()));
  }

  private void addSource(String file, String text) {
    String earlier = sources.putIfAbsent(file, text);
    if (earlier != null && !earlier.equals(text)) {
      throw new HardwareException("two external modules attach different sources as " + file);
    }
  }

  /** The name of an equal definition made before, or else a new name for this one. */
  private String share(Definition definition) {
    String key = FirrtlPrinter.printWithoutLocations(definition) + marksOf(definition);
    return nameOfKey.computeIfAbsent(key, unused -> add(definition));
  }

  private String add(Definition definition) {
    String name = names.unique(definition.name());
    definitions.add(definition.named(name));
    return name;
  }

  private static String marksOf(Definition definition) {
    if (!(definition instanceof ModuleDefinition module)) {
      return "";
    }
    StringBuilder marks = new StringBuilder(module.attributes().toString());
    module.body().stream()
        .filter(Declaration.class::isInstance)
        .forEach(statement -> marks.append(((Declaration) statement).marks()));
    return marks.toString();
  }
}
