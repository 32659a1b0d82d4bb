package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.SpikePacker;
import org.firefly.interpreter.Comparison;
import org.firefly.interpreter.SpikeRecord;
import org.firefly.network.Network;
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
   * Room for the spikes of a program.
   *
   * @param network the flattened network that it was compiled from
   */
  SpikeCapture(Program program, Network network, int samples) {
    LayerNodes nodes = new LayerNodes(network);
    Optional<HostEncoding.FirstLayer> host =
        program.encoding() instanceof HostEncoding.FirstLayer first
            ? Optional.of(first)
            : Optional.empty();
    captured.add(host.map(first -> captured(first.name(), first.output(), nodes, samples)));
    for (ProgramLayer layer : program.layers()) {
      captured.add(layer.output().map(layout -> captured(layer.name(), layout, nodes, samples)));
    }
  }

  private static Captured captured(String name, SpikeLayout layout, LayerNodes nodes, int samples) {
    SpikeRecord spikes = new SpikeRecord(samples, layout.timeSteps(), layout.map().size());
    return new Captured(
        new SpikePacker(layout), new Comparison.Layer(name, nodes.firing(name), spikes));
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
