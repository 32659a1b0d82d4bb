package org.firefly.simulator.kernel;

import java.util.List;

/** Inner loops of the simulator. Implementations have no state and agree bit for bit. */
public interface Kernel {
  /** What the events of a layer with so many weights should name. */
  RowForm form(long weights);

  /** Slots that a block should have when so many output channels are still to be served. */
  int width(RowForm form, int channels);

  /** Packs the weights of all blocks of a program. */
  List<WeightBlock> pack(List<BlockWeights> blocks);

  /** Room for sums of rows that this kernel has packed. */
  Accumulator accumulator();

  /**
   * Marks as outside the places of a row at which a value is less than {@code low} or more than
   * {@code high}.
   *
   * @param values index order place, slot
   */
  void findOutside(NeuronRow row, int[] values, int low, int high);

  /** Collects the spikes that {@link Neurons#fire} has left in place of the sums. */
  void collect(NeuronRow row);

  /** ORs the spikes of each pair of places into those of one of the first half of the places. */
  void pool(NeuronRow row);
}
