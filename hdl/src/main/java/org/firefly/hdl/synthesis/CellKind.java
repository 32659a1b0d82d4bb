package org.firefly.hdl.synthesis;

import java.util.Map;

/** What a primitive of the device is, as far as resources and logic depth go. */
enum CellKind {
  LUT(true),
  MUX(true),
  CARRY(true),
  BUFFER(true),
  FLIP_FLOP(false),
  SHIFT_REGISTER(false),
  LUT_RAM(false),
  DSP(false),
  RAMB36(false),
  RAMB18(false),
  ULTRA_RAM(false),
  OTHER(false);

  /** Whether paths run through the cell. */
  final boolean combinational;

  CellKind(boolean combinational) {
    this.combinational = combinational;
  }

  /** Look-up tables in a distributed memory, from the UltraScale libraries guide (UG974). */
  private static final Map<String, Integer> LUT_RAM_SIZES =
      Map.ofEntries(
          Map.entry("RAM32X1S", 1),
          Map.entry("RAM64X1S", 1),
          Map.entry("RAM128X1S", 2),
          Map.entry("RAM256X1S", 4),
          Map.entry("RAM512X1S", 8),
          Map.entry("RAM32X1D", 2),
          Map.entry("RAM64X1D", 2),
          Map.entry("RAM128X1D", 4),
          Map.entry("RAM256X1D", 8),
          Map.entry("RAM32M", 4),
          Map.entry("RAM64M", 4),
          Map.entry("RAM32M16", 8),
          Map.entry("RAM64M8", 8));

  static CellKind of(String type) {
    if (LUT_RAM_SIZES.containsKey(type)) {
      return LUT_RAM;
    } else if (type.matches("LUT[1-6]|INV")) {
      return LUT;
    } else if (type.matches("MUXF[789]")) {
      return MUX;
    } else if (type.matches("CARRY[48]")) {
      return CARRY;
    } else if (type.matches("BUF.*|IBUF|OBUF")) {
      return BUFFER;
    } else if (type.matches("FD[RSCP]E(_1)?|LD[CP]E")) {
      return FLIP_FLOP;
    } else if (type.matches("SRL.*")) {
      return SHIFT_REGISTER;
    }
    return ofBlock(type);
  }

  private static CellKind ofBlock(String type) {
    return switch (type) {
      case "DSP48E2" -> DSP;
      case "RAMB36E2" -> RAMB36;
      case "RAMB18E2" -> RAMB18;
      case "URAM288" -> ULTRA_RAM;
      default -> OTHER;
    };
  }

  /** Number of look-up tables in a distributed memory of type {@code type}. */
  static int lutsOfRam(String type) {
    return LUT_RAM_SIZES.get(type);
  }
}
