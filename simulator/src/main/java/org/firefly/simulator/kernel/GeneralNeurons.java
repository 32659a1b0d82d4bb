package org.firefly.simulator.kernel;

import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.SynapticCurrent;

/** The steps of neurons that are not plain, a short loop each, without wrap-around. */
public final class GeneralNeurons {
  private GeneralNeurons() {}

  /**
   * Adds the sums to synaptic currents that have leaked, and replaces the sums by the currents that
   * enter the membranes.
   *
   * @param row whose state was kept before the currents leaked
   */
  public static void enter(NeuronBlock neurons, NeuronRow row) {
    int[] currents = row.state().currents();
    add(currents, row.sums());
    add(currents, neurons.currentBias());
    boolean previous = neurons.rule().current() == SynapticCurrent.PREVIOUS;
    int[] entering = previous ? row.before().currents() : currents;
    System.arraycopy(entering, 0, row.sums(), 0, entering.length);
  }

  private static void add(int[] to, int[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  /**
   * Adds to membranes that have leaked the sums and what a step adds beside them: the bias, or
   * after a spike that is felt late the reset. A late reset to a value forgets all else.
   */
  public static void drive(NeuronBlock neurons, NeuronRow row, int timeStep) {
    int[] bias = neurons.bias(timeStep);
    int[] membranes = row.state().membranes();
    int[] marked = row.state().marked();
    add(membranes, row.sums());
    switch (neurons.rule().reset()) {
      case LATE -> driveLate(membranes, marked, bias, neurons.reset());
      case LATE_VALUE -> driveToValue(membranes, marked, bias, neurons.reset());
      default -> add(membranes, bias);
    }
  }

  private static void driveLate(int[] membranes, int[] marked, int[] bias, int[] reset) {
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] += bias[i] + (reset[i] - bias[i] & marked[i]);
    }
  }

  private static void driveToValue(int[] membranes, int[] marked, int[] bias, int[] reset) {
    for (int i = 0; i < membranes.length; i++) {
      int u = membranes[i] + bias[i];
      membranes[i] = u + (reset[i] - u & marked[i]);
    }
  }

  /** Resets membranes that fire, and replaces the sums by -1 where one does and 0 elsewhere. */
  public static void fire(NeuronBlock neurons, NeuronRow row) {
    int[] membranes = row.state().membranes();
    int[] fires = row.sums();
    if (neurons.rule().reset() == MembraneReset.SUBTRACT_RAISING) {
      findRaised(neurons, row);
    } else {
      findSpikes(membranes, neurons.silent(), fires);
    }
    switch (neurons.rule().reset()) {
      case VALUE -> resetToValue(membranes, fires, neurons.reset());
      case SUBTRACT, SUBTRACT_RAISING -> subtract(membranes, fires, neurons.threshold());
      case NONE -> {}
      case LATE, LATE_VALUE -> System.arraycopy(fires, 0, row.state().marked(), 0, fires.length);
    }
  }

  private static void findSpikes(int[] membranes, int[] silent, int[] fires) {
    for (int i = 0; i < membranes.length; i++) {
      fires[i] = silent[i] - membranes[i] >> Neurons.SIGN;
    }
  }

  /** Spikes against thresholds that are raised where a mark is set, and the marks that follow. */
  private static void findRaised(NeuronBlock neurons, NeuronRow row) {
    int[] membranes = row.state().membranes();
    int[] marked = row.state().marked();
    int[] silent = neurons.silent();
    int[] raised = neurons.raised();
    int[] fires = row.sums();
    for (int i = 0; i < membranes.length; i++) {
      int passes = silent[i] - membranes[i] >> Neurons.SIGN;
      int passesRaised = raised[i] - membranes[i] >> Neurons.SIGN;
      int fire = passes ^ (passes ^ passesRaised) & marked[i];
      marked[i] = passes ^ (passes ^ passesRaised) & fire;
      fires[i] = fire;
    }
  }

  private static void resetToValue(int[] membranes, int[] fires, int[] reset) {
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] += reset[i] - membranes[i] & fires[i];
    }
  }

  private static void subtract(int[] membranes, int[] fires, int[] threshold) {
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] -= threshold[i] & fires[i];
    }
  }
}
