package org.firefly.compiler.lower;

import java.util.List;

/**
 * One way from a node that gives spikes through nodes without memory to a population.
 *
 * @param source the node that gives spikes
 * @param links the nodes in between, in their order
 * @param delay time steps that the spikes are late
 */
record Branch(String source, List<ChainLink> links, int delay) {
  Branch {
    links = List.copyOf(links);
  }

  /** The same without its biases. */
  Branch unbiased() {
    return new Branch(source, links.stream().map(ChainLink::unbiased).toList(), delay);
  }
}
