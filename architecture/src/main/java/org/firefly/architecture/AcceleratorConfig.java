package org.firefly.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that shapes one FireFly accelerator: a value for each {@link Setting}. Compiler,
 * simulator, RTL generator and driver all work from it, so that they cannot disagree.
 */
public final class AcceleratorConfig {
  /** Positions of the 3x3 window. */
  public static final int TAPS = 9;

  /** Inputs that one chain of eight DSP48E2 slices sums without overflow of its 12-bit fields. */
  public static final int INPUTS_PER_CHAIN = 16;

  /** 12-bit fields of a DSP48E2 in FOUR12 mode, so outputs of one chain. */
  public static final int OUTPUTS_PER_CHAIN = 4;

  /** DSP48E2 slices in one chain; each gates two weights of four outputs. */
  public static final int SLICES_PER_CHAIN = INPUTS_PER_CHAIN / 2;

  /** Most cores in one top level. */
  public static final int MOST_CORES = 4;

  /** Most ports through which a core reads its weights. */
  public static final int MOST_WEIGHT_PORTS = 3;

  /** Width of an address on the AXI ports in bits. */
  public static final int ADDRESS_BITS = 40;

  /** Planes, tiles and tables start at multiples of this many bytes. */
  public static final int ALIGNMENT_BYTES = 64;

  /** By ordinal of the setting. */
  private final int[] values;

