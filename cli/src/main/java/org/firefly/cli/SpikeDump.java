package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFolder;
import org.firefly.host.SpikePacker;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.simulator.memory.DeviceMemory;

/**
 * Writes the output spikes of every layer, the host's included, as uint8 [N, T, C, H, W] into
 * {@code NAME.npy}; after pooling, where a layer pools. A readout has no spikes. The folder appears
 * with all files at the end of a run.
 */
final class SpikeDump implements BlockObserver, AutoCloseable {
  private final List<Optional<Tensor>> tensors = new ArrayList<>();
  private final Path given;
  private final OutputFolder whole;

  private record Tensor(SpikePacker packer, int[] shape, NpyWriter writer) {
    void write(byte[] memory, int firstSample, int samples) {
      for (int slot = 0; slot < samples; slot++) {
        NpyArray spikes = NpyArray.of(NpyType.UINT8, packer.unpack(memory, slot), shape);
        writer.write(firstSample + slot, spikes);
      }
    }
  }

  /**
   * Begins a dump.
   *
   * @param given folder that is made, or gets the files beside those that it has
   * @throws HostException if it cannot be written
   */
  SpikeDump(Program program, Path given, int samples) {
    this.given = given;
    try {
      whole = new OutputFolder(given);
    } catch (IOException e) {
      throw failure(e);
    }
    Path folder = whole.temporary();
    tensors.add(hostLayer(program, folder, samples));
    for (ProgramLayer layer : program.layers()) {
      tensors.add(layer.output().map(layout -> tensor(layout, folder, layer.name(), samples)));
    }
  }

  private static Optional<Tensor> hostLayer(Program program, Path folder, int samples) {
    return program.encoding() instanceof HostEncoding.FirstLayer first
        ? Optional.of(tensor(first.output(), folder, first.name(), samples))
        : Optional.empty();
  }

  private static Tensor tensor(SpikeLayout layout, Path folder, String name, int samples) {
    FeatureMap map = layout.map();
    int[] shape = {1, layout.timeSteps(), map.channels(), map.height(), map.width()};
    String file = name.replaceAll("[^\\w. -]", "_") + ".npy";
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

  @Override
  public void inputLoaded(DeviceMemory memory, BatchBlock block) {
    write(0, memory, block);
  }

  @Override
  public void layerDone(int layer, DeviceMemory memory, BatchBlock block) {
    write(layer + 1, memory, block);
  }

  private void write(int index, DeviceMemory memory, BatchBlock block) {
    tensors
        .get(index)
        .ifPresent(tensor -> tensor.write(memory.bytes(), block.first(), block.samples()));
  }

  /**
   * Gives the folder its name.
   *
   * @throws HostException if it cannot be written
   */
  void finish() {
    tensors.forEach(tensor -> tensor.ifPresent(t -> t.writer().finish()));
    try {
      whole.finish();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    tensors.forEach(tensor -> tensor.ifPresent(t -> t.writer().close()));
    try {
      whole.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private HostException failure(IOException problem) {
    return new HostException(OutputException.of(given, problem).getMessage(), problem);
  }
}
