package org.firefly.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.FeatureMap;
import org.firefly.architecture.Program;
import org.firefly.architecture.ProgramLayer;
import org.firefly.architecture.SpikeLayout;
import org.firefly.host.SpikePacker;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;

/**
 * Writes the spikes of every layer as uint8 [N, T, C, H, W]: {@code 00-input.npy} holds what the
 * accelerator reads, {@code 01-NAME.npy} what its first layer writes, and so on. The files appear
 * together at the end of a run.
 */
final class SpikeDump implements AutoCloseable {
  private final List<Optional<Tensor>> tensors = new ArrayList<>();

  private record Tensor(SpikePacker packer, int[] shape, NpyWriter writer) {
    void write(byte[] memory, int firstSample, int samples) {
      for (int slot = 0; slot < samples; slot++) {
        NpyArray spikes = NpyArray.of(NpyType.UINT8, packer.unpack(memory, slot), shape);
        writer.write(firstSample + slot, spikes);
      }
    }
  }

  SpikeDump(Program program, Path folder, int samples) {
    tensors.add(Optional.of(tensor(program.encoding().output(), folder, "input", samples)));
    for (ProgramLayer layer : program.layers()) {
      tensors.add(layer.output().map(layout -> tensor(layout, folder, layer.name(), samples)));
    }
  }

  private Tensor tensor(SpikeLayout layout, Path folder, String name, int samples) {
    FeatureMap map = layout.map();
    int[] shape = {1, layout.timeSteps(), map.channels(), map.height(), map.width()};
    String file = "%02d-%s.npy".formatted(tensors.size(), name.replaceAll("[^\\w.-]", "_"));
    NpyWriter writer =
        NpyWriter.create(
            folder.resolve(file),
            NpyType.UINT8,
            samples,
            layout.timeSteps(),
            map.channels(),
            map.height(),
            map.width());
    return new Tensor(new SpikePacker(layout), shape, writer);
  }

  /** Takes what the host encoded for a block. */
  void input(byte[] memory, int firstSample, int samples) {
    tensors.get(0).orElseThrow().write(memory, firstSample, samples);
  }

  /** Takes what a layer wrote for a block; a readout has no spikes. */
  void layer(int layer, byte[] memory, int firstSample, int samples) {
    tensors.get(layer + 1).ifPresent(tensor -> tensor.write(memory, firstSample, samples));
  }

  /** Gives all files their names. */
  void finish() {
    tensors.forEach(tensor -> tensor.ifPresent(t -> t.writer().finish()));
  }

  @Override
  public void close() {
    tensors.forEach(tensor -> tensor.ifPresent(t -> t.writer().close()));
  }
}
