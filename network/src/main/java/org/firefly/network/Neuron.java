package org.firefly.network;

import java.util.Map;
import java.util.Optional;

/**
 * A node with a state that follows a differential equation in time (seconds). S or I below is the
 * node's input. Parameters have the shape of the input or broadcast to it. Spikes fire where v >
 * vThreshold, strictly; then v becomes vReset.
 *
 * <p>A missing vReset is kept as missing because it is ambiguous: up to NIR 1.0.5 the rule was to
 * subtract the threshold, later readers reset to 0.
 */
public sealed interface Neuron extends Node {
  @Override
  default boolean isStateful() {
    return true;
  }

  /** The threshold, for neurons that fire. */
  default Optional<Tensor> threshold() {
    return Optional.empty();
  }

  /** Integrator: dv/dt = r I; the output is v. */
  record I(Tensor r) implements Neuron {
    public I {
      Checks.finite("r", r);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Map.of("r", r);
    }
  }

  /** Integrate and fire: dv/dt = r I. */
  record IF(Tensor r, Tensor vThreshold, Optional<Tensor> vReset) implements Neuron {
    public IF {
      Checks.neuron(Checks.neuronParameters(vReset, "r", r, "v_threshold", vThreshold));
    }

    @Override
    public Optional<Tensor> threshold() {
      return Optional.of(vThreshold);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Checks.neuronParameters(vReset, "r", r, "v_threshold", vThreshold);
    }
  }

  /** Leaky integrator: tau dv/dt = (vLeak - v) + r I; the output is v. */
  record LI(Tensor tau, Tensor r, Tensor vLeak) implements Neuron {
    public LI {
      Checks.neuron(Checks.ordered("tau", tau, "r", r, "v_leak", vLeak));
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Checks.ordered("tau", tau, "r", r, "v_leak", vLeak);
    }
  }

  /** Leaky integrate and fire: tau dv/dt = (vLeak - v) + r I. */
  record LIF(Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold, Optional<Tensor> vReset)
      implements Neuron {
    public LIF {
      Checks.neuron(
          Checks.neuronParameters(
              vReset, "tau", tau, "r", r, "v_leak", vLeak, "v_threshold", vThreshold));
    }

    @Override
    public Optional<Tensor> threshold() {
      return Optional.of(vThreshold);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Checks.neuronParameters(
          vReset, "tau", tau, "r", r, "v_leak", vLeak, "v_threshold", vThreshold);
    }
  }

  /**
   * Leaky integrator with synaptic current: tauSyn dI/dt = -I + wIn S, tauMem dv/dt = (vLeak - v) +
   * r I; the output is v.
   */
  record CubaLI(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor wIn)
      implements Neuron {
    public CubaLI {
      Checks.neuron(
          Checks.ordered(
              "tau_syn", tauSyn, "tau_mem", tauMem, "r", r, "v_leak", vLeak, "w_in", wIn));
    }

    @Override
    public Map<String, Tensor> parameters() {
      return Checks.ordered(
          "tau_syn", tauSyn, "tau_mem", tauMem, "r", r, "v_leak", vLeak, "w_in", wIn);
    }
  }

  /** {@link CubaLI} that fires. */
  record CubaLIF(
      Tensor tauSyn,
      Tensor tauMem,
      Tensor r,
      Tensor vLeak,
      Tensor vThreshold,
      Optional<Tensor> vReset,
      Tensor wIn)
      implements Neuron {
    public CubaLIF {
      Checks.neuron(fields(tauSyn, tauMem, r, vLeak, vThreshold, vReset, wIn));
    }

    @Override
    public Optional<Tensor> threshold() {
      return Optional.of(vThreshold);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return fields(tauSyn, tauMem, r, vLeak, vThreshold, vReset, wIn);
    }

    private static Map<String, Tensor> fields(
        Tensor tauSyn,
        Tensor tauMem,
        Tensor r,
        Tensor vLeak,
        Tensor vThreshold,
        Optional<Tensor> vReset,
        Tensor wIn) {
      return Checks.neuronParameters(
          vReset,
          "tau_syn",
          tauSyn,
          "tau_mem",
          tauMem,
          "r",
          r,
          "v_leak",
          vLeak,
          "w_in",
          wIn,
          "v_threshold",
          vThreshold);
    }
  }
}
