package org.firefly.architecture.isa;

import java.util.Locale;
import java.util.stream.Collectors;
import org.firefly.architecture.AcceleratorConfig;

/** Writes {@code docs/isa.md} from the constants that the code uses, so that it cannot be wrong. */
public final class IsaDocument {
  private IsaDocument() {}

  /** The page as Markdown. */
  public static String markdown() {
    return String.format(
        Locale.ROOT,
        """
    # Registers, descriptors and memory

    Generated from `Register`, `RegisterField`, `CoreStatus`, `CoreError`, `DescriptorField`,
    `PassField`, `TileLayout` and `NeuronParameter` by `IsaDocument`; a test compares this page with the
    code (`-Dfirefly.write-docs=true` rewrites it). `firefly generate` writes the same tables as
    `driver/firefly.h` for drivers in C and the registers as IP-XACT (see
    [own-design.md](own-design.md)).

    All values are little endian; all offsets are bytes from the base address; a word is P spikes.

    ## Registers

    Core c has its registers in the page of %d bytes that starts at c x 0x%x of the control port
    (AXI4-Lite, 32 bits; writes with fewer than four byte strobes, and pages without a core, are
    answered with SLVERR). Settings are taken over when a run starts.

    %s
    Error codes of STATUS:

    %s
    Bits of what STATUS says the core waits for, from bit %d on:

    %s
    A run: write base, limit, descriptors, count and samples, then 1 to CONTROL. At its end, whatever
    the reason, bursts that were issued have ended, STATUS tells how it ended, and INTERRUPT is set.
    `done` rises after the last write response. A stop lets issued bursts end and clears the core; a
    start while busy is refused and disturbs nothing.

    ## Layer descriptor

    %d words of 32 bits (%d bytes), one descriptor per layer or strip, one behind the other. Bits that
    no field names are zero.

    %s
    ## Pass table

    One 32-bit entry per tile, in the order of the tiles, output group by output group.

    %s
    ## Tile

    P rows of 9 P bytes. Byte `tap P + output lane` of a row is a weight from the row's input lane; tap
    = 3 row + column of the window, or the word's place in the packed chunk. Rows stand in the order in
    which the array takes them: in each block of %d rows, first the lanes that shift along the A1/B1
    cascade, last slice first, then the lanes that follow on the C ports.

    %s
    With several weight ports a tile lies in equal parts, one behind the other, each read by one port: row by row
    the taps that are its own. Of three ports, each has three taps. Of two, the first has taps 0 to 3, the second 5
    to 8; tap 4 follows behind the first port's taps in the first half of the rows, behind the second's in the others.

    ## Parameters

    Per output group %d blocks of P int32, one word per channel; what the symbols mean says
    [contract.md](contract.md). All are there whatever the layer uses of them.

    %s
    ## Spikes

    Index order t, group, n, y, x; each (t, group) plane is padded to a multiple of %d bytes. Channel
    0 of the group is bit 0 of the word's first byte.

    ## Readout

    Index order group, n, y, x, then P int32, sign extended; each group's plane is padded to a
    multiple of %d bytes.
    """,
        Register.PAGE_BYTES,
        Register.PAGE_BYTES,
        registers(),
        errors(),
        CoreStatus.WAIT_BIT,
        waits(),
        DescriptorField.WORDS,
        DescriptorField.BYTES,
        fields(),
        passes(),
        AcceleratorConfig.INPUTS_PER_CHAIN,
        rows(),
        ParameterLayout.WORDS,
        parameters(),
        AcceleratorConfig.ALIGNMENT_BYTES,
        AcceleratorConfig.ALIGNMENT_BYTES);
  }

  private static String registers() {
    StringBuilder table =
        new StringBuilder("| offset | register | access | meaning |\n|---|---|---|---|\n");
    for (Register register : Register.values()) {
      table.append(
          "| 0x%03X | %s | %s | %s |\n"
              .formatted(
                  register.offset(), register.name(), register.access().text(), meaning(register)));
    }
    return table.toString();
  }

  /** The register's meaning, then its fields as "name [bits]". */
  private static String meaning(Register register) {
    String fields =
        RegisterField.of(register).stream()
            .map(RegisterField::bits)
            .map(bits -> bits.meaning() + " [" + bits.range() + "]")
            .collect(Collectors.joining(", "));
    return register.meaning() + (fields.isEmpty() ? "" : ": " + fields);
  }

  private static String passes() {
    StringBuilder table = new StringBuilder("| bits | field | meaning |\n|---|---|---|\n");
    for (PassField field : PassField.values()) {
      BitField bits = field.bits();
      table.append(
          String.format(
              Locale.ROOT, "| %s | %s | %s |\n", bits.range(), field.name(), bits.meaning()));
    }
    return table.toString();
  }

  private static String errors() {
    StringBuilder table = new StringBuilder("| code | error | meaning |\n|---|---|---|\n");
    for (CoreError error : CoreError.values()) {
      table.append(
          String.format(
              Locale.ROOT, "| %d | %s | %s |\n", error.ordinal(), error.name(), error.text()));
    }
    return table.toString();
  }

  private static String waits() {
    StringBuilder table = new StringBuilder("| bit | waits for |\n|---|---|\n");
    for (CoreStatus.Wait wait : CoreStatus.Wait.values()) {
      table.append(
          String.format(
              Locale.ROOT, "| %d | %s |\n", CoreStatus.WAIT_BIT + wait.ordinal(), wait.text()));
    }
    return table.toString();
  }

  private static String fields() {
    StringBuilder table =
        new StringBuilder("| word | bits | part | field | meaning |\n|---|---|---|---|---|\n");
    for (DescriptorField field : DescriptorField.values()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %d | %s | %s | %s | %s |\n",
              field.word(),
              field.bits().range(),
              field.part().name().toLowerCase(Locale.ROOT),
              field.name(),
              field.meaning()));
    }
    return table.toString();
  }

  private static String parameters() {
    StringBuilder table = new StringBuilder("| block | parameter | word |\n|---|---|---|\n");
    for (NeuronParameter parameter : NeuronParameter.values()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %d | %s | %s |\n",
              parameter.ordinal(),
              parameter.name(),
              parameter.text()));
    }
    return table.toString();
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder("| row | 0 |");
    StringBuilder rule = new StringBuilder("|---|---|");
    StringBuilder lanes = new StringBuilder("| lane | " + TileLayout.laneOfRow(0) + " |");
    for (int row = 1; row < AcceleratorConfig.INPUTS_PER_CHAIN; row++) {
      rows.append(" ").append(row).append(" |");
      rule.append("---|");
      lanes.append(" ").append(TileLayout.laneOfRow(row)).append(" |");
    }
    return rows + "\n" + rule + "\n" + lanes + "\n";
  }
}
