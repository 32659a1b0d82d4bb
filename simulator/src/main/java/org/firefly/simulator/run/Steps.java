package org.firefly.simulator.run;

/**
 * Successive time steps.
 *
 * @param first the first
 * @param end behind the last
 */
record Steps(int first, int end) {
  int count() {
    return end - first;
  }
}
