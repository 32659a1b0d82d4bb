package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.output.OutputPath;
import org.firefly.accelerator.synapse.Sums;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Everything behind the synapse array: membranes, neurons, pooling, and packing into beats.
 *
 * <p>A position enters in any clock and is never refused; its membranes are read, updated by the
 * sums of the array and written back in a fixed pipeline. On the last pass of a time step the
 * neurons take bias, threshold and reset, and their spikes, or the membranes of a readout, go out.
 * Between the read of an address and the first read that sees the result lie {@value #LOOP_CLOCKS}
 * clocks; an address must not be read in between. Flow control is by credits: {@code room} stops
 * positions that would produce a word, {@code reserve} announces those that do.
 *
 * <p>Storage: P x membraneBits x membraneDepth of block RAM or UltraRAM, and that of {@link
 * OutputPath}. P DSP48E2.
 */
public final class NeuronPath extends Module {
  private static final int READ_CLOCK = NeuronLane.FACTOR_CLOCK - MembraneBuffer.READ_LATENCY;
  private static final int DECAY_CLOCK = NeuronLane.FACTOR_CLOCK - 1;
  private static final int WRITE_CLOCK = NeuronLane.RESULT_CLOCK;
  private static final int WORD_CLOCK = NeuronLane.SPIKE_CLOCK + OutputPath.SPIKE_LATENCY;

  /** Clocks from the read of an address to the first read that sees its new membranes. */
  static final int LOOP_CLOCKS = WRITE_CLOCK + 1 - READ_CLOCK;

  /** What the neurons of the present layer do. */
  public final NeuronRegisters neuron = input(NeuronRegisters.type());

  /** What it writes. */
  public final OutputRegisters output = input(OutputRegisters.type());

  /** The position that enters the array. */
  public final PositionTag tag;

  /** Whether there is one. */
  public final Bool tagValid = input(bool());

  /** What the array makes of it, arrayLatency clocks later. */
  public final Sums sums;

  /**
   * Biases and thresholds of an output group: valid {@value NeuronLane#BIAS_CLOCK} clocks after the
   * sums of each of its positions of a last pass, taken with the last of them. Should come from
   * registers.
   */
  public final Stream<ParameterSet> parameters;

  /** A position has passed the gate of the issue stage. */
  public final Bool issued = input(bool());

  /** A position that will produce a word has passed it, up to two clocks ago. */
  public final Bool reserve = input(bool());

  /** Whether a position that will produce a word may pass the gate. */
  public final Bool room = output(bool());

  /** Sends the output of the layer. */
  public final Stream<WriteBeat> write;

  /** Whether an addition of a position left the range of the membranes; one clock for each. */
  public final Bool overflow = output(bool());

  /** Whether no position is under way and all words and beats have been handed on. */
  public final Bool idle = output(bool());

  private final List<NeuronLane> lanes = new ArrayList<>();
  private final MembraneBuffer membranes;
  private final OutputPath out;
  private final PositionCount underWay = instance(new PositionCount());
  private final TagPipeline tags;

  /** Whether there is a position, by clocks after its sums. */
  private final Bool[] valid = new Bool[WORD_CLOCK + 1];

  /**
   * The neurons of a core.
   *
   * @param arrayLatency clocks from a position to its sums, more than it takes to read a membrane
   */
  public NeuronPath(CoreWidths widths, int arrayLatency) {
    SynapseArrayConfig array = SynapseArrayConfig.of(widths.config());
    if (LOOP_CLOCKS > CoreStructure.MEMBRANE_LOOP_CLOCKS) {
      throw new AcceleratorException("The membrane loop is longer than the issue stage expects.");
    }
    tag = input(PositionTag.type(widths));
    sums = input(Sums.type(array));
    parameters = input(stream(ParameterSet.type(widths)));
    write = output(stream(WriteBeat.type(widths)));
    membranes = instance(new MembraneBuffer(widths));
    out = instance(new OutputPath(widths));
    tags = new TagPipeline(this, tag, arrayLatency, READ_CLOCK, WRITE_CLOCK);
    valid[0] = sums.valid();
    for (int i = 1; i < valid.length; i++) {
      valid[i] = next(valid[i - 1], 0);
    }
    addLanes(array);
    connectMembranes();
    useParameters();
    sendOutput();
    reportState();
    check(arrayLatency);
  }

  private void addLanes(SynapseArrayConfig array) {
    UInt decay = next(decay(tags.at(DECAY_CLOCK)));
    Bool addsBias = tags.at(NeuronLane.BIAS_CLOCK).lastPass();
    Bool mayFire = tags.at(NeuronLane.SPIKE_CLOCK).lastPass().and(output.readout().not());
    for (int i = 0; i < array.parallelism(); i++) {
      NeuronLane lane =
          instance(new NeuronLane(array.accelerator().membraneBits(), array.sumBits()));
      lane.decay.set(decay);
      lane.sum.set(sums.lane().get(i));
      lane.membrane.set(membranes.membranes.get(i));
      lane.addsBias.set(addsBias);
      lane.bias.set(parameters.payload().bias().get(i));
      lane.mayFire.set(mayFire);
      lane.threshold.set(next(parameters.payload().threshold().get(i)));
      lane.inclusive.set(neuron.inclusive());
      lane.softReset.set(neuron.softReset());
      lanes.add(lane);
    }
  }

  /** m: the leak happens once in a time step, and a sample starts from membranes of zero. */
  private UInt decay(PositionTag position) {
    int width = NeuronLane.DECAY_BITS;
    UInt first = mux(position.firstStep(), literal(0, width), neuron.decay());
    return mux(position.firstPass(), first, literal(NeuronRule.NO_DECAY, width));
  }

  private void connectMembranes() {
    membranes.readAddress.set(tags.at(READ_CLOCK).address());
    membranes.write.set(valid[WRITE_CLOCK]);
    membranes.writeAddress.set(tags.at(WRITE_CLOCK).address());
    membranes.results.forEach((result, i) -> result.set(lanes.get(i).result));
  }

  private void useParameters() {
    PositionTag position = tags.at(NeuronLane.BIAS_CLOCK);
    Bool uses = valid[NeuronLane.BIAS_CLOCK].and(position.lastPass());
    parameters.ready().set(uses.and(position.lastStep()).and(position.lastOfPass()));
    // In the clock after a set was taken its successor may be there before it is offered.
    Bool exists = parameters.valid().or(next(parameters.fire(), 0));
    assertThat("parameters_are_there", uses.implies(exists));
    assertThat("parameters_are_taken", parameters.ready().implies(parameters.valid()));
  }

  private void sendOutput() {
    PositionTag fires = tags.at(NeuronLane.SPIKE_CLOCK);
    Bool last = valid[NeuronLane.SPIKE_CLOCK].and(fires.lastPass());
    connect(out.output, output);
    out.spikesValid.set(last.and(output.readout().not()));
    out.spikes.set(fromLanes(lane -> lane.spike));
    out.lastStep.set(fires.lastStep());
    out.oddRow.set(fires.oddRow());
    out.oddColumn.set(fires.oddColumn());
    out.columnPair.set(fires.columnPair());
    out.membranesValid.set(next(last.and(fires.lastStep()).and(output.readout()), 0));
    out.membranes.forEach((membrane, i) -> membrane.set(lanes.get(i).result));
    out.reserve.set(reserve);
    room.set(out.room);
    connect(write, out.write);
  }

  private void reportState() {
    Bool left = valid[NeuronLane.RESULT_CLOCK].and(fromLanes(lane -> lane.overflow).orReduce());
    overflow.set(next(left, 0));
    underWay.enters.set(issued);
    underWay.leaves.set(valid[WORD_CLOCK]);
    idle.set(next(underWay.none.and(out.empty), 0));
  }

  private UInt fromLanes(Function<NeuronLane, Bool> bit) {
    List<Bool> highestFirst = new ArrayList<>(lanes.stream().map(bit).toList());
    Collections.reverse(highestFirst);
    return concat(highestFirst);
  }

  /** What synthesis leaves out. */
  private void check(int arrayLatency) {
    RevisitCheck revisits = instance(new RevisitCheck(tag.address().width(), LOOP_CLOCKS));
    Bool expected = tagValid;
    for (int clock = -arrayLatency; clock < 0; clock++) {
      if (clock == READ_CLOCK) {
        revisits.reads.set(expected);
        revisits.address.set(tags.at(READ_CLOCK).address());
      }
      expected = next(expected, 0);
    }
    assertThat("sums_belong_to_a_tag", sums.valid().eq(expected));
  }
}
