package org.firefly.simulator.run;

import java.util.Arrays;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.GeneralNeurons;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.kernel.NeuronState;
import org.firefly.simulator.kernel.Neurons;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.StepBounds;
import org.firefly.simulator.prepare.Strip;

/** Takes the neurons of a block at a row of a map from one time step to the next. */
final class RowStepper {
  private final LayerDescriptor layer;
  private final int parallelism;
  private final Block block;
  private final NeuronBlock constants;
  private final Kernel kernel;
  private final ExactGroup exact;
  private final WaitingSums waiting;
  private final NeuronRow neurons;
  private final ExactGroup.Lane[] lanes;

  RowStepper(Strip strip, Block block, Kernel kernel, ExactGroup exact, WaitingSums waiting) {
    this.layer = strip.descriptor();
    this.parallelism = strip.config().parallelism();
    this.block = block;
    this.constants = block.neurons();
    this.kernel = kernel;
    this.exact = exact;
    this.waiting = waiting;
    this.neurons = new NeuronRow(constants, block.width(), layer.output().width());
    this.lanes = new ExactGroup.Lane[parallelism];
  }

  /** Turns to the neurons with a state. */
  void enter(NeuronState state) {
    neurons.enter(state);
  }

  /** The neurons, with the spikes of the last step, pooled along the row if the layer pools. */
  NeuronRow neurons() {
    return neurons;
  }

  /** Runs one time step; returns where what the passes are added to may be after it. */
  StepBounds.Reach step(TileSums sums, StepBounds.Reach reach, int t, int sample, int row) {
    int firstPlace = sums.place(sample, t, row);
    sums.read(firstPlace, neurons.places(), neurons.sums());
    int met = sums.mostSpikes(firstPlace, neurons.places());
    boolean hold = block.bounds().hold(reach, met);
    Neurons.scale(constants, neurons);
    waiting.addTo(neurons, block, t, sample, row);
    boolean currents = constants.rule().current().present();
    if (currents) {
      stepWithCurrents(hold, met, layer.state().age(t));
    } else {
      stepWithout(hold, met, layer.state().age(t));
    }
    kernel.collect(neurons);
    if (currents || !hold) {
      stepOutsideExactly(t, sample, row);
    }
    if (layer.output().pool()) {
      kernel.pool(neurons);
    }
    return hold ? block.bounds().after(reach, met) : block.bounds().anywhere();
  }

  private void stepWithout(boolean hold, int met, int age) {
    int[] membranes = neurons.state().membranes();
    if (hold) {
      constants.decays().leak(membranes);
    } else {
      neurons.keep();
      constants.decays().leak(membranes);
      findOutside(membranes, met);
    }
    Neurons.fire(constants, neurons, age);
  }

  /** Membranes move by one sum, which is looked at itself. */
  private void stepWithCurrents(boolean hold, int met, int age) {
    neurons.keep();
    constants.currentDecays().leak(neurons.state().currents());
    if (!hold) {
      findOutside(neurons.state().currents(), met);
    }
    GeneralNeurons.enter(constants, neurons);
    constants.decays().leak(neurons.state().membranes());
    GeneralNeurons.drive(constants, neurons, age);
    StepBounds.Reach trusted = block.membranes();
    kernel.findOutside(neurons, neurons.state().membranes(), trusted.low(), trusted.high());
    GeneralNeurons.fire(constants, neurons);
  }

  private void findOutside(int[] leaked, int met) {
    kernel.findOutside(neurons, leaked, block.bounds().low(met), block.bounds().high(met));
  }

  private void stepOutsideExactly(int t, int sample, int row) {
    for (int column = 0; column < neurons.places(); column++) {
      if (neurons.outside()[column]) {
        neurons.outside()[column] = false;
        stepExactly(t, sample, row, column);
      }
    }
  }

  private void stepExactly(int t, int sample, int row, int column) {
    int[] spikes = neurons.spikes();
    int firstSpikes = column * BlockLayout.LANES;
    Arrays.fill(spikes, firstSpikes, firstSpikes + BlockLayout.LANES, 0);
    for (int i = 0; i < block.groups(); i++) {
      for (int lane = 0; lane < parallelism; lane++) {
        lanes[lane] = ExactGroup.Lane.of(neurons.before(), column * block.width() + slot(i, lane));
      }
      exact.step(new ExactGroup.Place(t, block.firstGroup() + i, sample, row, column), lanes);
      for (int lane = 0; lane < parallelism; lane++) {
        int slot = slot(i, lane);
        lanes[lane].store(neurons.state(), column * block.width() + slot);
        int bit = lanes[lane].fired() ? 1 : 0;
        spikes[firstSpikes + slot % BlockLayout.LANES] |= bit << slot / BlockLayout.LANES;
      }
    }
  }

  private int slot(int group, int lane) {
    return BlockLayout.slot(block.width(), group * parallelism + lane);
  }
}
