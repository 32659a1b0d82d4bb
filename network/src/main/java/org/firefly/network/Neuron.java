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
      Checks.neuron(fields(r, vThreshold, vReset));
    }

    @Override
    public Optional<Tensor> threshold() {
      return Optional.of(vThreshold);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return fields(r, vThreshold, vReset);
    }

    private static Map<String, Tensor> fields(
        Tensor r, Tensor vThreshold, Optional<Tensor> vReset) {
      return Parameters.of("r", r).and("v_threshold", vThreshold).and("v_reset", vReset).toMap();
    }
  }

  /** Leaky integrator: tau dv/dt = (vLeak - v) + r I; the output is v. */
  record LI(Tensor tau, Tensor r, Tensor vLeak) implements Neuron {
    public LI {
      Checks.neuron(fields(tau, r, vLeak));
    }

    @Override
    public Map<String, Tensor> parameters() {
      return fields(tau, r, vLeak);
    }

    private static Map<String, Tensor> fields(Tensor tau, Tensor r, Tensor vLeak) {
      return Parameters.of("tau", tau).and("r", r).and("v_leak", vLeak).toMap();
    }
  }

  /** Leaky integrate and fire: tau dv/dt = (vLeak - v) + r I. */
  record LIF(Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold, Optional<Tensor> vReset)
      implements Neuron {
    public LIF {
      Checks.neuron(fields(tau, r, vLeak, vThreshold, vReset));
    }

    @Override
    public Optional<Tensor> threshold() {
      return Optional.of(vThreshold);
    }

    @Override
    public Map<String, Tensor> parameters() {
      return fields(tau, r, vLeak, vThreshold, vReset);
    }

    private static Map<String, Tensor> fields(
        Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold, Optional<Tensor> vReset) {
      return Parameters.of("tau", tau)
          .and("r", r)
          .and("v_leak", vLeak)
          .and("v_threshold", vThreshold)
          .and("v_reset", vReset)
          .toMap();
    }
  }

  /**
   * Leaky integrator with synaptic current: tauSyn dI/dt = -I + wIn S, tauMem dv/dt = (vLeak - v) +
   * r I; the output is v.
   */
  record CubaLI(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor wIn)
      implements Neuron {
    public CubaLI {
      Checks.neuron(fields(tauSyn, tauMem, r, vLeak, wIn));
    }

    @Override
    public Map<String, Tensor> parameters() {
      return fields(tauSyn, tauMem, r, vLeak, wIn);
    }

    private static Map<String, Tensor> fields(
        Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor wIn) {
      return Parameters.of("tau_syn", tauSyn)
          .and("tau_mem", tauMem)
          .and("r", r)
          .and("v_leak", vLeak)
          .and("w_in", wIn)
          .toMap();
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
      return Parameters.of("tau_syn", tauSyn)
          .and("tau_mem", tauMem)
          .and("r", r)
          .and("v_leak", vLeak)
          .and("v_threshold", vThreshold)
          .and("v_reset", vReset)
          .and("w_in", wIn)
          .toMap();
    }
  }
}
