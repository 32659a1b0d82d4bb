package org.firefly.hdl;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.HardwareException;

/** Types, constants and free operations, meant for a static import. */
public final class Hardware {
  private Hardware() {}

  /** An unsigned integer of {@code width} bits. */
  public static DataType<UInt> uint(int width) {
    GroundType type = GroundType.unsigned(width);
    return new DataType<>(() -> new UInt(type));
  }

  /** An integer of {@code width} bits in two's complement. */
  public static DataType<SInt> sint(int width) {
    GroundType type = GroundType.signed(width);
    return new DataType<>(() -> new SInt(type));
  }

  /** One bit. */
  public static DataType<Bool> bool() {
    return new DataType<>(Bool::new);
  }

  /** {@code size} values of the same type. */
  public static <T extends Data> DataType<Vec<T>> vec(int size, DataType<T> element) {
    return new DataType<>(() -> Vec.create(size, element));
  }

  /**
   * A bundle whose record says what its members are: a {@link Bool} needs nothing more, a {@link
   * UInt} or {@link SInt} has a {@link Width}, a record of such members is a bundle within, and a
   * {@link Flipped} member runs the other way.
   *
   * @param members the types of members that the record leaves open, because their widths follow
   *     from a configuration
   * @throws HardwareException if a member has no width, or is given that must not be given
   */
  public static <T extends Bundle> DataType<T> bundle(Class<T> type, Member... members) {
    return RecordType.of(type, members);
  }

  /** The type of one member of a record, for {@link #bundle(Class, Member...)}. */
  public static Member member(String name, DataType<?> type) {
    return new Member(name, type);
  }

  /**
   * A bundle of generic members. {@code factory} makes the record or object, its members with
   * {@link #field} and {@link #flipped}; where no type is generic, {@link #bundle(Class,
   * Member...)} says each member once.
   */
  public static <T extends Bundle> DataType<T> bundle(Supplier<T> factory) {
    return new DataType<>(factory);
  }

  /**
   * The type of {@code value}.
   *
   * @throws HardwareException if it holds a clock, members of both directions, or a bundle that is
   *     no record
   */
  public static <T extends Data> DataType<T> typeOf(T value) {
    return new DataType<>(() -> Shapes.map(value, Shapes::fresh));
  }

  /** The same type with the direction of every member turned round. */
  public static <T extends Data> DataType<T> flip(DataType<T> type) {
    return new DataType<>(
        () -> {
          T value = type.create();
          Leaves.of(value).forEach(leaf -> leaf.signal().flip());
          return value;
        });
  }

  /** A member of a bundle; only for use within the factory given to {@link #bundle}. */
  public static <T extends Data> T field(DataType<T> type) {
    return type.create();
  }

  /** A member that runs against the direction of its bundle. */
  public static <T extends Data> T flipped(DataType<T> type) {
    return flip(type).create();
  }

  /**
   * The unsigned constant {@code value}, as wide as it needs to be (zero has one bit).
   *
   * @throws HardwareException if it is negative
   */
  public static UInt literal(long value) {
    return Constants.unsigned(BigInteger.valueOf(value));
  }

  /**
   * The unsigned constant {@code value} in {@code width} bits.
   *
   * @throws HardwareException if it is negative or does not fit
   */
  public static UInt literal(long value, int width) {
    return Constants.unsigned(BigInteger.valueOf(value), width);
  }

  /**
   * The unsigned constant {@code value} in {@code width} bits.
   *
   * @throws HardwareException if it is negative or does not fit
   */
  public static UInt literal(BigInteger value, int width) {
    return Constants.unsigned(value, width);
  }

  /**
   * The constant {@code value} in {@code width} bits of two's complement.
   *
   * @throws HardwareException if it does not fit
   */
  public static SInt signedLiteral(long value, int width) {
    return Constants.signed(BigInteger.valueOf(value), width);
  }

  /** One constant bit. */
  public static Bool literal(boolean value) {
    return Constants.bool(value);
  }

  /** {@code condition ? whenTrue : whenFalse}, as wide as the wider of the two. */
  public static UInt mux(Bool condition, UInt whenTrue, UInt whenFalse) {
    return new UInt(Operations.mux(condition, whenTrue, whenFalse));
  }

  /** {@code condition ? whenTrue : whenFalse}, as wide as the wider of the two. */
  public static SInt mux(Bool condition, SInt whenTrue, SInt whenFalse) {
    return new SInt(Operations.mux(condition, whenTrue, whenFalse));
  }

  /** {@code condition ? whenTrue : whenFalse}. */
  public static Bool mux(Bool condition, Bool whenTrue, Bool whenFalse) {
    return new Bool(Operations.mux(condition, whenTrue, whenFalse));
  }

  /** {@code condition ? whenTrue : whenFalse} for values of any type. */
  public static <T extends Data> T mux(Bool condition, DataType<T> type, T whenTrue, T whenFalse) {
    return type.unpack(mux(condition, pack(whenTrue), pack(whenFalse)));
  }

  /**
   * Whether all conditions are true.
   *
   * @throws HardwareException if there is no condition
   */
  public static Bool all(Bool... conditions) {
    return all(List.of(conditions));
  }

  /**
   * Whether all conditions are true.
   *
   * @throws HardwareException if there is no condition
   */
  public static Bool all(List<Bool> conditions) {
    return reduced(conditions, Bool::and);
  }

  /**
   * Whether at least one condition is true.
   *
   * @throws HardwareException if there is no condition
   */
  public static Bool any(Bool... conditions) {
    return any(List.of(conditions));
  }

  /**
   * Whether at least one condition is true.
   *
   * @throws HardwareException if there is no condition
   */
  public static Bool any(List<Bool> conditions) {
    return reduced(conditions, Bool::or);
  }

  private static Bool reduced(List<Bool> conditions, BinaryOperator<Bool> join) {
    return conditions.stream()
        .reduce(join)
        .orElseThrow(
            () -> new HardwareException(Caller.location(), "there must be at least one condition"));
  }

  /** The members of a bundle by name, in the order of their declaration. */
  public static Map<String, Data> members(Bundle bundle) {
    Map<String, Data> members = new LinkedHashMap<>();
    Fields.of(bundle).forEach(field -> members.put(field.name(), (Data) field.value()));
    return members;
  }

  /**
   * Connects values of any type member by member: {@code source} drives {@code sink}, except for
   * members that are flipped in {@code sink}, which are driven the other way.
   *
   * @throws HardwareException if the members differ or a width does not fit
   */
  public static <T extends Data> void connect(T sink, T source) {
    Leaves.connect(sink, source);
  }

  /**
   * The bits of all parts in one word, the first part in the most significant bits.
   *
   * @throws HardwareException if there is no part
   */
  public static UInt concat(Bits... parts) {
    return concat(List.of(parts));
  }

  /**
   * The bits of all parts in one word, the first part in the most significant bits.
   *
   * @throws HardwareException if there is no part
   */
  public static UInt concat(List<? extends Bits> parts) {
    return parts.stream()
        .map(Bits::asUInt)
        .reduce(UInt::concat)
        .orElseThrow(() -> new HardwareException("a concatenation needs at least one part"));
  }

  /** All bits of a value in one word, the first member in the most significant bits. */
  public static UInt pack(Data value) {
    return Packing.pack(value);
  }

  /** Number of bits that count from 0 to {@code values - 1}, at least 1. */
  public static int bitsFor(int values) {
    if (values < 1) {
      throw new HardwareException("bitsFor needs at least one value, not " + values);
    }
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(values - 1));
  }
}
