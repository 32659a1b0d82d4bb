package org.firefly.runtime;

import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;

/**
 * The two parts of a program's memory that the host touches, each as a buffer of its own that
 * starts at 0, so that buffers are small and every device can be fed from the same ones.
 *
 * @param encoding the program's encoding, writing into a buffer of the input alone
 * @param decoding the program's decoding, reading from a buffer of the output alone
 * @param input where the input lies in the program's memory
 * @param output where the output lies in the program's memory
 */
public record BlockFormat(
    HostEncoding encoding, HostDecoding decoding, MemoryRegion input, MemoryRegion output) {

  /** The format of a program's batch blocks. */
  public static BlockFormat of(Program program) {
    SpikeLayout input = program.encoding().output();
    return new BlockFormat(
        fromZero(program.encoding()),
        fromZero(program.decoding()),
        new MemoryRegion("input", input.offset(), input.bytes()),
        output(program.decoding()));
  }

  private static MemoryRegion output(HostDecoding decoding) {
    if (decoding instanceof HostDecoding.Membranes membranes) {
      ReadoutLayout layout = membranes.layout();
      return new MemoryRegion("output", layout.offset(), layout.bytes());
    }
    SpikeLayout layout = ((HostDecoding.SpikeCounts) decoding).layout();
    return new MemoryRegion("output", layout.offset(), layout.bytes());
  }

  private static HostEncoding fromZero(HostEncoding encoding) {
    if (encoding instanceof HostEncoding.Spikes spikes) {
      return new HostEncoding.Spikes(spikes.input(), fromZero(spikes.output()));
    } else if (encoding instanceof HostEncoding.Planes planes) {
      return new HostEncoding.Planes(
          planes.input(),
          planes.inputScale(),
          planes.bits(),
          planes.constant(),
          fromZero(planes.output()));
    }
    HostEncoding.FirstLayer layer = (HostEncoding.FirstLayer) encoding;
    return new HostEncoding.FirstLayer(
        layer.name(),
        layer.input(),
        layer.inputScale(),
        layer.neurons(),
        layer.kernelHeight(),
        layer.kernelWidth(),
        layer.stride(),
        layer.paddingTop(),
        layer.paddingLeft(),
        layer.weights(),
        layer.constants(),
        layer.neuron(),
        layer.membraneBits(),
        layer.pool(),
        layer.constant(),
        fromZero(layer.output()));
  }

  private static HostDecoding fromZero(HostDecoding decoding) {
    if (decoding instanceof HostDecoding.Membranes membranes) {
      ReadoutLayout layout = membranes.layout();
      ReadoutLayout moved =
          new ReadoutLayout(layout.parallelism(), layout.map(), layout.samples(), 0);
      return new HostDecoding.Membranes(moved, membranes.scale());
    }
    return new HostDecoding.SpikeCounts(fromZero(((HostDecoding.SpikeCounts) decoding).layout()));
  }

  private static SpikeLayout fromZero(SpikeLayout layout) {
    return new SpikeLayout(
        layout.parallelism(),
        layout.map(),
        layout.timeSteps(),
        layout.samples(),
        0,
        layout.stepPlanes());
  }

  /** Buffers for one block, which can be used again and again. */
  public BatchBlock newBlock() {
    return new BatchBlock(
        0, 0, new byte[Math.toIntExact(input.bytes())], new byte[Math.toIntExact(output.bytes())]);
  }
}
