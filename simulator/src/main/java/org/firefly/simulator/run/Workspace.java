package org.firefly.simulator.run;

import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.Kernel;

/**
 * What a run needs beside device memory, kept for the next run. Used by one thread at a time.
 *
 * @param kernel inner loops
 * @param accumulator sums of weights
 * @param arrays lists of events
 * @param states of neurons that go on in a later descriptor
 */
public record Workspace(
    Kernel kernel, Accumulator accumulator, EventArrays arrays, StateMemory states) {
  /** Room for runs with a kernel. */
  public Workspace(Kernel kernel) {
    this(kernel, kernel.accumulator(), new EventArrays(), new StateMemory());
  }
}
