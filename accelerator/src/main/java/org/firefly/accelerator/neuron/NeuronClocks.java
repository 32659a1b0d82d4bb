package org.firefly.accelerator.neuron;

/**
 * When the parts of the neuron path do their work, in clocks from the sums of a position.
 *
 * @param currents whether synaptic currents lie between the sums and the neurons
 */
record NeuronClocks(boolean currents) {
  /** Read of the current's memory. */
  static final int CURRENT_READ = NeuronLane.FACTOR_CLOCK - MembraneBuffer.READ_LATENCY;

  /** Write of the current's memory. */
  static final int CURRENT_WRITE = CurrentLane.LATENCY;

  /** What comes in reaches the neurons. */
  int incoming() {
    return currents ? CurrentLane.LATENCY : 0;
  }

  /** Membrane and decay. */
  int factor() {
    return incoming() + NeuronLane.FACTOR_CLOCK;
  }

  int bias() {
    return incoming() + NeuronLane.BIAS_CLOCK;
  }

  int threshold() {
    return incoming() + NeuronLane.THRESHOLD_CLOCK;
  }

  int spike() {
    return incoming() + NeuronLane.SPIKE_CLOCK;
  }

  /** Next membrane and overflow; write of the membranes' memory. */
  int result() {
    return incoming() + NeuronLane.RESULT_CLOCK;
  }

  /** Read of the membranes' memory. */
  int read() {
    return factor() - MembraneBuffer.READ_LATENCY;
  }

  /** The earliest of all. */
  int first() {
    return Math.min(CURRENT_READ, read());
  }

  /** Fewest clocks between reads of an address. */
  int loop() {
    int membranes = result() + 1 - read();
    return currents ? Math.max(membranes, CURRENT_WRITE + 1 - CURRENT_READ) : membranes;
  }
}
