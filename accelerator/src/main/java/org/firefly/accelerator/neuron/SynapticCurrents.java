package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.any;

import java.util.List;
import java.util.stream.Stream;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.hdl.Area;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;

/** The currents of an output group: their memory and a lane for each. */
final class SynapticCurrents implements Area {
  private final CurrentControl control;
  private final MembraneBuffer memory;
  private final List<CurrentLane> lanes;
  private final Bool overflow;

  /**
   * The currents of a core.
   *
   * @param module holds them
   * @param sums x of each lane, at clock 0
   */
  SynapticCurrents(
      Module module,
      CoreWidths widths,
      NeuronRegisters neuron,
      ParameterSet parameters,
      List<SInt> sums,
      TagPipeline tags) {
    control = new CurrentControl(module, neuron, tags);
    memory = module.instance(new MembraneBuffer(widths));
    int bits = widths.config().membraneBits();
    lanes =
        Stream.generate(() -> module.instance(new CurrentLane(bits, sums.get(0).width())))
            .limit(sums.size())
            .toList();
    memory.readAddress.set(tags.at(NeuronClocks.CURRENT_READ).address());
    memory.write.set(tags.valid(NeuronClocks.CURRENT_WRITE));
    memory.writeAddress.set(tags.at(NeuronClocks.CURRENT_WRITE).address());
    memory.results.forEach((result, i) -> result.set(lanes.get(i).result));
    for (int i = 0; i < lanes.size(); i++) {
      CurrentLane lane = lanes.get(i);
      control.steer(lane);
      lane.current.set(memory.membranes.get(i));
      lane.decay.set(parameters.currentDecay().get(i));
      lane.bias.set(parameters.currentBias().get(i));
      lane.sum.set(sums.get(i));
    }
    Bool leaves = any(lanes.stream().map(lane -> lane.overflow).toList());
    overflow = module.next(leaves.and(control.synapse()));
  }

  /** Whether membranes wait for the last pass, in which their current is complete. */
  Bool waits() {
    return control.waits();
  }

  /** What enters the membrane of a lane, at {@link NeuronClocks#incoming}. */
  SInt incoming(int lane) {
    return lanes.get(lane).incoming;
  }

  /** Whether a current left its range, a clock after {@link NeuronClocks#incoming}. */
  Bool overflow() {
    return overflow;
  }
}
