package org.firefly.hdl;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firefly.hdl.tree.HardwareException;

/** The type of bundles that a record declares by its components. */
final class RecordType {
  private final Class<?> bundle;

  private RecordType(Class<?> bundle) {
    this.bundle = bundle;
  }

  static <T extends Bundle> DataType<T> of(Class<T> bundle, Member... given) {
    List<DataType<?>> types = new RecordType(bundle).types(List.of(given));
    return new DataType<>(
        () -> Records.make(bundle, types.stream().<Data>map(DataType::create).toList()));
  }

  private List<DataType<?>> types(List<Member> given) {
    Map<String, DataType<?>> open = new LinkedHashMap<>();
    for (Member member : given) {
      require(open.put(member.name(), member.type()) == null, member.name(), "is given twice");
    }
    List<DataType<?>> types = new ArrayList<>();
    for (RecordComponent component : Records.components(bundle)) {
      DataType<?> type = type(component, open.remove(component.getName()));
      types.add(component.isAnnotationPresent(Flipped.class) ? Hardware.flip(type) : type);
    }
    open.keySet().forEach(name -> require(false, name, "is given but not declared"));
    return types;
  }

  private DataType<?> type(RecordComponent component, DataType<?> given) {
    Width width = component.getAnnotation(Width.class);
    String name = component.getName();
    if (given != null) {
      require(width == null, name, "has a @Width and is given a type as well");
      require(component.getType().isInstance(given.create()), name, "is of another class");
      return given;
    }
    return width == null ? withoutWidth(component) : ofWidth(component, width.value());
  }

  private DataType<?> ofWidth(RecordComponent component, int bits) {
    boolean signed = component.getType() == SInt.class;
    require(
        signed || component.getType() == UInt.class,
        component.getName(),
        "has a @Width, which is for UInt and SInt only");
    return signed ? Hardware.sint(bits) : Hardware.uint(bits);
  }

  private DataType<?> withoutWidth(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == Bool.class) {
      return Hardware.bool();
    }
    boolean record = type.isRecord() && Bundle.class.isAssignableFrom(type);
    require(
        record,
        component.getName(),
        "has no width; write @Width on it or give bundle(...) a member(\""
            + component.getName()
            + "\", ...)");
    return of(type.asSubclass(Bundle.class));
  }

  private void require(boolean condition, String member, String problem) {
    if (!condition) {
      throw new HardwareException(
          Caller.location(),
          "member '" + member + "' of " + bundle.getSimpleName() + " " + problem);
    }
  }
}
