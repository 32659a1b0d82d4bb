package org.firefly.hdl;

import java.util.List;
import java.util.function.UnaryOperator;
import org.firefly.hdl.tree.HardwareException;

/** Values of the same shape as another one. */
final class Shapes {
  private Shapes() {}

  /**
   * The value that has {@code change} of each signal of {@code value} in its place.
   *
   * @throws HardwareException if {@code value} holds a clock, members of both directions, or a
   *     bundle that is no record
   */
  @SuppressWarnings("unchecked") // of each class comes the same class
  static <T extends Data> T map(T value, UnaryOperator<Bits> change) {
    return (T) (value instanceof Bits single ? change.apply(single) : changed(value, change));
  }

  private static Data changed(Data value, UnaryOperator<Bits> change) {
    if (value instanceof Bits bits && !bits.isFlipped()) {
      return change.apply(bits);
    } else if (value instanceof Vec<?> vec) {
      return vec.map(change);
    } else if (value instanceof Bundle bundle) {
      return changed(bundle, change);
    }
    throw new HardwareException(
        Caller.location(), "a clock or a member of the other direction cannot be delayed");
  }

  private static <B extends Bundle> Data changed(B bundle, UnaryOperator<Bits> change) {
    Class<? extends Bundle> type = bundle.getClass();
    Records.components(type);
    List<Object> members =
        Fields.of(bundle).stream()
            .map(
                field -> field.value() instanceof Data data ? changed(data, change) : field.value())
            .toList();
    return Records.make(type, members);
  }

  /** A signal of the class and width of {@code value} that stands for nothing yet. */
  static Bits fresh(Bits value) {
    if (value instanceof Bool) {
      return new Bool();
    }
    return value instanceof SInt ? new SInt(value.type()) : new UInt(value.type());
  }
}
