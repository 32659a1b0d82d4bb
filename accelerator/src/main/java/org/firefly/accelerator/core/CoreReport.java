package org.firefly.accelerator.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.control.CoreRegisters;
import org.firefly.accelerator.dma.WriteDma;
import org.firefly.accelerator.layer.LayerSource;
import org.firefly.accelerator.layer.PlaneFetch;
import org.firefly.accelerator.neuron.NeuronPath;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.accelerator.spike.SpikePath;
import org.firefly.accelerator.synapse.SynapseArray;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.accelerator.weight.WeightPath;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;

/**
 * What one core takes of an UltraScale+ device, and its blocks, as Yosys maps them. The blocks are
 * synthesised on their own, so they need not add up to the core.
 *
 * @param config the accelerator
 * @param core the whole core, flattened
 * @param blocks by name, in the order in which data meets them
 */
public record CoreReport(
    AcceleratorConfig config, ResourceReport core, Map<String, ResourceReport> blocks) {
  /** Name under which progress tells of the whole core. */
  public static final String CORE = "core";

  public CoreReport {
    blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
  }

  /**
   * Synthesises a core and its blocks; takes minutes.
   *
   * @param progress told the name of a block and its report as soon as there is one
   * @throws org.firefly.hdl.tree.HardwareException when Yosys is missing
   */
  public static CoreReport of(
      AcceleratorConfig config, BiConsumer<String, ResourceReport> progress) {
    Map<String, ResourceReport> blocks = new LinkedHashMap<>();
    blocks(config)
        .forEach(
            (name, block) -> {
              blocks.put(name, synthesise(block.get()));
              progress.accept(name, blocks.get(name));
            });
    ResourceReport core = ofCore(config);
    progress.accept(CORE, core);
    return new CoreReport(config, core, blocks);
  }

  /** Synthesises the whole core only. */
  public static ResourceReport ofCore(AcceleratorConfig config) {
    return synthesise(new Core(config, 0));
  }

  private static Map<String, Supplier<Module>> blocks(AcceleratorConfig config) {
    CoreWidths widths = new CoreWidths(config);
    SynapseArrayConfig array = SynapseArrayConfig.of(config);
    Map<String, Supplier<Module>> blocks = new LinkedHashMap<>();
    blocks.put("registers", () -> new CoreRegisters(config, 0));
    blocks.put("layer source", () -> new LayerSource(widths));
    blocks.put("plane fetch", () -> new PlaneFetch(widths));
    blocks.put("spike port", () -> new SpikePort(widths));
    blocks.put("weight port", () -> new WeightPort(widths));
    blocks.put("weight path", () -> new WeightPath(widths));
    blocks.put("spike path", () -> new SpikePath(widths));
    blocks.put("synapse array", () -> new SynapseArray(array));
    blocks.put("neuron path", () -> new NeuronPath(widths, array.latency()));
    blocks.put("write DMA", () -> new WriteDma(widths));
    return blocks;
  }

  private static ResourceReport synthesise(Module module) {
    return YosysSynthesis.analyse(
        Elaboration.of(module).toSystemVerilog().withoutSource(Dsp48e2.MODEL_FILE));
  }
}
