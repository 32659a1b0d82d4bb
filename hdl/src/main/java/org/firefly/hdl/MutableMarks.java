package org.firefly.hdl;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.tree.Attribute;
import org.firefly.hdl.tree.Statement.Marks;

/** Attributes while a module is being described. */
final class MutableMarks {
  private final List<Attribute> attributes = new ArrayList<>();
  private boolean dontTouch;

  void add(String name, long value) {
    attributes.add(new Attribute(name, Long.toString(value)));
  }

  void add(String name, String value) {
    attributes.add(new Attribute(name, '"' + value + '"'));
  }

  void dontTouch() {
    dontTouch = true;
  }

  boolean isEmpty() {
    return attributes.isEmpty() && !dontTouch;
  }

  List<Attribute> attributes() {
    return List.copyOf(attributes);
  }

  Marks toTree() {
    return isEmpty() ? Marks.NONE : new Marks(attributes, dontTouch);
  }
}
