package org.firefly.architecture;

import static org.firefly.architecture.SettingRule.between;
import static org.firefly.architecture.SettingRule.constant;
import static org.firefly.architecture.SettingRule.flag;
import static org.firefly.architecture.SettingRule.oneOf;
import static org.firefly.architecture.SettingRule.powerOfTwo;

import java.util.Arrays;
import java.util.Optional;

/**
 * What shapes an accelerator: the one table of keys, defaults, rules and meanings from which {@link
 * AcceleratorConfig}, board files, archives and {@code docs/boards.md} follow. A value is an
 * integer; that of an enumeration is its ordinal.
 */
public enum Setting {
  PARALLELISM(
      "parallelism", oneOf(16, 32), 16, true, "P: channels in parallel, of inputs and of outputs"),
  CORES("cores", between(1, AcceleratorConfig.MOST_CORES), 1, true, "independent cores in one top"),
  MEMBRANE_BITS(
      "membraneBits",
      between(16, 24),
      18,
      false,
      "width of a membrane, a partial sum, a bias and a threshold; two's complement"),
  MEMBRANE_DEPTH(
      "membraneDepth",
      powerOfTwo(64, 65536),
      8192,
      false,
      "positions (N x H x W) that the membrane buffer holds for one output group"),
  WEIGHT_RING_TILES(
      "weightRingTiles",
      powerOfTwo(2, 1024),
      64,
      false,
      "tiles that the on-chip weight ring holds"),
  MAX_WIDTH(
      "maxWidth",
      powerOfTwo(16, 1024),
      256,
      false,
      "longest row of a feature map, in positions, that the spike window can hold"),
  VECTOR_BANK_DEPTH(
      "vectorBankDepth",
      powerOfTwo(64, 16384),
      1024,
      false,
      "words in each of the nine banks of the packed mode's vector buffer, which holds two time"
          + " steps"),
  PASS_TABLE_DEPTH(
      "passTableDepth",
      powerOfTwo(64, 4096),
      1024,
      false,
      "passes of one output group that the on-chip pass table holds"),
  BUS_BITS(
      "busBits",
      oneOf(64, 128, 256),
      128,
      false,
      "width of each AXI4 data port in bits; divides a row of a tile, 72 P bits"),
  WEIGHT_PORTS(
      "weightPorts",
      between(1, AcceleratorConfig.MOST_WEIGHT_PORTS),
      1,
      false,
      "AXI4 ports of a core that read weights, each an equal part of every tile"),
  MEMBRANE_MEMORY(
      "membraneMemory",
      constant(MembraneMemory.class),
      MembraneMemory.BLOCK.ordinal(),
      false,
      "kind of memory that holds the membranes, and the synaptic currents if there are any"),
  SYNAPSES(
      "synapses",
      flag(),
      0,
      false,
      "whether neurons may keep synaptic currents, in a memory as large as that of the membranes");

  private final String key;
  private final SettingRule rule;
  private final int usual;
  private final boolean required;
  private final String meaning;

  Setting(String key, SettingRule rule, int usual, boolean required, String meaning) {
    this.key = key;
    this.rule = rule;
    this.usual = usual;
    this.required = required;
    this.meaning = meaning;
  }

  /**
   * The setting of a key.
   *
   * @throws ConfigurationException if there is none
   */
  public static Setting of(String key) {
    return Arrays.stream(values())
        .filter(setting -> setting.key.equals(key))
        .findAny()
        .orElseThrow(() -> new ConfigurationException("There is no setting " + key + "."));
  }

  /** Name in board files, programs and reports. */
  public String key() {
    return key;
  }

  /** The default. */
  public int usual() {
    return usual;
  }

  /** Whether every board file has to say it. */
  public boolean isRequired() {
    return required;
  }

  /** What it is. */
  public String meaning() {
    return meaning;
  }

  /** The values that it may have, in words. */
  public String allowed() {
    return rule.text();
  }

  /** What is wrong with a value, if something is. */
  public Optional<String> problem(int value) {
    return rule.allows().test(value)
        ? Optional.empty()
        : Optional.of(key + " must be " + rule.text() + ", not " + value);
  }

  /**
   * Reads a value, which need not be allowed.
   *
   * @throws IllegalArgumentException if it is none
   */
  public int parse(String text) {
    return rule.parser().applyAsInt(text);
  }

  /** Writes an allowed value as {@link #parse} reads it. */
  public String print(int value) {
    return rule.printer().apply(value);
  }
}
