package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.lower.Stage;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.host.SpikePacker;
import org.firefly.interpreter.Comparison;
import org.firefly.interpreter.SpikeRecord;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.simulator.memory.DeviceMemory;

/**
 * Keeps the spikes of every layer of a run, the host's included, beside the node they belong to.
 */
final class SpikeCapture implements BlockObserver {
  /** In the order of a block: what the host made, then the layers; readouts have no spikes. */
  private final List<Optional<Captured>> captured = new ArrayList<>();

  private record Captured(SpikePacker packer, Comparison.Layer layer) {
    void take(DeviceMemory memory, BatchBlock block) {
      for (int slot = 0; slot < block.samples(); slot++) {
        layer.spikes().put(block.first() + slot, packer.unpack(memory.bytes(), slot));
      }
    }
  }

  /**
   * Room for the spikes of a program. Layers that the compiler made have no node to be compared
   * with.
   */
  SpikeCapture(Compilation compilation, int samples) {
    Program program = compilation.program();
    Quantised layers = compilation.quantised();
    SpikeLayout input = program.encoding().output();
    captured.add(layers.host().map(layer -> captured(layer.stage(), input, samples)));
    for (int i = 0; i < program.layers().size(); i++) {
      Stage stage = layers.accelerated().get(i).stage();
      captured.add(
          program
              .layers()
              .get(i)
              .output()
              .filter(layout -> !stage.node().isEmpty())
              .map(layout -> captured(stage, layout, samples)));
    }
  }

  private static Captured captured(Stage stage, SpikeLayout layout, int samples) {
    SpikeRecord spikes = new SpikeRecord(samples, layout.timeSteps(), layout.map().size());
    return new Captured(
        new SpikePacker(layout), new Comparison.Layer(stage.name(), stage.node(), spikes));
  }

  /** The layers that fire, in their order. */
  List<Comparison.Layer> layers() {
    return captured.stream().flatMap(Optional::stream).map(Captured::layer).toList();
  }

  @Override
  public void inputLoaded(DeviceMemory memory, BatchBlock block) {
    captured.get(0).ifPresent(layer -> layer.take(memory, block));
  }

  @Override
  public void layerDone(int layer, DeviceMemory memory, BatchBlock block) {
    captured.get(layer + 1).ifPresent(l -> l.take(memory, block));
  }
}
