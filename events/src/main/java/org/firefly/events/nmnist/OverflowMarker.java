package org.firefly.events.nmnist;

import org.firefly.events.Rule;

/** What a record of N-MNIST's format with y = 240 means. */
public enum OverflowMarker implements Rule {
  /** It adds 2^13 us to its own time and to all after it, and is no event. Tonic reads it so. */
  ADD,
  /** It is an event like any other. SpikingJelly reads it so. */
  EVENT;

  @Override
  public String question() {
    return "overflow-marker";
  }
}
