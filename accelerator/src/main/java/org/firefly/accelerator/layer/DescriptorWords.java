package org.firefly.accelerator.layer;

import java.util.Map;
import java.util.TreeMap;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.hdl.Bool;
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
}
