package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.BitField;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.isa.Register.Access;
import org.firefly.architecture.isa.RegisterField;

/**
 * The registers of an accelerator in IP-XACT (IEEE 1685-2014), for tools that make documentation,
 * drivers or verification code from it: one address block per core.
 */
final class RegisterMap {
  private static final BitField WHOLE =
      new BitField("VALUE", 0, Integer.SIZE, "the whole register");

  /** What a core's registers read as, for those that never change. */
  private final Map<Register, Integer> constants;

  private final int core;

  private RegisterMap(AcceleratorConfig config, int core) {
    this.core = core;
    CoreShape shape = CoreShape.of(config, core);
    constants =
        Map.of(
            Register.IDENTITY,
            Register.IDENTITY_VALUE,
            Register.VERSION,
            Register.VERSION_VALUE,
            Register.SHAPE,
            shape.shapeWord(),
            Register.MEMORIES,
            shape.memoriesWord());
  }

  /** The document for an accelerator. */
  static String of(AcceleratorConfig config) {
    List<String> map = new ArrayList<>(List.of(leaf("name", "s_axi_control")));
    for (int core = 0; core < config.cores(); core++) {
      map.add(new RegisterMap(config, core).block());
    }
    map.add(leaf("addressUnitBits", Byte.SIZE));
    return Template.fill(
        "registers.xml",
        Map.of(
            "VERSION",
            Register.versionText(Register.VERSION_VALUE),
            "MEMORY_MAP",
            element("memoryMap", map).indent(4).strip()));
  }

  private String block() {
    List<String> block =
        new ArrayList<>(
            List.of(
                leaf("name", "core" + core),
                leaf("baseAddress", hex(core * Register.PAGE_BYTES)),
                leaf("range", hex(Register.PAGE_BYTES)),
                leaf("width", Integer.SIZE),
                leaf("usage", "register")));
    for (Register register : Register.values()) {
      block.add(register(register));
    }
    return element("addressBlock", block);
  }

  private String register(Register register) {
    List<String> children =
        new ArrayList<>(
            List.of(leaf("name", register.name()), leaf("description", register.meaning())));
    if (register == Register.LAYER_LOG) {
      children.add(leaf("dim", Register.LAYER_LOG_ENTRIES));
    }
    children.add(leaf("addressOffset", hex(register.offset())));
    children.add(leaf("size", Integer.SIZE));
    children.add(leaf("volatile", isVolatile(register)));
    children.add(leaf("access", access(register.access())));
    fields(register).forEach(bits -> children.add(field(register, bits)));
    return element("register", children);
  }

  private static List<BitField> fields(Register register) {
    List<RegisterField> fields = RegisterField.of(register);
    return fields.isEmpty() ? List.of(WHOLE) : fields.stream().map(RegisterField::bits).toList();
  }

  private String field(Register register, BitField bits) {
    List<String> children =
        new ArrayList<>(
            List.of(
                leaf("name", bits.name()),
                leaf("description", bits.meaning()),
                leaf("bitOffset", bits.lowBit())));
    reset(register)
        .map(word -> leaf("value", hex((int) bits.of(word))))
        .map(value -> element("resets", List.of(element("reset", List.of(value)))))
        .ifPresent(children::add);
    children.add(leaf("bitWidth", bits.width()));
    if (register == Register.STATUS && bits.equals(RegisterField.STATUS_ERROR.bits())) {
      children.add(errors());
    }
    if (register.access() == Access.CLEAR) {
      children.add(leaf("modifiedWriteValue", "oneToClear"));
    }
    return element("field", children);
  }

  /** Settings are cleared by a reset; what a run counts is cleared by the next run. */
  private Optional<Integer> reset(Register register) {
    return register.access() == Access.READ_WRITE
        ? Optional.of(0)
        : Optional.ofNullable(constants.get(register));
  }

  private boolean isVolatile(Register register) {
    return register.access() != Access.READ_WRITE && !constants.containsKey(register);
  }

  private static String errors() {
    List<String> values = new ArrayList<>();
    for (CoreError error : CoreError.values()) {
      values.add(
          element(
              "enumeratedValue",
              List.of(
                  leaf("name", error.name()),
                  leaf("description", error.text()),
                  leaf("value", error.ordinal()))));
    }
    return element("enumeratedValues", values);
  }

  private static String access(Access access) {
    return switch (access) {
      case READ -> "read-only";
      case READ_WRITE, CLEAR, COMMAND -> "read-write";
    };
  }

  private static String hex(int value) {
    return "'h" + Integer.toHexString(value);
  }

  private static String leaf(String name, Object value) {
    String text = value.toString().replace("&", "&amp;").replace("<", "&lt;");
    return "<ipxact:" + name + ">" + text + "</ipxact:" + name + ">\n";
  }

  private static String element(String name, List<String> children) {
    return "<ipxact:"
        + name
        + ">\n"
        + String.join("", children).indent(2)
        + "</ipxact:"
        + name
        + ">\n";
  }
}
