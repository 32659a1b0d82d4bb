package org.firefly.cli;

import java.util.List;
import org.firefly.report.model.Operation;

/**
 * What bounds a network on a board, and what would make it faster, all by the clock model.
 *
 * @param weightBits bits that weights make use of, whatever is changed
 * @param now as it is
 * @param bound what the clocks go into, a sentence
 * @param suggestions those that gain throughput, the best first
 */
record Advice(int weightBits, Operation now, String bound, List<Suggestion> suggestions) {
  Advice {
    suggestions = List.copyOf(suggestions);
  }

  /**
   * A change.
   *
   * @param what it is
   * @param how to make it
   * @param then the network with it
   * @param gain of throughput, as a share of what it is now
   */
  record Suggestion(String what, String how, Operation then, double gain) {}
}
