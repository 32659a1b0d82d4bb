package org.firefly.hdl;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.firefly.hdl.tree.HardwareException;

/** Reads the components of records and makes records of them, by reflection. */
final class Records {
  private Records() {}

  /**
   * The components of {@code type}.
   *
   * @throws HardwareException if it is no record
   */
  static List<RecordComponent> components(Class<?> type) {
    if (!type.isRecord()) {
      throw new HardwareException(
          Caller.location(), type.getSimpleName() + " is no record, so its members are unknown");
    }
    return List.of(type.getRecordComponents());
  }

  /** A record of class {@code type}, one value for each component. */
  static <T> T make(Class<T> type, List<?> values) {
    try {
      return constructor(type).newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new HardwareException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new HardwareException("cannot make a " + type.getSimpleName(), e);
    }
  }

  private static <T> Constructor<T> constructor(Class<T> type) throws NoSuchMethodException {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<T> constructor = type.getDeclaredConstructor(parameters);
    constructor.setAccessible(true);
    return constructor;
  }
}
