package org.firefly.simulator.kernel;

import java.util.List;

/** Inner loops of the simulator. Implementations have no state and agree bit for bit. */
public interface Kernel {
  /** Name for people. */
  String name();

  /** Slots that a block should have when so many output channels are still to be served. */
  int width(int channels);

  /** Packs the weights of all blocks of a program. */
  List<WeightBlock> pack(List<BlockWeights> blocks);

  /**
   * Joins the lists of events of several sites.
   *
   * @param lists lists of all sites, and room for sixteen events beyond {@code most} behind them
   * @param view which lists
   * @param plane what is added to each site
   * @param most length of the longest list of the plane, so that all copies can have one length
   * @param target where the events go, with the same room behind them
   * @return number of events
   */
  int gather(EventLists lists, SiteView view, int plane, int most, int[] target);

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
