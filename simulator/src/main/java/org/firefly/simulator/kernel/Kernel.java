package org.firefly.simulator.kernel;

import java.util.List;

/** Inner loops of the simulator. Implementations have no state and agree bit for bit. */
public interface Kernel {
  /** Name for people. */
  String name();

  /** What the events of a layer with so many weights should name. */
  RowForm form(long weights);

  /** Slots that a block should have when so many output channels are still to be served. */
  int width(RowForm form, int channels);

  /** Packs the weights of all blocks of a program. */
  List<WeightBlock> pack(List<BlockWeights> blocks);

  /** Room for sums of rows that this kernel has packed. */
  Accumulator accumulator();

  /**
   * One time step of one block of neurons, without wrap-around.
   *
   * @param neurons parameters
   * @param membranes membranes before, per slot
   * @param sums sums of the weights, per slot
   * @param low smallest membrane after leaking from which no addition can leave the range
   * @param high largest one
   * @param next membranes after, per slot
   * @param spikes per lane, bit r the spike of row r
   * @return whether all leaked membranes lie from {@code low} to {@code high}; if not, what was
   *     written is of no use
   */
  boolean step(
      NeuronBlock neurons,
      int[] membranes,
      int[] sums,
      int low,
      int high,
      int[] next,
      int[] spikes);
}
