package org.firefly.cosimulation.axi;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.model.CosimulationException;

/**
 * A memory that answers AXI4 masters of a design, in C++, so that whole networks run without a call
 * to Java. Several ports may share one memory.
 *
 * <p>A master's ports are named {@code PREFIX_arvalid}, {@code PREFIX_araddr} and so on; it may
 * lack the read or the write side, and the size, burst, id, strobe and response signals. Bursts are
 * answered in order. The memory is the least obliging that the protocol allows: reads give the
 * content of the moment of their request, writes appear only with their response, and data without
 * valid is garbage. A protocol error stops the simulation with a message that names the channel: a
 * burst that crosses 4 KiB, is not of type INCR or is wider than the bus, a wrong last, a strobe
 * outside of its beat, valid or payload that change before ready.
 */
public final class AxiMemory {
  private final long base;
  private final ByteBuffer data;

  /**
   * A memory of zeros.
   *
   * @param base address of its first byte, a multiple of 4096
   * @param bytes its size, a multiple of 4096; other addresses answer with DECERR
   */
  public AxiMemory(long base, int bytes) {
    this(base, ByteBuffer.allocateDirect(checked(base, bytes)));
  }

  /**
   * A memory whose bytes somebody else sees as well, such as those of a mapped file.
   *
   * @param base address of its first byte, a multiple of 4096
   * @param shared its bytes, a direct buffer of a multiple of 4096 bytes; its position and its
   *     limit do not matter
   */
  public AxiMemory(long base, ByteBuffer shared) {
    checked(base, shared.capacity());
    if (!shared.isDirect()) {
      throw new CosimulationException("A memory needs a direct buffer, not one of the Java heap.");
    }
    this.base = base;
    this.data = shared.duplicate().clear();
  }

  private static int checked(long base, int bytes) {
    if (base < 0 || base % 4096 != 0 || bytes < 4096 || bytes % 4096 != 0) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT,
              "A memory of %d bytes at 0x%x does not consist of whole pages of 4096 bytes.",
              bytes,
              base));
    }
    return bytes;
  }

  /** Address of the first byte. */
  public long base() {
    return base;
  }

  /** The content, little endian; the simulation sees changes at once. */
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes {@code content} at an address. */
  public void write(long address, byte[] content) {
    data.duplicate().position(position(address, content.length)).put(content);
  }

  /** Reads {@code length} bytes at an address. */
  public byte[] read(long address, int length) {
    byte[] content = new byte[length];
    data.duplicate().position(position(address, length)).get(content);
    return content;
  }

  private int position(long address, int length) {
    if (address < base || address - base > data.capacity() - length) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT,
              "%d bytes at 0x%x are outside of the memory of %d bytes at 0x%x.",
              length,
              address,
              data.capacity(),
              base));
    }
    return (int) (address - base);
  }

  /**
   * Makes the memory answer a master.
   *
   * @param prefix what the names of its ports start with, without the underscore
   * @throws CosimulationException when the design has no such master
   */
  public AxiPort attach(Simulation simulation, String prefix, AxiTiming timing) {
    AxiPort port = new AxiPort(simulation, this, prefix, timing);
    simulation.attach(port);
    return port;
  }

  Pointer pointer() {
    return Native.getDirectBufferPointer(data);
  }

  /** Its size in bytes. */
  public int size() {
    return data.capacity();
  }
}
