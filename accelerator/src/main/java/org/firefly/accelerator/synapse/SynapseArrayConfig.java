package org.firefly.accelerator.synapse;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;

/**
 * Shape of a {@link SynapseArray} and what follows from it.
 *
 * @param accelerator the accelerator that it is part of; decides P
 * @param rowLatency clocks from the request of a row to the row, 1 to 8: the clocks in which the
 *     weight ring reads its block RAM
 * @param swapLead clocks by which {@code swapSoon} looks ahead, 0 to 7
 */
public record SynapseArrayConfig(AcceleratorConfig accelerator, int rowLatency, int swapLead) {
  /** Clocks of a block RAM with output register. */
  public static final int DEFAULT_ROW_LATENCY = 2;

  /** Clocks from the decision of the spike path to the array. */
  public static final int DEFAULT_SWAP_LEAD = 5;

  private static final int BLOCK = AcceleratorConfig.INPUTS_PER_CHAIN;

  /**
   * Refuses what cannot be built.
   *
   * @throws ConfigurationException when {@code rowLatency} or {@code swapLead} is out of range
   */
  public SynapseArrayConfig {
    if (rowLatency < 1 || rowLatency > 8) {
      throw new ConfigurationException(
          "The row latency of the synapse array must be 1 to 8 clocks, not " + rowLatency + ".");
    }
    if (swapLead < 0 || swapLead > 7) {
      throw new ConfigurationException(
          "The synapse array can look 0 to 7 clocks ahead for a swap, not " + swapLead + ".");
    }
  }

  /** An array that looks ahead as the spike path needs it. */
  public SynapseArrayConfig(AcceleratorConfig accelerator, int rowLatency) {
    this(accelerator, rowLatency, DEFAULT_SWAP_LEAD);
  }

  /** The array of an accelerator, with the usual row latency. */
  public static SynapseArrayConfig of(AcceleratorConfig accelerator) {
    return new SynapseArrayConfig(accelerator, DEFAULT_ROW_LATENCY);
  }

  /** P: input lanes of a tap, and output lanes. */
  public int parallelism() {
    return accelerator.parallelism();
  }

  /** Blocks of sixteen input lanes, which take turns in loading weights: P / 16. */
  public int blocks() {
    return parallelism() / BLOCK;
  }

  /** Chains side by side, each with four outputs: P / 4. */
  public int columns() {
    return parallelism() / AcceleratorConfig.OUTPUTS_PER_CHAIN;
  }

  /** Spikes of one position: 9 P. */
  public int spikeBits() {
    return AcceleratorConfig.TAPS * parallelism();
  }

  /** Bits of one row of a tile. */
  public int rowBits() {
    return 8 * accelerator.tileRowBytes();
  }

  /** Width of a result: 12 + ceil(log2(9 P / 16)). */
  public int sumBits() {
    return AdderTree.sumBits(accelerator.chainsPerOutput(), SynapseChain.SUM_BITS);
  }

  /** Clocks by which the spikes of slice 0 of a block wait for the row that swaps with them. */
  int spikeDelay(int block) {
    return 1 + rowLatency + BLOCK * block;
  }

  /** Clocks from a position to its sums. */
  public int latency() {
    int tree = AdderTree.latency(AcceleratorConfig.TAPS);
    int joining = blocks() > 1 ? 1 : 0;
    return spikeDelay(blocks() - 1) + SynapseChain.LATENCY + tree + joining;
  }
}
