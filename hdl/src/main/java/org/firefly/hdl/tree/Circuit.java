package org.firefly.hdl.tree;

import java.util.List;

/**
 * A design: its definitions, each after those it instantiates, the last one being the top.
 *
 * @param definitions at least the top module
 */
public record Circuit(List<Definition> definitions) {
  public Circuit {
    definitions = List.copyOf(definitions);
  }

  /** The module that contains all the others. */
  public Definition top() {
    return definitions.get(definitions.size() - 1);
  }
}
