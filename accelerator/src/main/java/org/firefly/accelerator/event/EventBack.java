package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.AcceleratorException;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.accelerator.channel.StateRegisters;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.neuron.StepNeurons;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * Everything behind the event core: from the sums of positions to beats of spikes or membranes.
 *
 * <p>Sums of all S steps of a position come at most every S clocks, in the order of positions, and
 * cannot be refused; {@code room} says whether one more position may be started, {@code starts}
 * that one was, up to two clocks ago. For as long as beats are taken, a spike layer with turns of
 * {@value Turn#MOST} positions loses no clock; a turn with fewer than nine takes nine clocks for
 * each step, and one of a readout layer about 32 / S + 2 more for each position.
 */
public final class EventBack extends Module {
  /** What the neurons of the present layer do; all registers settle before a position starts. */
  public final NeuronRegisters neuron = input(NeuronRegisters.type());

  /** Where their state lies. */
  public final StateRegisters state = input(StateRegisters.type());

  /**
   * Whether it lies there by position, for a descriptor that resumes. Else it lies by number in a
   * turn, in {@value Turn#MOST} words, and the layer may have any number of positions.
   */
  public final Bool keeps = input(bool());

  /** What the layer writes: words of S x P bits; one time step. */
  public final OutputRegisters output = input(OutputRegisters.type());

  /** Time steps of the descriptor, 1 to S. */
  public final UInt steps;

  /** A position has been started. */
  public final Bool starts = input(bool());

  /** Whether a position may be started; a register. */
  public final Bool room = output(bool());

  /** Whether the sums of a position are new. */
  public final Bool valid = input(bool());

  /** The sum of step s and output o at {@code s O + o}; they stay for S clocks. */
  public final Vec<SInt> sums;

  /** The neurons' constants, from registers or memories. */
  public final ParameterSet parameters;

  /** Whether those of the group that is used next have come; they must have. */
  public final Bool parametersThere = input(bool());

  /** Moves {@link #parameters} from group to group. */
  public final ParameterSteps parameterSteps = output(ParameterSteps.type());

  /** Sends the output of the layer. */
  public final Stream<WriteBeat> write;

  /** Whether an addition left the range of the membranes; one clock for each position and step. */
  public final Bool overflow = output(bool());

  /** Whether no position is under way and all beats have been handed on. */
  public final Bool idle = output(bool());

  private final TurnMemory memory;
  private final TurnPlayer player;
  private final StepNeurons neurons;
  private final StepGather gather;
  private final EventPool pool;
  private final EventPacker packer;

  /** The back of an event engine with these sizes; a beat is a word of S x P bits. */
  public EventBack(CoreWidths widths, EventSizes sizes) {
    if (widths.beatBits() != sizes.steps() * sizes.outputs() || widths.lanes() != sizes.outputs()) {
      throw new AcceleratorException(
          "Steps times outputs of an event engine must be the bits of a beat, and its outputs P.");
    }
    steps = input(uint(bitsFor(sizes.steps() + 1)));
    sums = input(vec(sizes.steps() * sizes.outputs(), sint(sizes.sumBits())));
    parameters = input(ParameterSet.type(widths));
    write = output(stream(WriteBeat.type(widths)));
    memory = instance(new TurnMemory(sizes));
    player = instance(new TurnPlayer(widths, sizes));
    neurons = instance(new StepNeurons(widths, sizes.sumBits()));
    gather = instance(new StepGather(sizes));
    pool = instance(new EventPool(widths, sizes));
    packer = instance(new EventPacker(widths, sizes));
    collectSums();
    play(widths);
    computeNeurons();
    gatherSpikes();
    sendOutput();
    leaveOut();
    idle.set(next(all(memory.none, player.idle, gather.empty, pool.empty, packer.empty), 0));
  }

  private void collectSums() {
    connect(memory.output, output);
    memory.starts.set(starts);
    room.set(memory.room);
    memory.valid.set(valid);
    memory.sums.set(sums);
    int late = StepNeurons.SUMS_CLOCK - TurnMemory.READ_LATENCY;
    memory.place.set(delay(player.place, late));
    memory.step.set(delay(player.step, late));
    memory.leaves.set(player.tagValid.and(player.tag.lastStep()));
  }

  private void play(CoreWidths widths) {
    int addressBits = widths.membraneAddressBits();
    player.resumes.set(state.resumes());
    player.stateOffset.set(state.offset().truncate(addressBits));
    player.stateStride.set(state.stride().truncate(addressBits));
    player.keeps.set(keeps);
    player.steps.set(steps);
    player.readout.set(output.readout());
    connect(player.turns, memory.turns);
    player.room.set(gather.room);
    player.looked.set(packer.membranes.fire());
  }

  private void computeNeurons() {
    connect(neurons.neuron, neuron);
    neurons.silent.set(output.readout());
    connect(neurons.tag, player.tag);
    neurons.tagValid.set(player.tagValid);
    neurons.sums.set(memory.read);
    connect(neurons.parameters, parameters);
    neurons.parametersThere.set(parametersThere);
    connect(parameterSteps, neurons.parameterSteps);
    overflow.set(neurons.overflow);
  }

  private void gatherSpikes() {
    gather.steps.set(steps);
    gather.reserves.set(memory.turns.fire().and(output.readout().not()));
    gather.more.set(memory.turns.payload().more());
    gather.valid.set(neurons.spikesValid);
    gather.spikes.set(neurons.spikes);
    gather.place.set(delay(player.place, StepNeurons.SPIKE_CLOCK));
    gather.step.set(delay(player.step, StepNeurons.SPIKE_CLOCK));
    gather.lastStep.set(delay(player.tag.lastStep(), StepNeurons.SPIKE_CLOCK));
    gather.skips.set(memory.leaves.and(output.readout()));
  }

  private void sendOutput() {
    connect(pool.output, output);
    connect(pool.in, gather.words);
    connect(packer.output, output);
    connect(packer.spikes, pool.out);
    packer.membranes.valid().set(player.looks);
    packer.membranes.payload().set(neurons.membranes);
    connect(write, packer.beats);
  }

  /** What the registers hold for others; lint tools exempt signals that are named unused. */
  private void leaveOut() {
    UInt left = concat(output.stepStride(), state.offset(), state.stride());
    named("registers_unused", wire(left)).dontTouch();
  }
}
