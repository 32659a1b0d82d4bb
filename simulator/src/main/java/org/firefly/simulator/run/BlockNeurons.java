package org.firefly.simulator.run;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronState;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.PreparedLayer.PreparedStrip;
import org.firefly.simulator.prepare.StepBounds;

/** Runs the neurons of one block of output groups at one row of a map after another. */
final class BlockNeurons implements TileConsumer {
  private final LayerDescriptor layer;
  private final AcceleratorConfig config;
  private final Block block;
  private final OutputWriter output;
  private final RowStepper stepper;
  private final StateMemory memory;
  private final boolean keeps;

  /** One that serves all rows, or where steps come in slices one per sample and row. */
  private final NeuronState[] states;

  /**
   * @param rows rows whose state is kept from one slice of the time steps to the next; 1 if there
   *     is only one slice
   */
  BlockNeurons(
      PreparedStrip prepared,
      Block block,
      RowStepper stepper,
      OutputWriter output,
      StateMemory memory,
      int rows) {
    this.layer = prepared.strip().descriptor();
    this.config = prepared.strip().config();
    this.keeps = prepared.keepsState();
    this.block = block;
    this.output = output;
    this.stepper = stepper;
    this.memory = memory;
    this.states = new NeuronState[rows];
    int size = block.width() * layer.output().width();
    for (int i = 0; i < rows; i++) {
      states[i] = NeuronState.of(block.neurons(), size);
    }
  }

  @Override
  public void run(Tile tile, TileSums sums) {
    boolean last = tile.steps().end() == layer.block().timeSteps();
    for (int sample = tile.firstSample(); sample < tile.endSample(); sample++) {
      for (int row = tile.firstRow(); row < tile.endRow(); row++) {
        NeuronState state = states[(sample * layer.output().height() + row) % states.length];
        run(tile.steps(), sums, state, sample, row);
        if (last && layer.output().readout()) {
          writeMembranes(state, sample, row);
        }
        if (last && keeps) {
          memory.store(new StateMemory.Row(config, layer, block, sample, row), state);
        }
      }
    }
  }

  private void run(Steps steps, TileSums sums, NeuronState state, int sample, int row) {
    StepBounds.Reach reach = block.bounds().anywhere();
    if (steps.first() == 0 && layer.state().resumes()) {
      memory.load(new StateMemory.Row(config, layer, block, sample, row), state);
    } else if (steps.first() == 0) {
      state.clear();
      reach = StepBounds.start();
    }
    stepper.enter(state);
    for (int t = steps.first(); t < steps.end(); t++) {
      reach = stepper.step(sums, reach, t, sample, row);
      if (!layer.output().readout()) {
        output.orSpikes(t, block, sample, row, stepper.neurons());
      }
    }
  }

  private void writeMembranes(NeuronState state, int sample, int row) {
    for (int column = 0; column < layer.output().width(); column++) {
      for (int i = 0; i < block.groups() * config.parallelism(); i++) {
        int slot = column * block.width() + BlockLayout.slot(block.width(), i);
        int channel = block.firstGroup() * config.parallelism() + i;
        output.membrane(channel, sample, row, column, state.membranes()[slot]);
      }
    }
  }
}
