package org.firefly.simulator.run;

import java.util.List;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.simulator.kernel.NeuronState;
import org.firefly.simulator.prepare.Strip;

/**
 * The P neurons of one output group at one position, updated in the normative order. Slow; taken
 * where a membrane or a synaptic current might leave its range.
 */
final class ExactGroup {
  private final Strip strip;
  private final LayerDescriptor layer;
  private final NeuronRule rule;
  private final List<PassSums> pieces;
  private final MembraneArithmetic membranes;
  private final MembraneArithmetic currents;

  /**
   * The neurons of a strip.
   *
   * @param pieces of its inputs, in their order
   */
  ExactGroup(Strip strip, List<PassSums> pieces) {
    this.strip = strip;
    this.layer = strip.descriptor();
    this.rule = layer.neuron();
    this.pieces = List.copyOf(pieces);
    int bits = strip.config().membraneBits();
    this.membranes = new MembraneArithmetic(rule.membraneBits(bits));
    this.currents = new MembraneArithmetic(bits);
  }

  /** Whether a membrane or current of these neurons has left its range. */
  boolean overflow() {
    return membranes.overflow() || currents.overflow();
  }

  /**
   * One time step of one output group.
   *
   * @param place which neurons
   * @param lanes the group's P neurons, updated; at rest before the first step
   */
  void step(Place place, Lane[] lanes) {
    if (layer.piece().sumsWait()) {
      join(place, lanes);
      return;
    }
    boolean synapses = rule.current().present();
    long[] charged = new long[lanes.length];
    for (int i = 0; i < lanes.length; i++) {
      NeuronConstants c = constants(place, i);
      charged[i] =
          synapses
              ? NeuronRule.leak(lanes[i].current, c.currentDecay()) + c.currentBias()
              : NeuronRule.leak(lanes[i].membrane, c.decay())
                  + rule.drive(age(place.timeStep()), lanes[i].marked, c);
    }
    addPasses(place, charged, synapses ? currents : membranes);
    for (int i = 0; i < lanes.length; i++) {
      NeuronConstants c = constants(place, i);
      int u = (int) charged[i];
      fire(lanes[i], synapses ? enter(age(place.timeStep()), lanes[i], u, c) : u, c);
    }
  }

  /** A step in which the sum of all pieces of the inputs is there before the neurons begin. */
  private void join(Place place, Lane[] lanes) {
    long[] waiting = new long[lanes.length];
    addPasses(place, waiting, membranes);
    for (int i = 0; i < lanes.length; i++) {
      NeuronConstants c = constants(place, i);
      long leaked = NeuronRule.leak(lanes[i].membrane, c.decay());
      int d = rule.drive(age(place.timeStep()), lanes[i].marked, c);
      fire(lanes[i], membranes.wrap(leaked + waiting[i] + d), c);
    }
  }

  private int age(int timeStep) {
    return layer.state().age(timeStep);
  }

  private NeuronConstants constants(Place place, int lane) {
    return strip.constants().get(place.group() * strip.config().parallelism() + lane);
  }

  private void addPasses(Place place, long[] charged, MembraneArithmetic arithmetic) {
    for (PassSums piece : pieces.subList(0, pieces.size() - 1)) {
      piece.addTo(place, layer.piece().repeats() ? 0 : place.timeStep(), charged, arithmetic);
    }
    pieces.get(pieces.size() - 1).addTo(place, place.timeStep(), charged, arithmetic);
  }

  /** Lets a current enter the membrane; returns the membrane. */
  private int enter(int timeStep, Lane lane, int current, NeuronConstants c) {
    long in = rule.current() == SynapticCurrent.PREVIOUS ? lane.current : current;
    lane.current = current;
    long d = rule.drive(timeStep, lane.marked, c);
    return membranes.wrap(
        rule.forgets(lane.marked) ? d : NeuronRule.leak(lane.membrane, c.decay()) + in + d);
  }

  private void fire(Lane lane, int u, NeuronConstants c) {
    lane.fired = !layer.output().readout() && rule.fires(u, lane.marked, c);
    lane.marked = rule.mark(u, lane.fired, c);
    lane.membrane = lane.fired ? membranes.wrap(rule.reset(u, c)) : u;
  }

  /** A neuron between two steps. */
  static final class Lane {
    private int membrane;
    private int current;
    private boolean marked;
    private boolean fired;

    /** A neuron at a slot of a row. */
    static Lane of(NeuronState state, int slot) {
      Lane lane = new Lane();
      lane.membrane = state.membranes()[slot];
      lane.current = state.currents().length > 0 ? state.currents()[slot] : 0;
      lane.marked = state.marked().length > 0 && state.marked()[slot] != 0;
      return lane;
    }

    /** Becomes the neuron at a slot of a row. */
    void store(NeuronState state, int slot) {
      state.membranes()[slot] = membrane;
      if (state.currents().length > 0) {
        state.currents()[slot] = current;
      }
      if (state.marked().length > 0) {
        state.marked()[slot] = marked ? -1 : 0;
      }
    }

    /** Whether it fired in the last step that was taken. */
    boolean fired() {
      return fired;
    }
  }

  /**
   * Where and when.
   *
   * @param timeStep t
   * @param group output group
   * @param sample n
   * @param row y before pooling
   * @param column x before pooling
   */
  record Place(int timeStep, int group, int sample, int row, int column) {}
}
