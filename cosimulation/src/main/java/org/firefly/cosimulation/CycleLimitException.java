package org.firefly.cosimulation;

import org.firefly.cosimulation.model.CosimulationException;

/** A simulation used up the clocks that it was allowed; usually the design hangs. */
public final class CycleLimitException extends CosimulationException {
  private static final long serialVersionUID = 1L;

  CycleLimitException(String top, long limit) {
    super(
        "The simulation of "
            + top
            + " reached its limit of "
            + limit
            + " clocks; it may hang, or needs a higher SimulationOptions.withCycleLimit.");
  }
}
