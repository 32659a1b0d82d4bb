package org.firefly.accelerator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.firefly.accelerator.synapse.SynapseArray;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;

/** The hardware blocks that can be generated on their own, by name. */
public final class Blocks {
  private static final Map<String, Function<AcceleratorConfig, Module>> BLOCKS =
      new TreeMap<>(
          Map.of("synapse-array", config -> new SynapseArray(SynapseArrayConfig.of(config))));

  private Blocks() {}

  /** Names of the blocks in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(BLOCKS.keySet());
  }

  /**
   * Describes a block as it is part of an accelerator.
   *
   * @param name one of {@link #names}
   * @param config the accelerator
   * @throws AcceleratorException when there is no block of that name
   */
  public static Elaboration elaborate(String name, AcceleratorConfig config) {
    Function<AcceleratorConfig, Module> block = BLOCKS.get(name);
    if (block == null) {
      throw new AcceleratorException(
          "There is no block \""
              + name
              + "\"; the known blocks are "
              + String.join(", ", names())
              + ".");
    }
    return Elaboration.of(block.apply(config));
  }
}
