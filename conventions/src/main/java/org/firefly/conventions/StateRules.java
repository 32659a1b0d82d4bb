package org.firefly.conventions;

import java.util.Optional;
import org.firefly.network.NetworkException;
import org.firefly.network.Tensor;

/** Decays, gains and starts of states under the conventions of a network. */
final class StateRules {
  private static final Tensor ZERO = Tensor.scalar(0);

  /** By this step r of an IF neuron means unit gain, as most exporters write it. */
  private static final double COMMON_STEP = FrameworkRules.NIR.dt();

  private final Values values;
  private final Conventions conventions;
  private final double dt;

  StateRules(Values values, Conventions conventions) {
    this.values = values;
    this.conventions = conventions;
    this.dt = conventions.dt().value();
  }

  /** The share of a state that one step leaves; all of it if tau is infinite. */
  Tensor decay(String field, Tensor tau) {
    Tensor decay = values.of(tau).map(this::decay);
    if (decay.min() < 0) {
      throw NetworkException.inField(
          field,
          "is "
              + tau.min()
              + " s, shorter than the time step of "
              + dt
              + " s; say the time step that the network was trained with (--dt), or who wrote the"
              + " file (--from)");
    }
    return decay;
  }

  private double decay(double tau) {
    double steps = Values.snapped(dt / tau);
    return conventions.law().value() == DecayLaw.EULER
        ? 1 - steps
        : Values.snapped(Math.exp(-steps));
  }

  /** Of a leaky membrane. */
  Tensor membraneGain(Tensor tau, Tensor r) {
    return gain(conventions.rules().membrane(), tau, r);
  }

  /** The current of tau_syn and w_in. */
  DiscreteNeuron.Synapse synapse(Tensor tau, Tensor wIn) {
    return new DiscreteNeuron.Synapse(
        decay("tau_syn", tau),
        gain(conventions.rules().synapse(), tau, wIn),
        conventions.current().value());
  }

  /** Of a neuron without leak: r = 1 and r = 1 / 1e-4 are both written for unit gain. */
  Tensor integratorGain(Tensor r) {
    boolean unit = conventions.rules().membrane() == InputGain.UNIT;
    return values
        .of(r)
        .map(
            gain ->
                unit || gain == 1 || Values.snapped(gain * COMMON_STEP) == 1
                    ? 1
                    : Values.snapped(gain * dt));
  }

  /** v before the first step. */
  Tensor initial(Tensor vLeak, Optional<Tensor> reset) {
    return switch (conventions.rules().initial()) {
      case ZERO -> ZERO;
      case LEAK -> values.of(vLeak);
      case RESET ->
          conventions.reset().value() == ResetKind.ZERO ? reset.map(values::of).orElse(ZERO) : ZERO;
    };
  }

  private Tensor gain(InputGain rule, Tensor tau, Tensor r) {
    return switch (rule) {
      case UNIT -> Tensor.scalar(1);
      case INTEGRATED -> values.combine(tau, r, this::integrated);
      case DECAYED -> values.combine(tau, r, (t, w) -> w * decay(t));
      case UNDECAYED -> values.combine(tau, r, (t, gain) -> undecayed(t, gain));
    };
  }

  private double integrated(double tau, double r) {
    if (Double.isInfinite(r)) {
      // tau and r grow together as a leak goes to 0, so that their quotient stays 1 / dt.
      return 1;
    }
    return conventions.law().value() == DecayLaw.EULER
        ? Values.snapped(r * dt / tau)
        : Values.snapped(r * (1 - decay(tau)));
  }

  private double undecayed(double tau, double r) {
    return Double.isInfinite(r) ? 1 : Values.snapped(r * dt / (tau * Math.exp(-dt / tau)));
  }
}