  private AcceleratorConfig(int[] values) {
    this.values = values;
    List<String> problems = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      setting.problem(get(setting)).ifPresent(problems::add);
    }
    if (problems.isEmpty() && Byte.SIZE * tileRowBytes() % busBits() != 0) {
      problems.add(
          "busBits must divide the " + Byte.SIZE * tileRowBytes() + " bits of a row of a tile");
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException("The accelerator configuration cannot work", problems);
    }
  }

  /**
   * The accelerator with these settings; all others have their defaults.
   *
   * @throws ConfigurationException naming every rule that is broken
   */
  public static AcceleratorConfig of(Map<Setting, Integer> settings) {
    return new AcceleratorConfig(
        Arrays.stream(Setting.values())
            .mapToInt(setting -> settings.getOrDefault(setting, setting.usual()))
            .toArray());
  }

  /**
   * The accelerator that {@link #describe} described.
   *
   * @throws ConfigurationException if a setting is missing, unknown or wrong
   */
  public static AcceleratorConfig parse(Map<String, String> description) {
    Map<Setting, Integer> settings = new EnumMap<>(Setting.class);
    description.forEach(
        (key, text) -> {
          Setting setting = Setting.of(key);
          settings.put(setting, setting.parse(text));
        });
    for (Setting setting : Setting.values()) {
      if (!settings.containsKey(setting)) {
        throw new ConfigurationException("The setting " + setting.key() + " is missing.");
      }
    }
    return of(settings);
  }

  /** Every setting under its key: a number, or the name of a constant. */
  public Map<String, Object> describe() {
    Map<String, Object> description = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      int value = get(setting);
      String text = setting.print(value);
      description.put(setting.key(), text.equals(Integer.toString(value)) ? (Object) value : text);
    }
    return description;
  }

  /** The default configuration for P channels in parallel on one core. */
  public static AcceleratorConfig ofParallelism(int parallelism) {
    return of(Map.of(Setting.PARALLELISM, parallelism));
  }

  /**
   * This configuration with another value of a setting.
   *
   * @throws ConfigurationException naming every rule that is broken
   */
  public AcceleratorConfig with(Setting setting, int value) {
    int[] changed = values.clone();
    changed[setting.ordinal()] = value;
    return new AcceleratorConfig(changed);
  }

  /** This configuration with its membranes in another kind of memory. */
  public AcceleratorConfig with(MembraneMemory memory) {
    return with(Setting.MEMBRANE_MEMORY, memory.ordinal());
  }

  /** Value of a setting. */
  public int get(Setting setting) {
    return values[setting.ordinal()];
  }

  /** P: channels in parallel, on the input and on the output side. */
  public int parallelism() {
    return get(Setting.PARALLELISM);
  }

  /** Independent cores in one top level. */
  public int cores() {
    return get(Setting.CORES);
  }

  /** Width of a membrane, a partial sum, a bias and a threshold. */
  public int membraneBits() {
    return get(Setting.MEMBRANE_BITS);
  }

  /** Positions (N x H x W) that the membrane buffer holds for one output group. */
  public int membraneDepth() {
    return get(Setting.MEMBRANE_DEPTH);
  }

  /** Tiles that the on-chip weight ring holds. */
  public int weightRingTiles() {
    return get(Setting.WEIGHT_RING_TILES);
  }

  /** Longest row of a feature map, in positions, that the spike window can hold. */
  public int maxWidth() {
    return get(Setting.MAX_WIDTH);
  }

  /** Words in each of the nine banks of the packed mode's vector buffer. */
  public int vectorBankDepth() {
    return get(Setting.VECTOR_BANK_DEPTH);
  }

  /** Passes of one output group that the on-chip pass table holds. */
  public int passTableDepth() {
    return get(Setting.PASS_TABLE_DEPTH);
  }

  /** Width of each AXI4 data port in bits. */
  public int busBits() {
    return get(Setting.BUS_BITS);
  }

  /** AXI4 ports of a core that read weights, each an equal part of every tile. */
  public int weightPorts() {
    return get(Setting.WEIGHT_PORTS);
  }

  /** Kind of memory that holds the membranes. */
  public MembraneMemory membraneMemory() {
    return MembraneMemory.values()[get(Setting.MEMBRANE_MEMORY)];
  }

  /** Whether neurons may keep synaptic currents. */
  public boolean synapses() {
    return get(Setting.SYNAPSES) == 1;
  }

  /** Bytes of one spike word: P bits. */
  public int wordBytes() {
    return parallelism() / 8;
  }

  /** Bytes of one tile: 9 P^2 int8 weights. */
  public int tileBytes() {
    return TAPS * parallelism() * parallelism();
  }

  /** Bytes of the part of a tile that comes through one weight port. */
  public int tilePartBytes() {
    return tileBytes() / weightPorts();
  }

  /** Bytes of one row of a tile: the weights of one input lane, 9 taps x P output lanes. */
  public int tileRowBytes() {
    return TAPS * parallelism();
  }

  /** Bytes moved by one beat of an AXI port. */
  public int beatBytes() {
    return busBits() / 8;
  }

  /** Spike words in one beat of an AXI port. */
  public int wordsPerBeat() {
    return busBits() / parallelism();
  }

  /** DSP48E2 slices of one core: the array, and in a lane one per decay. */
  public int dsps() {
    return synapseDsps() + (synapses() ? 2 : 1) * parallelism();
  }

  /** DSP48E2 slices of the synapse array of one core: 9 P / 16 x P / 4 chains of eight. */
  public int synapseDsps() {
    return chainsPerOutput() * (parallelism() / OUTPUTS_PER_CHAIN) * SLICES_PER_CHAIN;
  }

  /** Chains whose results are added for one output: 9 P / 16. */
  public int chainsPerOutput() {
    return TAPS * parallelism() / INPUTS_PER_CHAIN;
  }

  /** Operations (select and add count as two) that all cores together start in one clock. */
  public long operationsPerClock() {
    return 2L * cores() * TAPS * parallelism() * parallelism();
  }

  /** Smallest membrane: -2^(membraneBits - 1). */
  public int membraneMin() {
    return -(1 << (membraneBits() - 1));
  }

  /** Largest membrane: 2^(membraneBits - 1) - 1. */
  public int membraneMax() {
    return (1 << (membraneBits() - 1)) - 1;
  }

  /**
   * Vector chunks (of nine words each) that one time step of a packed layer may have, over all
   * positions of a batch block.
   */
  public int vectorChunks() {
    return vectorBankDepth() / 2;
  }

  /** Groups of P channels that hold {@code channels} channels. */
  public int groups(int channels) {
    return (channels + parallelism() - 1) / parallelism();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AcceleratorConfig config && Arrays.equals(values, config.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return describe().toString();
  }
}
