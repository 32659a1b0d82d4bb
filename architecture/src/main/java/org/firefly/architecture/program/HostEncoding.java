package org.firefly.architecture.program;

import java.util.List;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;

/** What the host does to a sample before the accelerator sees it. */
public sealed interface HostEncoding {
  /** Smallest quantised input: 16 bits. */
  int MIN_INPUT = Short.MIN_VALUE;

  /** Largest quantised input: 16 bits. */
  int MAX_INPUT = Short.MAX_VALUE;

  /** Bits of the widest membranes. */
  int WIDE = Integer.SIZE;

  /** Spikes that the host leaves in memory for the first accelerated layer. */
  SpikeLayout output();

  /** The shape of a sample without time and batch. */
  FeatureMap input();

  /**
   * The sample is spikes already; the host only packs them.
   *
   * @param input shape of a sample at one time step
   * @param output where the packed spikes go
   */
  record Spikes(FeatureMap input, SpikeLayout output) implements HostEncoding {}

  /**
   * The sample is whole numbers, of which the host only cuts the bits apart; the accelerator's
   * first layer sees them as spikes, see {@link PlaneChannels}. A constant sample lies in memory
   * once, with one time step.
   *
   * <p>The numbers are {@code rint(x / inputScale)}, ties to even, and have to be those of {@code
   * bits}.
   *
   * @param input shape of a sample at one time step
   * @param inputScale real value of 1
   * @param bits of a number
   * @param constant whether a sample is one map for all time steps
   * @param output where the bits go
   */
  record Planes(
      FeatureMap input, double inputScale, InputBits bits, boolean constant, SpikeLayout output)
      implements HostEncoding {
    /** Where each bit goes. */
    public PlaneChannels channels() {
      return new PlaneChannels(output.parallelism(), input, bits);
    }
  }

  /**
   * Direct encoding: an input current meets the first layer, which the host computes in integers:
   * current[c][y][x] = sum of weight x quantised input, once per sample where it is constant; then
   * T steps of the neuron equations, and the OR pool if there is one. Membranes of fewer bits than
   * {@link #WIDE} wrap like the accelerator's; those of so many never leave them.
   *
   * <p>The quantised input is {@code rint(x / inputScale)}, ties to even, from {@link #MIN_INPUT}
   * to {@link #MAX_INPUT}; for integer samples with inputScale 1 it is the sample itself.
   *
   * @param name name of the layer in the network file
   * @param input shape of a sample
   * @param inputScale real value of one integer step of the input
   * @param neurons shape of the neurons, before pooling
   * @param kernelHeight kernel rows
   * @param kernelWidth kernel columns
   * @param stride rows and columns from output to output, at least 1
   * @param paddingTop zero rows above the input
   * @param paddingLeft zero columns left of the input; below and right, zeros as far as needed
   * @param weights int8, index order output channel, input channel, kernel row, kernel column
   * @param constants per output channel, in units of 2^-F weight x input
   * @param neuron the neuron equations
   * @param membraneBits width of the accelerator's membranes if it could run the layer as well,
   *     else {@link #WIDE}
   * @param pool whether 2x2 blocks of spikes are OR-ed
   * @param constant whether a sample is one map for all time steps
   * @param output where the packed spikes go
   */
  record FirstLayer(
      String name,
      FeatureMap input,
      double inputScale,
      FeatureMap neurons,
      int kernelHeight,
      int kernelWidth,
      int stride,
      int paddingTop,
      int paddingLeft,
      byte[] weights,
      List<NeuronConstants> constants,
      NeuronRule neuron,
      int membraneBits,
      boolean pool,
      boolean constant,
      SpikeLayout output)
      implements HostEncoding {
    public FirstLayer {
      constants = List.copyOf(constants);
    }
  }
}
