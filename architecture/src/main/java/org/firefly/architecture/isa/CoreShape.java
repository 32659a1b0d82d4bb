package org.firefly.architecture.isa;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;

/**
 * What a core tells about its configuration in {@link Register#SHAPE} and {@link
 * Register#MEMORIES}: how hardware fills the two registers and how a driver reads them.
 *
 * @param core number of this core, from 0
 * @param settings those that the registers hold; what a register says may be anything
 */
public record CoreShape(int core, Map<Setting, Integer> settings) {
  /** How a value stands in its bits. */
  private enum Code {
    PLAIN(IntUnaryOperator.identity(), IntUnaryOperator.identity()),
    BYTES(bits -> bits / Byte.SIZE, bytes -> bytes * Byte.SIZE),
    LOG2(Integer::numberOfTrailingZeros, power -> 1 << power);

    private final IntUnaryOperator encode;
    private final IntUnaryOperator decode;

    Code(IntUnaryOperator encode, IntUnaryOperator decode) {
      this.encode = encode;
      this.decode = decode;
    }
  }

  /** Where a setting stands. */
  private enum Field {
    PARALLELISM(Setting.PARALLELISM, "P", RegisterField.SHAPE_PARALLELISM, Code.PLAIN),
    CORES(Setting.CORES, "the number of cores", RegisterField.SHAPE_CORES, Code.PLAIN),
    MEMBRANE_BITS(Setting.MEMBRANE_BITS, RegisterField.SHAPE_MEMBRANE_BITS, Code.PLAIN),
    BUS_BITS(Setting.BUS_BITS, RegisterField.SHAPE_BEAT_BYTES, Code.BYTES),
    SYNAPSES(Setting.SYNAPSES, RegisterField.SHAPE_SYNAPSES, Code.PLAIN),
    MEMBRANE_DEPTH(Setting.MEMBRANE_DEPTH, RegisterField.MEMORIES_MEMBRANE_DEPTH, Code.LOG2),
    WEIGHT_RING_TILES(
        Setting.WEIGHT_RING_TILES, RegisterField.MEMORIES_WEIGHT_RING_TILES, Code.LOG2),
    MAX_WIDTH(Setting.MAX_WIDTH, RegisterField.MEMORIES_MAX_WIDTH, Code.LOG2),
    VECTOR_BANK_DEPTH(
        Setting.VECTOR_BANK_DEPTH, RegisterField.MEMORIES_VECTOR_BANK_DEPTH, Code.LOG2),
    PASS_TABLE_DEPTH(Setting.PASS_TABLE_DEPTH, RegisterField.MEMORIES_PASS_TABLE_DEPTH, Code.LOG2),
    WEIGHT_PORTS(Setting.WEIGHT_PORTS, RegisterField.MEMORIES_WEIGHT_PORTS, Code.PLAIN);

    private final Setting setting;
    private final String text;
    private final RegisterField place;
    private final Code code;

    Field(Setting setting, String text, RegisterField place, Code code) {
      this.setting = setting;
      this.text = text;
      this.place = place;
      this.code = code;
    }

    Field(Setting setting, RegisterField place, Code code) {
      this(setting, setting.key(), place, code);
    }
  }

  public CoreShape {
    settings = Map.copyOf(settings);
  }

  /** The shape of one core of a configuration. */
  public static CoreShape of(AcceleratorConfig config, int core) {
    Map<Setting, Integer> settings = new EnumMap<>(Setting.class);
    for (Field field : Field.values()) {
      settings.put(field.setting, config.get(field.setting));
    }
    return new CoreShape(core, settings);
  }

  /** Reads the values of the two registers. */
  public static CoreShape decode(int shape, int memories) {
    Map<Setting, Integer> settings = new EnumMap<>(Setting.class);
    for (Field field : Field.values()) {
      int word = field.place.register() == Register.SHAPE ? shape : memories;
      settings.put(field.setting, field.code.decode.applyAsInt(field.place.of(word)));
    }
    return new CoreShape(RegisterField.SHAPE_CORE.of(shape), settings);
  }

  /** Value of {@link Register#SHAPE}. */
  public int shapeWord() {
    return word(Register.SHAPE) | core << RegisterField.SHAPE_CORE.bits().lowBit();
  }

  /** Value of {@link Register#MEMORIES}. */
  public int memoriesWord() {
    return word(Register.MEMORIES);
  }

  private int word(Register register) {
    int word = 0;
    for (Field field : Field.values()) {
      if (field.place.register() == register) {
        int value = field.code.encode.applyAsInt(settings.get(field.setting));
        word |= value << field.place.bits().lowBit();
      }
    }
    return word;
  }

  /** Every field in which {@code found} differs, as "P is 16 instead of 32". */
  public List<String> differences(CoreShape found) {
    List<String> texts = new ArrayList<>();
    compare(texts, "the number of the core", "" + core, "" + found.core);
    for (Field field : Field.values()) {
      compare(texts, field.text, text(field.setting), found.text(field.setting));
    }
    return texts;
  }

  private String text(Setting setting) {
    return setting.print(settings.get(setting));
  }

  private static void compare(List<String> texts, String name, String expected, String found) {
    if (!expected.equals(found)) {
      texts.add(name + " is " + found + " instead of " + expected);
    }
  }
}
