package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.mux;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;

/** How the lanes of an engine hang together with their control, membranes and constants. */
final class NeuronLanes {
  private NeuronLanes() {}

  /** x of each lane: sums of weights in the unit of the membranes. */
  static List<SInt> charges(NeuronRegisters neuron, List<SInt> sums) {
    return sums.stream().map(sum -> inMembraneUnits(neuron, sum)).toList();
  }

  private static SInt inMembraneUnits(NeuronRegisters neuron, SInt sum) {
    int width = sum.width() + NeuronRule.HIGHEST_FRACTION;
    List<SInt> shifted =
        IntStream.rangeClosed(0, NeuronRule.HIGHEST_FRACTION / NeuronRule.FRACTION_STEP)
            .mapToObj(f -> sum.shiftLeft(NeuronRule.FRACTION_STEP * f).signExtend(width))
            .toList();
    Bool low = neuron.fraction().bit(0);
    return mux(
        neuron.fraction().bit(1),
        mux(low, shifted.get(3), shifted.get(2)),
        mux(low, shifted.get(1), shifted.get(0)));
  }

  /**
   * Lanes with all that goes into them.
   *
   * @param module holds them
   * @param bits width of a membrane
   * @param incoming what enters the membrane of each
   */
  static List<NeuronLane> build(
      Module module,
      int bits,
      LaneControl control,
      MembraneBuffer membranes,
      ParameterSet parameters,
      List<SInt> incoming) {
    List<NeuronLane> lanes = new ArrayList<>();
    for (int i = 0; i < incoming.size(); i++) {
      NeuronLane lane = module.instance(new NeuronLane(bits, incoming.get(i).width()));
      control.steer(lane);
      lane.word.set(membranes.membranes.get(i));
      lane.decay.set(parameters.decay().get(i));
      lane.incoming.set(incoming.get(i));
      lane.bias.set(parameters.bias().get(i));
      lane.threshold.set(parameters.threshold().get(i));
      lane.resetValue.set(parameters.reset().get(i));
      lanes.add(lane);
    }
    return lanes;
  }

  /** Reads membranes for the lanes and writes their results. */
  static void connect(
      List<NeuronLane> lanes,
      MembraneBuffer membranes,
      LaneControl control,
      TagPipeline tags,
      NeuronClocks clocks) {
    membranes.readAddress.set(tags.at(clocks.read()).address());
    membranes.write.set(control.writes(clocks.result()));
    membranes.writeAddress.set(tags.at(clocks.result()).address());
    membranes.results.forEach((result, i) -> result.set(lanes.get(i).result));
  }

  /** Drives the steps of all constants but those of synaptic currents. */
  static void step(
      ParameterSteps steps, TagPipeline tags, NeuronClocks clocks, LaneControl control) {
    steps.firstStep().set(tags.at(clocks.bias()).firstStep());
    steps.decay().set(tags.endsGroup(clocks.factor()));
    steps.bias().set(tags.endsGroup(clocks.bias()));
    steps.threshold().set(tags.endsGroup(clocks.threshold()));
    steps.reset().set(control.endsReset(clocks));
    steps.all().set(tags.endsGroup(clocks.spike()));
  }

  /** A bit of each lane, lane 0 lowest. */
  static UInt bits(List<NeuronLane> lanes, Function<NeuronLane, Bool> bit) {
    List<Bool> highestFirst = new ArrayList<>(lanes.stream().map(bit).toList());
    Collections.reverse(highestFirst);
    return concat(highestFirst);
  }
}
