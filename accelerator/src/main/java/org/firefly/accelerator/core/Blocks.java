package org.firefly.accelerator.core;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.dma.ReadDma;
import org.firefly.accelerator.dma.WriteDma;
import org.firefly.accelerator.event.EventPath;
import org.firefly.accelerator.event.EventSizes;
import org.firefly.accelerator.neuron.NeuronPath;
import org.firefly.accelerator.spike.SpikePath;
import org.firefly.accelerator.synapse.SynapseArray;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.accelerator.weight.WeightPath;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;

/** The hardware blocks that can be generated on their own, by name. */
public final class Blocks {
  /** Bits of the tag of a read engine on its own: enough for four kinds of requests. */
  private static final int TAG_BITS = 2;

  private static final Map<String, Function<AcceleratorConfig, Module>> BLOCKS =
      new TreeMap<>(
          Map.of(
              "synapse-array", config -> new SynapseArray(SynapseArrayConfig.of(config)),
              "read-dma",
                  config ->
                      new ReadDma(new CoreWidths(config), TAG_BITS, CoreStructure.SPIKE_FIFO_BEATS),
              "write-dma", config -> new WriteDma(new CoreWidths(config)),
              "weight-path", config -> new WeightPath(new CoreWidths(config)),
              "spike-path", config -> new SpikePath(new CoreWidths(config)),
              "neuron-path", Blocks::neuronPath,
              "event-engine", Blocks::eventEngine));

  private Blocks() {}

  private static Module neuronPath(AcceleratorConfig config) {
    return new NeuronPath(new CoreWidths(config), SynapseArrayConfig.of(config).latency());
  }

  /** There is one shape, of 32 channels, whatever the accelerator has. */
  private static Module eventEngine(AcceleratorConfig config) {
    EventSizes sizes = EventSizes.standard();
    AcceleratorConfig wide =
        config.with(Setting.PARALLELISM, sizes.outputs()).with(Setting.BUS_BITS, sizes.wordBits());
    return new EventPath(new CoreWidths(wide), sizes);
  }

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
