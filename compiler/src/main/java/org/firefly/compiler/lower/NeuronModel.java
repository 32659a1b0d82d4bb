package org.firefly.compiler.lower;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.conventions.SpikeRule;

/**
 * One time step of a layer's neurons in real numbers, as the accelerator has it; each array holds
 * one value per channel. With the layer's input x and i' of the step before:
 *
 * <pre>
 * i = currentDecay i' + gain x          (gain x itself without synaptic currents)
 * u = decay v + (i or i') + drive
 * </pre>
 *
 * then the spike and the reset.
 *
 * @param node name of the node that holds the membranes
 * @param decay beta, 0 to 1
 * @param gain of the layer's input, into the current or the membrane
 * @param drive added to the membrane at every time step
 * @param current which synaptic current enters the membrane
 * @param currentDecay of the synaptic current, 0 to 1; 0 in layers without
 * @param initial membrane before the first step
 * @param firing how it fires; empty for a readout
 * @param equations the same for people, a line each
 */
public record NeuronModel(
    String node,
    double[] decay,
    double[] gain,
    double[] drive,
    SynapticCurrent current,
    double[] currentDecay,
    double[] initial,
    Optional<Firing> firing,
    List<String> equations) {

  /**
   * Spike and reset.
   *
   * @param threshold theta
   * @param rule when a neuron fires
   * @param reset what a spike does
   * @param value what a membrane is reset to, where the reset is to a value
   */
  public record Firing(double[] threshold, SpikeRule rule, MembraneReset reset, double[] value) {}

  /** Whether a spike leaves nothing behind: a hard reset to 0 at once, or no memory at all. */
  boolean forgetsAfterSpike() {
    return firing.orElseThrow().reset() == MembraneReset.VALUE
        && (isZero(decay) || isZero(firing.orElseThrow().value()));
  }

  /** Whether a step without input, the first included, leaves the membrane at 0. */
  boolean restsAtZero() {
    return !current.present() && isZero(drive) && (isZero(initial) || isZero(decay));
  }

  private static boolean isZero(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == 0);
  }
}
