package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.List;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.accelerator.channel.PieceRegisters;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.accelerator.channel.StepTag;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Neurons whose sums come whole: all inputs of a time step at once, without synaptic currents.
 *
 * <p>A fixed pipeline without handshake that takes a position and step in every clock. Its sums
 * come {@value #SUMS_CLOCK} clocks after its tag, its spikes are out at {@value #SPIKE_CLOCK}. The
 * membranes of an address must not be read again within {@link CoreStructure#MEMBRANE_LOOP_CLOCKS}
 * clocks; they can be looked at through any tag, also one that is not valid. P DSP48E2 and P x
 * membraneBits x membraneDepth of block RAM or UltraRAM.
 */
public final class StepNeurons extends Module {
  /** Clocks from a tag to the clock of its sums. */
  public static final int SUMS_CLOCK = 3;

  /** Clocks from a tag to its spikes. */
  public static final int SPIKE_CLOCK = SUMS_CLOCK + NeuronLane.SPIKE_CLOCK;

  /** Clocks from a tag to the membranes that lie at its address. */
  public static final int MEMBRANE_CLOCK = MembraneBuffer.READ_LATENCY;

  /** What the neurons of the present layer do. */
  public final NeuronRegisters neuron = input(NeuronRegisters.type());

  /** Constant: no neuron fires. */
  public final Bool silent = input(bool());

  /** A position and step. */
  public final StepTag tag;

  /** Whether there is one. */
  public final Bool tagValid = input(bool());

  /** What its inputs add. */
  public final Vec<SInt> sums;

  /** The neurons' constants. */
  public final ParameterSet parameters;

  /** Whether those of the group that is used next have come; they must have. */
  public final Bool parametersThere = input(bool());

  /** Moves {@link #parameters} from group to group. */
  public final ParameterSteps parameterSteps = output(ParameterSteps.type());

  /** Lane 0 lowest. */
  public final UInt spikes;

  /** Whether there are {@link #spikes}, if only none. */
  public final Bool spikesValid = output(bool());

  /** What lies at the address of a tag. */
  public final Vec<SInt> membranes;

  /** Whether an addition left the range of the membranes; one clock for each position and step. */
  public final Bool overflow = output(bool());

  private final NeuronClocks clocks = new NeuronClocks(false);
  private final TagPipeline tags;
  private final LaneControl control;
  private final MembraneBuffer memory;
  private final List<NeuronLane> lanes;

  /**
   * The neurons of a core.
   *
   * @param sumBits width of a sum
   */
  public StepNeurons(CoreWidths widths, int sumBits) {
    if (clocks.first() < -SUMS_CLOCK || clocks.loop() > CoreStructure.MEMBRANE_LOOP_CLOCKS) {
      throw new AcceleratorException("The neurons are slower than those who play sums expect.");
    }
    int bits = widths.config().membraneBits();
    tag = input(StepTag.type(widths));
    sums = input(vec(widths.lanes(), sint(sumBits)));
    parameters = input(ParameterSet.type(widths));
    spikes = output(uint(widths.lanes()));
    membranes = output(vec(widths.lanes(), sint(bits)));
    tags =
        new TagPipeline(
            this, inOnePass(widths), tagValid, SUMS_CLOCK, clocks.first(), clocks.result());
    PieceRegisters whole = new PieceRegisters(literal(false), literal(false), literal(false));
    control = new LaneControl(this, neuron, silent, whole, literal(false), tags, clocks);
    memory = instance(new MembraneBuffer(widths));
    List<SInt> charges = NeuronLanes.charges(neuron, sums.elements());
    lanes = NeuronLanes.build(this, bits, control, memory, parameters, charges);
    NeuronLanes.connect(lanes, memory, control, tags, clocks);
    NeuronLanes.step(parameterSteps, tags, clocks, control);
    parameterSteps.currentDecay().set(false);
    parameterSteps.currentBias().set(false);

    spikes.set(NeuronLanes.bits(lanes, lane -> lane.spike));
    spikesValid.set(tags.valid(clocks.spike()).and(silent.not()));
    membranes.forEach(
        (membrane, i) ->
            membrane.set(NeuronLane.membrane(control.marks(), memory.membranes.get(i))));
    Bool anyLeft = NeuronLanes.bits(lanes, lane -> lane.overflow).orReduce();
    overflow.set(next(tags.valid(clocks.result()).and(anyLeft), 0));
    check();
  }

  /** What the lanes and their control ask of a position. */
  private PositionTag inOnePass(CoreWidths widths) {
    return new PositionTag(
        literal(true),
        literal(true),
        tag.firstStep(),
        tag.lastStep(),
        tag.address(),
        literal(false),
        literal(false),
        literal(0, widths.columnPairBits()),
        tag.endsGroup());
  }

  /** What synthesis leaves out. */
  private void check() {
    RevisitCheck revisits = instance(new RevisitCheck(tag.address().width(), clocks.loop()));
    revisits.reads.set(tags.valid(clocks.first()));
    revisits.address.set(tags.at(clocks.first()).address());
    Bool uses = tags.valid(NeuronLane.FACTOR_CLOCK);
    assertThat("parameters_are_there", uses.implies(parametersThere));
    assertThat("no_currents", uses.implies(neuron.synapse().or(neuron.previousCurrent()).not()));
  }
}
