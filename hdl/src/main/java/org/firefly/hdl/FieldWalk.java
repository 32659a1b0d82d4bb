package org.firefly.hdl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Visits the hardware that the fields of a module hold, directly or in lists, arrays, maps,
 * records, optionals and areas, with the path of names and indices that leads to it.
 */
final class FieldWalk {
  private final BiConsumer<String, Signal> signals;
  private final BiConsumer<String, Component> children;

  FieldWalk(BiConsumer<String, Signal> signals, BiConsumer<String, Component> children) {
    this.signals = signals;
    this.children = children;
  }

  /** The name that the fields of {@code owner} give to {@code wanted}, or null if they do not. */
  static String nameOf(Binding wanted, Component owner) {
    AtomicReference<String> name = new AtomicReference<>();
    BiConsumer<String, Signal> compare =
        (path, signal) -> {
          if (signal.isBound() && signal.binding() == wanted) {
            name.compareAndSet(null, path);
          }
        };
    new FieldWalk(compare, (path, child) -> {}).over(owner);
    return name.get();
  }

  void over(Component component) {
    Fields.of(component).forEach(field -> visit(field.name(), field.value()));
  }

  private void visit(String path, Object value) {
    if (value instanceof Data data) {
      Leaves.of(data)
          .forEach(leaf -> signals.accept(Leaves.join(path, leaf.path()), leaf.signal()));
    } else if (value instanceof Component child) {
      children.accept(path, child);
    } else if (value instanceof Area area && onlyValue(area) != null) {
      visit(path, onlyValue(area));
    } else if (value instanceof Record || value instanceof Area) {
      Fields.of(value).forEach(f -> visit(Leaves.join(path, f.name()), f.value()));
    } else if (value instanceof Collection<?> collection) {
      visitAll(path, collection.toArray());
    } else if (value instanceof Object[] array) {
      visitAll(path, array);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> visit(Leaves.join(path, key.toString()), element));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(element -> visit(path, element));
    }
  }

  /** The value of an area that has a single one, which needs no name of its own; or null. */
  private static Object onlyValue(Area area) {
    List<Object> values = Fields.of(area).stream().map(Fields.Field::value).toList();
    boolean single = values.stream().filter(v -> v != null && !(v instanceof Module)).count() == 1;
    return single ? values.stream().filter(Data.class::isInstance).findFirst().orElse(null) : null;
  }

  private void visitAll(String path, Object[] elements) {
    for (int i = 0; i < elements.length; i++) {
      visit(Leaves.join(path, Integer.toString(i)), elements[i]);
    }
  }
}
