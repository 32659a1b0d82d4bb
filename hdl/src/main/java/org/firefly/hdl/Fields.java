package org.firefly.hdl;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.firefly.hdl.tree.HardwareException;

/**
 * Reads the fields of modules and bundles for the sake of their names. Without this reflection
 * every name would have to be written twice.
 */
final class Fields {
  /**
   * A field and what it holds.
   *
   * @param value may be null
   */
  record Field(String name, Object value) {}

  private static final ClassValue<List<java.lang.reflect.Field>> DECLARED =
      new ClassValue<>() {
        @Override
        protected List<java.lang.reflect.Field> computeValue(Class<?> type) {
          return readable(type);
        }
      };

  private Fields() {}

  /** The instance fields of {@code object}, those of its superclasses first. */
  static List<Field> of(Object object) {
    return DECLARED.get(object.getClass()).stream()
        .map(field -> new Field(field.getName(), value(field, object)))
        .toList();
  }

  private static List<java.lang.reflect.Field> readable(Class<?> type) {
    Deque<Class<?>> hierarchy = new ArrayDeque<>();
    for (Class<?> c = type; c != null && !isBase(c); c = c.getSuperclass()) {
      hierarchy.push(c);
    }
    return hierarchy.stream().flatMap(Fields::instanceFields).toList();
  }

  private static boolean isBase(Class<?> type) {
    return type == Object.class
        || type == Record.class
        || type == Module.class
        || type == ExternalModule.class;
  }

  private static Stream<java.lang.reflect.Field> instanceFields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> !field.isSynthetic() && !Modifier.isStatic(field.getModifiers()))
        .peek(field -> field.setAccessible(true));
  }

  private static Object value(java.lang.reflect.Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new HardwareException("cannot read " + field + " for its name", e);
    }
  }
}
