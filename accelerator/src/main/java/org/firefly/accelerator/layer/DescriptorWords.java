package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.members;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.DescriptorPart;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Data;
import org.firefly.hdl.UInt;

/**
 * Words of a descriptor, by their number, and the fields in them.
 *
 * @param words 32 bits each, only those that are kept
 */
record DescriptorWords(Map<Integer, UInt> words) {
  DescriptorWords {
    words = Map.copyOf(new TreeMap<>(words));
  }

  UInt field(DescriptorField field) {
    UInt word = words.get(field.word());
    return word.slice(field.lowBit() + field.width() - 1, field.lowBit());
  }

  Bool flag(DescriptorField field) {
    return field(field).asBool();
  }

  /**
   * Sets every member of a bundle: to the field of the same name, or to what is computed.
   *
   * @param part the part of the descriptor in which the names are looked up
   * @param computed values of members that are no fields, or not as they stand there
   * @throws AcceleratorException if a member is neither, or has another width than its field
   */
  void load(DescriptorPart part, Bundle registers, Map<String, ? extends Data> computed) {
    members(registers)
        .forEach(
            (name, register) -> {
              Data value = computed.get(name);
              connect(register, value != null ? value : value(part, name, register));
            });
  }

  private Data value(DescriptorPart part, String name, Data register) {
    DescriptorField field =
        part.field(name)
            .orElseThrow(
                () ->
                    new AcceleratorException("No field of the part " + part + " is " + name + "."));
    if (register instanceof Bool && field.width() == 1) {
      return flag(field);
    }
    int width = register instanceof UInt value ? value.width() : 0;
    boolean pitch = width == PITCH_BITS && field.width() == Integer.SIZE;
    if (width != field.width() && !pitch) {
      throw new AcceleratorException(
          String.format(
              Locale.ROOT,
              "%s has %d bits, but its field %s has %d.",
              name,
              width,
              field,
              field.width()));
    }
    return pitch ? field(field).truncate(PITCH_BITS) : field(field);
  }
}
