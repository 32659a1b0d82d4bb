package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.pack;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.MembraneMemory;
import org.firefly.hdl.Bool;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * The membranes of one output group: P for each position, in block RAM or UltraRAM.
 *
 * <p>One read and one write per clock. A read takes {@value #READ_LATENCY} clocks, the second of
 * them for the register behind the memory, and sees what was written in the clocks before. No
 * handshake and no reset; contents are undefined until written.
 */
final class MembraneBuffer extends Module {
  /** Clocks from an address to its membranes. */
  static final int READ_LATENCY = 2;

  final UInt readAddress;
  final Vec<SInt> membranes;
  final Bool write = input(bool());
  final UInt writeAddress;
  final Vec<SInt> results;
  private final Memory<UInt> memory;

  MembraneBuffer(CoreWidths widths) {
    AcceleratorConfig config = widths.config();
    DataType<Vec<SInt>> word = vec(widths.lanes(), sint(config.membraneBits()));
    readAddress = input(uint(widths.membraneAddressBits()));
    membranes = output(word);
    writeAddress = input(uint(widths.membraneAddressBits()));
    results = input(word);
    memory = memory(uint(word.width()), config.membraneDepth(), style(config.membraneMemory()));
    memory.write(write, writeAddress, pack(results));
    UInt read = memory.read(literal(true), readAddress);
    membranes.set(word.unpack(next(read)));
  }

  private static MemoryStyle style(MembraneMemory kind) {
    return switch (kind) {
      case BLOCK -> MemoryStyle.BLOCK;
      case ULTRA -> MemoryStyle.ULTRA;
    };
  }
}
