package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.accelerator.channel.PieceRegisters;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.output.OutputPath;
import org.firefly.accelerator.synapse.Sums;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.stream.Stream;

/**
 * Everything behind the synapse array: membranes, neurons, pooling, and packing into beats.
 *
 * <p>A position enters in any clock and is never refused; its membranes, and its currents in cores
 * that have them, are read, updated by the sums of the array and written back in a fixed pipeline.
 * On the last pass of a time step neurons fire, and their spikes, or the membranes of a readout, go
 * out. Between the read of an address and the first read that sees the result lie {@link
 * CoreStructure#MEMBRANE_LOOP_CLOCKS} clocks; an address must not be read in between. Flow control
 * is by credits: {@code room} stops positions that would produce a word, {@code reserve} announces
 * those that do.
 *
 * <p>Storage: P x membraneBits x membraneDepth of block RAM or UltraRAM, twice that with currents,
 * and that of {@link OutputPath}. P DSP48E2, 2 P with currents.
 */
public final class NeuronPath extends Module {
  /** What the neurons of the present layer do. */
  public final NeuronRegisters neuron = input(NeuronRegisters.type());

  /** Which part of its inputs the sums are of. */
  public final PieceRegisters piece = input(PieceRegisters.type());

  /** What it writes. */
  public final OutputRegisters output = input(OutputRegisters.type());

  /** The position that enters the array. */
  public final PositionTag tag;

  /** Whether there is one. */
  public final Bool tagValid = input(bool());

  /** What the array makes of it, arrayLatency clocks later. */
  public final Sums sums;

  /** The neurons' constants, from registers or memories. */
  public final ParameterSet parameters;

  /** Whether those of the group that is used next have come; they must have. */
  public final Bool parametersThere = input(bool());

  /** Moves {@link #parameters} from group to group. */
  public final ParameterSteps parameterSteps = output(ParameterSteps.type());

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

  private final NeuronClocks clocks;
  private final TagPipeline tags;
  private final Optional<SynapticCurrents> currents;
  private final LaneControl control;
  private final List<NeuronLane> lanes = new ArrayList<>();
  private final MembraneBuffer membranes;
  private final OutputPath out;
  private final PositionCount underWay = instance(new PositionCount());

  /**
   * The neurons of a core.
   *
   * @param arrayLatency clocks from a position to its sums, more than it takes to read a membrane
   */
  public NeuronPath(CoreWidths widths, int arrayLatency) {
    SynapseArrayConfig array = SynapseArrayConfig.of(widths.config());
    clocks = new NeuronClocks(widths.config().synapses());
    if (clocks.loop() > CoreStructure.MEMBRANE_LOOP_CLOCKS) {
      throw new AcceleratorException("The membrane loop is longer than the issue stage expects.");
    }
    tag = input(PositionTag.type(widths));
    sums = input(Sums.type(array));
    parameters = input(ParameterSet.type(widths));
    write = output(stream(WriteBeat.type(widths)));
    tags = new TagPipeline(this, tag, tagValid, arrayLatency, clocks.first(), wordClock());
    List<SInt> charges = NeuronLanes.charges(neuron, sums.lane().elements());
    currents =
        clocks.currents()
            ? Optional.of(new SynapticCurrents(this, widths, neuron, parameters, charges, tags))
            : Optional.empty();
    Bool waits = currents.map(SynapticCurrents::waits).orElse(literal(false));
    Bool silent = output.readout().or(piece.continued());
    control = new LaneControl(this, neuron, silent, piece, waits, tags, clocks);
    membranes = instance(new MembraneBuffer(widths));
    out = instance(new OutputPath(widths));
    addLanes(widths, charges);
    NeuronLanes.connect(lanes, membranes, control, tags, clocks);
    stepParameters();
    sendOutput();
    reportState();
    check();
  }

  private int wordClock() {
    return clocks.spike() + OutputPath.SPIKE_LATENCY;
  }

  private void addLanes(CoreWidths widths, List<SInt> charges) {
    List<SInt> incoming =
        IntStream.range(0, widths.lanes())
            .mapToObj(i -> currents.map(all -> all.incoming(i)).orElse(charges.get(i)))
            .toList();
    lanes.addAll(
        NeuronLanes.build(
            this, widths.config().membraneBits(), control, membranes, parameters, incoming));
  }

  private void stepParameters() {
    NeuronLanes.step(parameterSteps, tags, clocks, control);
    parameterSteps.currentDecay().set(endsCurrents(NeuronLane.FACTOR_CLOCK));
    parameterSteps.currentBias().set(endsCurrents(CurrentLane.BIAS_CLOCK));
    Bool uses = tags.valid(NeuronLane.FACTOR_CLOCK);
    assertThat("parameters_are_there", uses.implies(parametersThere));
  }

  private Bool endsCurrents(int clock) {
    return clocks.currents() ? tags.endsGroup(clock) : literal(false);
  }

  private void sendOutput() {
    PositionTag fires = tags.at(clocks.spike());
    Bool last = tags.valid(clocks.spike()).and(fires.lastPass()).and(piece.continued().not());
    connect(out.output, output);
    out.spikesValid.set(last.and(output.readout().not()));
    out.spikes.set(NeuronLanes.bits(lanes, lane -> lane.spike));
    out.lastStep.set(fires.lastStep());
    out.oddRow.set(fires.oddRow());
    out.oddColumn.set(fires.oddColumn());
    out.columnPair.set(fires.columnPair());
    out.membranesValid.set(next(last.and(fires.lastStep()).and(output.readout()), 0));
    Bool marks = control.marks();
    out.membranes.forEach(
        (membrane, i) -> membrane.set(NeuronLane.membrane(marks, lanes.get(i).result)));
    out.reserve.set(reserve);
    room.set(out.room);
    connect(write, out.write);
  }

  private void reportState() {
    int after = clocks.result() - clocks.incoming() - 1;
    Bool currentLeft = currents.map(all -> delay(all.overflow(), after)).orElse(literal(false));
    Bool anyLeft = NeuronLanes.bits(lanes, lane -> lane.overflow).orReduce().or(currentLeft);
    overflow.set(next(tags.valid(clocks.result()).and(anyLeft), 0));
    underWay.enters.set(issued);
    underWay.leaves.set(tags.valid(wordClock()));
    idle.set(next(underWay.none.and(out.empty), 0));
  }

  /** What synthesis leaves out. */
  private void check() {
    RevisitCheck revisits = instance(new RevisitCheck(tag.address().width(), clocks.loop()));
    PositionTag first = tags.at(clocks.first());
    // At time step 0 what a pair reads the second time is not used.
    Bool unused = piece.joins().and(first.lastPass()).and(first.firstStep());
    revisits.reads.set(tags.valid(clocks.first()).and(unused.not()));
    revisits.address.set(first.address());
    assertThat("sums_belong_to_a_tag", sums.valid().eq(tags.valid(0)));
    if (!clocks.currents()) {
      Bool asked = neuron.synapse().or(neuron.previousCurrent());
      assertThat("no_currents_without_memory", asked.and(tags.valid(clocks.first())).not());
    }
  }
}
