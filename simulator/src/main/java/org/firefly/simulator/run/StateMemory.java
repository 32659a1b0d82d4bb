package org.firefly.simulator.run;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronState;
import org.firefly.simulator.prepare.Block;

/**
 * The state of neurons that go on in a later descriptor, where the accelerator keeps it: by word of
 * the membrane memory and lane.
 */
final class StateMemory {
  private int parallelism;
  private int[] membranes = new int[0];
  private int[] currents = new int[0];
  private int[] marked = new int[0];

  /** Makes room for the memory of an accelerator; what was kept stays. */
  private void prepare(AcceleratorConfig config) {
    int size = config.membraneDepth() * config.parallelism();
    if (membranes.length != size) {
      parallelism = config.parallelism();
      membranes = new int[size];
      currents = new int[size];
      marked = new int[size];
    }
  }

  /**
   * Which neurons: those of a block at a row of a map.
   *
   * @param config accelerator
   * @param layer whose
   * @param block output groups
   * @param sample n
   * @param row y before pooling
   */
  record Row(AcceleratorConfig config, LayerDescriptor layer, Block block, int sample, int row) {}

  /** Keeps a state. */
  void store(Row row, NeuronState state) {
    move(row, state, true);
  }

  /** Takes a state up again. */
  void load(Row row, NeuronState state) {
    move(row, state, false);
  }

  private void move(Row row, NeuronState state, boolean stores) {
    prepare(row.config());
    Block block = row.block();
    int width = row.layer().output().width();
    int position = (row.sample() * row.layer().output().height() + row.row()) * width;
    for (int i = 0; i < block.groups() * parallelism; i++) {
      int group = block.firstGroup() + i / parallelism;
      int word = row.layer().state().word(group) + position;
      int slot = BlockLayout.slot(block.width(), i);
      for (int x = 0; x < width; x++) {
        int here = x * block.width() + slot;
        int there = (word + x) * parallelism + i % parallelism;
        move(membranes, there, state.membranes(), here, stores);
        move(currents, there, state.currents(), here, stores);
        move(marked, there, state.marked(), here, stores);
      }
    }
  }

  private static void move(int[] memory, int there, int[] state, int here, boolean stores) {
    if (state.length == 0) {
      return;
    }
    if (stores) {
      memory[there] = state[here];
    } else {
      state[here] = memory[there];
    }
  }
}
