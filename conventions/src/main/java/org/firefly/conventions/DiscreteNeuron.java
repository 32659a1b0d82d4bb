package org.firefly.conventions;

import java.util.Optional;
import org.firefly.network.Tensor;

/**
 * One time step of a node's neurons in real numbers. With the step's input x, the current i and
 * membrane v of the step before, and r = v > theta where the reset is late:
 *
 * <pre>
 * i = synapse.decay i + synapse.gain x              (x itself without a synapse)
 * u = decay v + gain (new or old i) + leak - (r ? reset : 0)
 * fire = u > theta, or u >= theta
 * v = late ? u : fire ? (soft ? u - reset : reset) : u
 * </pre>
 *
 * Each tensor holds one value, or one per neuron in the shape of the node's input.
 *
 * @param decay m, 0 to 1
 * @param gain of the current, or of the input without a synapse
 * @param leak added in every step
 * @param synapse the synaptic current, if it has a memory
 * @param firing how it fires; a neuron without it hands on v
 * @param initial v before the first step; i starts at 0
 */
public record DiscreteNeuron(
    Tensor decay,
    Tensor gain,
    Tensor leak,
    Optional<Synapse> synapse,
    Optional<Firing> firing,
    Tensor initial) {

  /**
   * A synaptic current.
   *
   * @param decay a, 0 to 1
   * @param gain of the input
   * @param order which current the membrane sees
   */
  public record Synapse(Tensor decay, Tensor gain, CurrentOrder order) {}

  /**
   * Spike and reset.
   *
   * @param threshold theta
   * @param soft whether the reset is taken off rather than written
   * @param reset what a spike takes off or writes; 0 for a soft reset that does nothing
   * @param timing when it does; a hard reset in the next step makes u itself the reset value
   */
  public record Firing(
      Tensor threshold, SpikeRule rule, boolean soft, Tensor reset, ResetTiming timing) {

    /** The same spike, after which the membrane stays what it is. */
    public Firing withoutReset() {
      return new Firing(threshold, rule, true, Tensor.scalar(0), ResetTiming.AT_ONCE);
    }
  }

  /** The same for people, a line each. */
  public String text() {
    return EquationText.of(this);
  }
}
