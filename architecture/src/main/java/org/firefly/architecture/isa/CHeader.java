package org.firefly.architecture.isa;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firefly.architecture.AcceleratorConfig;

/**
 * Writes {@code firefly.h}: registers, descriptors, pass tables and error codes for a driver in C,
 * from the same tables as {@link IsaDocument}.
 */
public final class CHeader {
  /** Name of the file. */
  public static final String FILE_NAME = "firefly.h";

  private static final String PREFIX = "FIREFLY_";

  private final StringBuilder text = new StringBuilder();

  private CHeader() {}

  /** The header, for C99 and later and for C++. */
  public static String text() {
    CHeader header = new CHeader();
    header.begin();
    header.registers();
    header.registerFields();
    header.codes();
    header.descriptors();
    header.passes();
    header.parameters();
    header.text.append("\n#endif\n");
    return header.text.toString();
  }

  private void begin() {
    text.append(
        """
        /*
         * Registers, layer descriptors and error codes of FireFly; written by `firefly generate`.
         *
         * NAME_MASK are the bits of a field in its word, NAME_SHIFT is its lowest bit;
         * FIREFLY_GET(word, NAME) reads a field, FIREFLY_PUT(NAME, value) makes one to be or-ed in.
         * Everything in memory is little endian.
         */
        #ifndef FIREFLY_H
        #define FIREFLY_H

        #include <stdint.h>

        #define FIREFLY_GET(word, name) (((uint32_t)(word) & name##_MASK) >> name##_SHIFT)
        #define FIREFLY_PUT(name, value) (((uint32_t)(value) << name##_SHIFT) & name##_MASK)
        """);
  }

  private void registers() {
    section("Registers: core c has them in page c of the control port; offsets in bytes");
    number("PAGE_BYTES", Register.PAGE_BYTES, "bytes of a page");
    for (Register register : Register.values()) {
      number("REG_" + register.name(), register.offset(), register.meaning());
    }
    number("LAYER_LOG_ENTRIES", Register.LAYER_LOG_ENTRIES, "registers of the log");
    number("IDENTITY_VALUE", Register.IDENTITY_VALUE, "what IDENTITY reads as");
    number("VERSION_VALUE", Register.VERSION_VALUE, "version that this header describes");
    number("ALIGNMENT_BYTES", AcceleratorConfig.ALIGNMENT_BYTES, "of the base address and offsets");
  }

  private void registerFields() {
    section("Fields of registers");
    for (RegisterField field : RegisterField.values()) {
      field(field.name(), field.bits());
    }
  }

  private void codes() {
    section("Error codes of STATUS");
    text.append("enum firefly_error {\n");
    text.append(
        Arrays.stream(CoreError.values())
            .map(e -> constant("ERROR_" + e.name(), e.ordinal(), e.text()))
            .collect(Collectors.joining()));
    text.append("};\n");
    section("Bits of STATUS_WAITS");
    text.append("enum firefly_wait {\n");
    text.append(
        Arrays.stream(CoreStatus.Wait.values())
            .map(w -> constant("WAIT_" + w.name(), 1 << w.ordinal(), w.text()))
            .collect(Collectors.joining()));
    text.append("};\n");
  }

  private void descriptors() {
    section("Layer descriptor: NAME_WORD is the index of the word that holds the field");
    number("DESCRIPTOR_WORDS", DescriptorField.WORDS, "32-bit words of a descriptor");
    number("DESCRIPTOR_BYTES", DescriptorField.BYTES, "bytes of a descriptor");
    number("MAGIC_VALUE", DescriptorField.MAGIC_VALUE, "what MAGIC holds");
    for (LayerKind kind : LayerKind.values()) {
      number("KIND_" + kind.name(), kind.code(), "a value of KIND");
    }
    for (MembraneReset reset : MembraneReset.values()) {
      number("RESET_" + reset.name(), reset.code(), "a value of RESET");
    }
    for (DescriptorField field : DescriptorField.values()) {
      String name = "DESCRIPTOR_" + field.name();
      number(name + "_WORD", field.word(), field.part().name().toLowerCase(Locale.ROOT));
      field(name, field.bits());
    }
  }

  private void passes() {
    section("Entry of a pass table");
    number("PASS_BYTES", Pass.BYTES, "bytes of an entry");
    for (PassField field : PassField.values()) {
      field("PASS_" + field.name(), field.bits());
    }
  }

  private void parameters() {
    section("Parameters: blocks of P words in an output group");
    number("PARAMETER_BLOCKS", ParameterLayout.WORDS, "blocks of a group");
    for (NeuronParameter parameter : NeuronParameter.values()) {
      number("PARAMETER_" + parameter.name(), parameter.ordinal(), parameter.text());
    }
  }

  private void section(String title) {
    text.append("\n/* ").append(title).append(". */\n");
  }

  private void field(String name, BitField bits) {
    number(name + "_MASK", bits.mask(), bits.meaning());
    define(name + "_SHIFT", Integer.toString(bits.lowBit()));
    text.append('\n');
  }

  private void number(String name, long value, String meaning) {
    define(name, String.format(Locale.ROOT, "0x%Xu", value & 0xFFFF_FFFFL));
    text.append(" /* ").append(meaning).append(" */\n");
  }

  private void define(String name, String value) {
    text.append("#define ").append(PREFIX).append(name).append(' ').append(value);
  }

  private static String constant(String name, int value, String meaning) {
    return String.format(Locale.ROOT, "  %s%s = %d, /* %s */\n", PREFIX, name, value, meaning);
  }
}
