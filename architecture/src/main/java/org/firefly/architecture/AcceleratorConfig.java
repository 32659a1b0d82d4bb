package org.firefly.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that shapes one FireFly accelerator. Compiler, simulator, RTL generator and driver all
 * work from this record, so that they cannot disagree.
 *
 * @param parallelism P: channels processed in parallel on the input and on the output side; 16 or
 *     32
 * @param cores independent cores in one top level, 1 to 4
 * @param membraneBits width of a membrane, a partial sum, a bias and a threshold; two's complement
 * @param membraneDepth positions (N x H x W) that the membrane buffer holds for one output group
 * @param weightRingTiles tiles that the on-chip weight ring holds
 * @param maxWidth longest row of a feature map, in positions, that the spike window can hold
 * @param vectorBankDepth words in each of the nine banks of the packed mode's vector buffer, which
 *     holds two time steps: one is gathered while the other is computed
 * @param passTableDepth passes of one output group that the on-chip pass table holds
 * @param busBits width of each AXI4 data port in bits: 64, 128 or 256; must divide a row of a tile
 * @param membraneMemory kind of memory that holds the membranes
 */
public record AcceleratorConfig(
    int parallelism,
    int cores,
    int membraneBits,
    int membraneDepth,
    int weightRingTiles,
    int maxWidth,
    int vectorBankDepth,
    int passTableDepth,
    int busBits,
    MembraneMemory membraneMemory) {

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

  /** Width of an address on the AXI ports in bits. */
  public static final int ADDRESS_BITS = 40;

  /** Planes, tiles and tables start at multiples of this many bytes. */
  public static final int ALIGNMENT_BYTES = 64;

  /**
   * Refuses a configuration that cannot work.
   *
   * @throws ConfigurationException naming every rule that is broken
   */
  public AcceleratorConfig {
    List<String> problems = new ArrayList<>();
    require(problems, parallelism == 16 || parallelism == 32, "parallelism must be 16 or 32");
    require(problems, cores >= 1 && cores <= MOST_CORES, "cores must be 1 to " + MOST_CORES);
    require(problems, membraneBits >= 16 && membraneBits <= 24, "membraneBits must be 16 to 24");
    requirePowerOfTwo(problems, membraneDepth, 64, 65536, "membraneDepth");
    requirePowerOfTwo(problems, weightRingTiles, 2, 1024, "weightRingTiles");
    requirePowerOfTwo(problems, maxWidth, 16, 1024, "maxWidth");
    requirePowerOfTwo(problems, vectorBankDepth, 64, 16384, "vectorBankDepth");
    requirePowerOfTwo(problems, passTableDepth, 64, 4096, "passTableDepth");
    require(
        problems,
        busBits == 64 || busBits == 128 || busBits == 256,
        "busBits must be 64, 128 or 256");
    require(
        problems,
        busBits <= 0 || 8 * TAPS * parallelism % busBits == 0,
        "busBits must divide the " + 8 * TAPS * parallelism + " bits of a row of a tile");
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "The accelerator configuration cannot work: " + String.join("; ", problems) + ".");
    }
  }

  private static void require(List<String> problems, boolean holds, String rule) {
    if (!holds) {
      problems.add(rule);
    }
  }

  private static void requirePowerOfTwo(
      List<String> problems, int value, int least, int most, String name) {
    require(
        problems,
        value >= least && value <= most && Integer.bitCount(value) == 1,
        name + " must be a power of two from " + least + " to " + most + " but is " + value);
  }

  /** A configuration whose membranes lie in block RAM. */
  public AcceleratorConfig(
      int parallelism,
      int cores,
      int membraneBits,
      int membraneDepth,
      int weightRingTiles,
      int maxWidth,
      int vectorBankDepth,
      int passTableDepth,
      int busBits) {
    this(
        parallelism,
        cores,
        membraneBits,
        membraneDepth,
        weightRingTiles,
        maxWidth,
        vectorBankDepth,
        passTableDepth,
        busBits,
        MembraneMemory.BLOCK);
  }

  /** The default configuration for P channels in parallel on one core. */
  public static AcceleratorConfig ofParallelism(int parallelism) {
    return new AcceleratorConfig(parallelism, 1, 18, 8192, 64, 256, 1024, 1024, 128);
  }

  /** This configuration with another number of cores. */
  public AcceleratorConfig withCores(int newCores) {
    return with(parallelism, newCores);
  }

  /** This configuration with another P. */
  public AcceleratorConfig withParallelism(int newParallelism) {
    return with(newParallelism, cores);
  }

  private AcceleratorConfig with(int newParallelism, int newCores) {
    return new AcceleratorConfig(
        newParallelism,
        newCores,
        membraneBits,
        membraneDepth,
        weightRingTiles,
        maxWidth,
        vectorBankDepth,
        passTableDepth,
        busBits,
        membraneMemory);
  }

  /** Bytes of one spike word: P bits. */
  public int wordBytes() {
    return parallelism / 8;
  }

  /** Bytes of one tile: 9 P^2 int8 weights. */
  public int tileBytes() {
    return TAPS * parallelism * parallelism;
  }

  /** Bytes of one row of a tile: the weights of one input lane, 9 taps x P output lanes. */
  public int tileRowBytes() {
    return TAPS * parallelism;
  }

  /** Bytes moved by one beat of an AXI port. */
  public int beatBytes() {
    return busBits / 8;
  }

  /** Spike words in one beat of an AXI port. */
  public int wordsPerBeat() {
    return busBits / parallelism;
  }

  /** DSP48E2 slices of one core: synapses, and one per lane for the decay. */
  public int dsps() {
    return synapseDsps() + parallelism;
  }

  /** DSP48E2 slices of the synapse array of one core: 9 P / 16 x P / 4 chains of eight. */
  public int synapseDsps() {
    return chainsPerOutput() * (parallelism / OUTPUTS_PER_CHAIN) * SLICES_PER_CHAIN;
  }

  /** Chains whose results are added for one output: 9 P / 16. */
  public int chainsPerOutput() {
    return TAPS * parallelism / INPUTS_PER_CHAIN;
  }

  /** Operations (select and add count as two) that all cores together start in one clock. */
  public long operationsPerClock() {
    return 2L * cores * TAPS * parallelism * parallelism;
  }

  /** Smallest membrane: -2^(membraneBits - 1). */
  public int membraneMin() {
    return -(1 << (membraneBits - 1));
  }

  /** Largest membrane: 2^(membraneBits - 1) - 1. */
  public int membraneMax() {
    return (1 << (membraneBits - 1)) - 1;
  }

  /**
   * Vector chunks (of nine words each) that one time step of a packed layer may have, over all
   * positions of a batch block.
   */
  public int vectorChunks() {
    return vectorBankDepth / 2;
  }

  /** Groups of P channels that hold {@code channels} channels. */
  public int groups(int channels) {
    return (channels + parallelism - 1) / parallelism;
  }
}
