package org.firefly.hdl;

import java.util.Locale;
import org.firefly.hdl.Binding.Computed;
import org.firefly.hdl.Binding.Declared;
import org.firefly.hdl.tree.HardwareException;

/** Names everything in a finished module: explicit names first, then fields, then defaults. */
final class Namer {
  private final Component component;
  private final Names names = new Names();

  private Namer(Component component) {
    this.component = component;
  }

  static void name(Component component) {
    new Namer(component).run();
  }

  private void run() {
    if (component instanceof Module) {
      names.take("clock");
      names.take("reset");
    }
    takeExplicit();
    new FieldWalk(this::nameSignal, this::nameChild).over(component);
    component.ports().forEach(this::nameByDefault);
    if (component instanceof Module module) {
      module.body().declarations().forEach(this::nameByDefault);
    }
    component.ports().forEach(Namer::refuseKeyword);
  }

  private void takeExplicit() {
    component.ports().forEach(this::takeExplicit);
    if (component instanceof Module module) {
      module.body().declarations().forEach(this::takeExplicit);
    }
  }

  private void takeExplicit(Object declaration) {
    if (declaration instanceof Binding.Named named && named.name != null) {
      take(named, named.name);
    } else if (declaration instanceof Component child && child.instanceName() != null) {
      child.setInstanceName(names.unique(child.instanceName()));
    }
  }

  private void nameSignal(String path, Signal signal) {
    if (signal.isBound()
        && signal.binding() instanceof Binding.Named named
        && named.owner == component
        && named.name == null) {
      take(named, path);
    }
  }

  private void take(Binding.Named named, String wish) {
    boolean port = named instanceof Declared declared && declared.isPort();
    if (!port) {
      named.name = names.unique(wish);
    } else if (names.take(wish)) {
      named.name = wish;
    } else {
      throw new HardwareException(
          named.where, component.describe() + " has two ports named '" + wish + "'");
    }
  }

  private void nameChild(String path, Component child) {
    if (child.parent() == component && child.instanceName() == null) {
      child.setInstanceName(names.unique(path));
    }
  }

  private void nameByDefault(Object declaration) {
    if (declaration instanceof Declared declared && declared.name == null) {
      take(declared, declared.defaultName());
    } else if (declaration instanceof Computed computed && computed.isNode()) {
      computed.name = computed.name == null ? names.unique("_value") : computed.name;
    } else if (declaration instanceof Component child && child.instanceName() == null) {
      String name = child.className();
      child.setInstanceName(
          names.unique(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
    }
  }

  private static void refuseKeyword(Declared port) {
    if (Keywords.isReserved(port.name)) {
      throw new HardwareException(
          port.where,
          port.describe() + " has the name of a keyword of Verilog; name the field differently");
    }
  }
}
