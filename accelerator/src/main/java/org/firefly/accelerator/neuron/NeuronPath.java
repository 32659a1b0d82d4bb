package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.LayerRegisters;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.output.OutputPath;
import org.firefly.accelerator.synapse.Sums;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.NeuronRule;
import org.firefly.hdl.Bits;
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

  /** Width of a count of positions between the gate and their words: fewer than a hundred. */
  private static final int COUNT_BITS = 7;

  /** Clocks from the read of an address to the first read that sees its new membranes. */
  static final int LOOP_CLOCKS = WRITE_CLOCK + 1 - READ_CLOCK;

  /** The present layer. */
  public final LayerRegisters layer;

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
  private final TagPipeline tags;

  /** Whether a position's sums came so many clocks ago. */
  private final List<Bool> sumsValid;

  /**
   * The neurons of a core.
   *
   * @param arrayLatency clocks from a position to its sums, at least {@value #LOOP_CLOCKS}
   */
  public NeuronPath(CoreWidths widths, int arrayLatency) {
    SynapseArrayConfig array = SynapseArrayConfig.of(widths.config());
    if (LOOP_CLOCKS > CoreWidths.MEMBRANE_LOOP_CLOCKS) {
      throw new AcceleratorException("The membrane loop is longer than the issue stage expects.");
    }
    layer = input(LayerRegisters.type(widths));
    tag = input(PositionTag.type(widths));
    sums = input(Sums.type(array));
    parameters = input(stream(ParameterSet.type(widths)));
    write = output(stream(WriteBeat.type(widths)));
    membranes = instance(new MembraneBuffer(widths));
    out = instance(new OutputPath(widths));
    tags = new TagPipeline(widths, tag, this::delay, arrayLatency, READ_CLOCK, LOOP_CLOCKS - 1);
    sumsValid = validFrom(sums.valid(), Math.max(WORD_CLOCK + 2, LOOP_CLOCKS));
    for (int i = 0; i < widths.lanes(); i++) {
      lanes.add(
          instance("lane_" + i, new NeuronLane(widths.config().membraneBits(), array.sumBits())));
    }
    connectMembranes();
    connectParameters();
    connectLanes();
    connectOutput();
    countPositions();
    checkRevisits();
  }

  /** A flag in the clocks that follow, through registers with reset. */
  private List<Bool> validFrom(Bool first, int clocks) {
    List<Bool> chain = new ArrayList<>(List.of(first));
    for (int i = 1; i < clocks; i++) {
      chain.add(named("valid_" + i, next(chain.get(i - 1), 0)));
    }
    return chain;
  }

  private void connectMembranes() {
    membranes.readAddress.set(tags.at(READ_CLOCK).address());
    membranes.write.set(sumsValid.get(WRITE_CLOCK));
    membranes.writeAddress.set(tags.at(WRITE_CLOCK).address());
    membranes.results.forEach((result, i) -> result.set(lanes.get(i).result));
  }

  /** A set serves until the last position of its group has taken the bias. */
  private void connectParameters() {
    PositionTag atBias = tags.at(NeuronLane.BIAS_CLOCK);
    Bool present = sumsValid.get(NeuronLane.BIAS_CLOCK);
    Bool ends = atBias.lastPass().and(atBias.lastStep()).and(atBias.lastOfPass());
    parameters.ready().set(present.and(ends));
    Bool exists = parameters.valid().or(next(parameters.fire(), 0));
    assertThat("parameters_are_there", present.and(atBias.lastPass()).not().or(exists));
  }

  private void connectLanes() {
    PositionTag early = tags.at(DECAY_CLOCK);
    UInt identity = literal(NeuronRule.NO_DECAY, NeuronLane.DECAY_BITS);
    UInt first = mux(early.firstStep(), literal(0, NeuronLane.DECAY_BITS), layer.decay());
    UInt decay = next(mux(early.firstPass(), first, identity));
    Bool addsBias = tags.at(NeuronLane.BIAS_CLOCK).lastPass();
    Bool mayFire = tags.at(NeuronLane.THRESHOLD_CLOCK).lastPass().and(layer.readout().not());
    for (int i = 0; i < lanes.size(); i++) {
      NeuronLane lane = lanes.get(i);
      lane.membrane.set(membranes.membranes.get(i));
      lane.decay.set(decay);
      lane.sum.set(sums.lane().get(i));
      lane.addsBias.set(addsBias);
      lane.bias.set(parameters.payload().bias().get(i));
      lane.mayFire.set(mayFire);
      lane.threshold.set(next(parameters.payload().threshold().get(i)));
      lane.inclusive.set(layer.inclusive());
      lane.softReset.set(layer.softReset());
    }
  }

  private void connectOutput() {
    PositionTag atSpike = tags.at(NeuronLane.SPIKE_CLOCK);
    PositionTag atResult = tags.at(NeuronLane.RESULT_CLOCK);
    out.layer.set(layer);
    Bool fires = atSpike.lastPass().and(layer.readout().not());
    out.spikesValid.set(sumsValid.get(NeuronLane.SPIKE_CLOCK).and(fires));
    List<Bits> highestFirst = new ArrayList<>(lanes.stream().map(lane -> lane.spike).toList());
    Collections.reverse(highestFirst);
    out.spikes.set(concat(highestFirst));
    out.lastStep.set(atSpike.lastStep());
    out.oddRow.set(atSpike.oddRow());
    out.oddColumn.set(atSpike.oddColumn());
    out.columnPair.set(atSpike.columnPair());
    Bool reads = atResult.lastPass().and(atResult.lastStep()).and(layer.readout());
    out.membranesValid.set(sumsValid.get(NeuronLane.RESULT_CLOCK).and(reads));
    out.membranes.forEach((membrane, i) -> membrane.set(lanes.get(i).result));
    out.reserve.set(reserve);
    room.set(out.room);
    connect(write, out.write);
    Bool leaves = lanes.stream().map(lane -> lane.overflow).reduce(Bool::or).orElseThrow();
    overflow.set(next(leaves.and(sumsValid.get(NeuronLane.RESULT_CLOCK)), 0));
  }

  /** A position is under way until its word, if it has one, is in its queue. */
  private void countPositions() {
    UInt underway = named("underway", register(uint(COUNT_BITS), 0));
    Bool arrives = sumsValid.get(WORD_CLOCK + 1);
    when(issued.and(arrives.not()), () -> underway.set(underway.plus(1)))
        .elseWhen(arrives.and(issued.not()), () -> underway.set(underway.minus(1)));
    idle.set(underway.orReduce().not().and(out.empty));
  }

  private void checkRevisits() {
    UInt address = tags.at(0).address();
    for (int i = 1; i < LOOP_CLOCKS; i++) {
      Bool both = sumsValid.get(0).and(sumsValid.get(i));
      Bool same = tags.at(i).address().eq(address);
      assertThat("address_is_not_under_way_" + i, both.and(same).not());
    }
  }
}
