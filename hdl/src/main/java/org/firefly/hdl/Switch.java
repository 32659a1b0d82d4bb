package org.firefly.hdl;

import java.util.HashSet;
import java.util.Set;
import org.firefly.hdl.tree.HardwareException;

/** Cases by the value of a selector, made by {@link Module#choose}. */
public final class Switch {
  private final UInt selector;
  private final Set<Long> values = new HashSet<>();
  private When end;

  Switch(Module module, UInt selector) {
    this.selector = selector;
    this.end = When.empty(module);
  }

  /**
   * Applies while the selector equals {@code value}.
   *
   * @throws HardwareException if the value does not fit the selector or has a case already
   */
  public Switch is(long value, Runnable description) {
    if (!values.add(value)) {
      throw new HardwareException(Caller.location(), "there are two cases for " + value);
    }
    end = end.elseWhen(selector.eq(value), description);
    return this;
  }

  /** Applies while the selector equals the ordinal of {@code value}. */
  public Switch is(Enum<?> value, Runnable description) {
    return is(value.ordinal(), description);
  }

  /** Applies while the selector has none of the values above. */
  public void otherwise(Runnable description) {
    end.otherwise(description);
  }
}
