package org.firefly.timing.event;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.firefly.timing.Bound;

/**
 * What one sample of a layer takes on an event engine.
 *
 * @param spikes spikes that enter it
 * @param unions inputs that fire in a chunk of S steps, summed over the chunks
 * @param events the same, counted once per tap that sees them and group of outputs
 * @param ideal clocks if every cell were busy with events all the time
 * @param clocks clocks that it takes
 * @param bounds clocks that each part of the engine would take if no other made it wait
 */
public record EventClocks(
    long spikes, long unions, long events, long ideal, long clocks, Map<Bound, Long> bounds) {
  public EventClocks {
    bounds = Collections.unmodifiableMap(new EnumMap<>(bounds));
  }

  /** The part that takes longest. */
  public Bound bound() {
    return Collections.max(bounds.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** Mean spikes, over the steps of a chunk, of an input that fires in it; 0 if none does. */
  public double spikesPerUnion() {
    return unions == 0 ? 0 : (double) spikes / unions;
  }

  /** Share of the cells' reads that an event uses, while the layer lasts; 0 to 1. */
  public double efficiency() {
    return (double) ideal / clocks;
  }
}
