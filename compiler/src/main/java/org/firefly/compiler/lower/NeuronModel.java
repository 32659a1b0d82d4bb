package org.firefly.compiler.lower;

import java.util.List;
import java.util.Optional;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;

/**
 * One time step of a layer's neurons in real numbers: {@code u = decay v + gain x + drive}, then
 * the spike and the reset.
 *
 * @param decay beta, 0 to 1
 * @param gain per channel, of the layer's input current x
 * @param drive per channel, added at every time step
 * @param threshold per channel; empty for a readout, which never fires
 * @param rule when a neuron fires; without meaning for a readout
 * @param reset what a spike does; empty for a readout
 * @param equations the same for people, a line each
 * @param warnings what the import had to assume
 */
public record NeuronModel(
    double decay,
    double[] gain,
    double[] drive,
    Optional<double[]> threshold,
    SpikeRule rule,
    Optional<ResetKind> reset,
    List<String> equations,
    List<String> warnings) {

  /** Whether a spike leaves nothing behind: a hard reset, or no memory at all. */
  boolean forgetsAfterSpike() {
    return decay == 0 || reset.orElseThrow() == ResetKind.ZERO;
  }
}
