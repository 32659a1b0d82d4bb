package org.firefly.cosimulation;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.runtime.NativeRuntime;
import org.firefly.hdl.Bits;

/**
 * Inputs for many clocks, and room for the outputs, so that one native call runs them all.
 *
 * <p>In clock i the inputs of row i are written, the design settles, the captured ports are read
 * into row i, and the rising edge follows: what a receiver clocked by the same edge would see. A
 * batch may be changed and run again.
 */
public final class StimulusBatch {
  private final Simulation simulation;
  private final int clocks;
  private final Rows inputs;
  private final Rows outputs;
  private final Map<Port, Column> columns = new HashMap<>();

  /** One port in all clocks of a batch. */
  public static final class Column {
    private final BitStorage storage;
    private final int first;
    private final int stride;
    private final int clocks;

    private Column(BitStorage storage, int first, int stride, int clocks) {
      this.storage = storage;
      this.first = first;
      this.stride = stride;
      this.clocks = clocks;
    }

    /** Sets the port in one clock; bits above 64 become zero. */
    public void set(int clock, long value) {
      storage.set(offset(clock), value);
    }

    /** Sets {@code size} bits, at most 64, from bit {@code low}, in one clock. */
    public void set(int clock, int low, int size, long value) {
      storage.set(offset(clock), low, size, value);
    }

    /** The value in one clock, unsigned; the lowest 64 bits of a wide port. */
    public long get(int clock) {
      return storage.get(offset(clock));
    }

    /** The field of {@code size} bits, at most 64, from bit {@code low}, unsigned. */
    public long get(int clock, int low, int size) {
      return storage.get(offset(clock), low, size);
    }

    /** The same field in two's complement. */
    public long getSigned(int clock, int low, int size) {
      return get(clock, low, size) << (64 - size) >> (64 - size);
    }

    private int offset(int clock) {
      if (clock < 0 || clock >= clocks) {
        throw new CosimulationException(
            "Clock " + clock + " is outside of the batch of " + clocks + " clocks.");
      }
      return first + clock * stride;
    }
  }

  private record Rows(int[] ports, ByteBuffer data) {}

  private StimulusBatch(Simulation simulation, int clocks, List<Port> inputs, List<Port> outputs) {
    this.simulation = simulation;
    this.clocks = clocks;
    inputs.forEach(Port::requireInput);
    this.inputs = rows(inputs);
    this.outputs = rows(outputs);
  }

  /**
   * Makes room for a batch.
   *
   * @param clocks length of the batch
   * @param inputs ports of the simulation that are written in every clock, zero at first
   * @param outputs ports of the simulation that are captured in every clock
   */
  public static StimulusBatch of(
      Simulation simulation, int clocks, List<Port> inputs, List<Port> outputs) {
    return new StimulusBatch(simulation, clocks, inputs, outputs);
  }

  private Rows rows(List<Port> ports) {
    int stride = 8 * ports.stream().mapToInt(port -> port.spec().words()).sum();
    long size = (long) stride * clocks;
    if (size > Integer.MAX_VALUE) {
      throw new CosimulationException(
          "A batch of " + clocks + " clocks needs " + size + " bytes; run several shorter ones.");
    }
    ByteBuffer data = ByteBuffer.allocateDirect((int) size);
    List<Integer> indices = new ArrayList<>();
    int first = 0;
    for (Port port : ports) {
      int bytes = 8 * port.spec().words();
      BitStorage storage = new BitStorage(port.spec().name(), data, port.spec().width(), bytes);
      columns.put(port, new Column(storage, first, stride, clocks));
      indices.add(port.index());
      first += bytes;
    }
    return new Rows(indices.stream().mapToInt(Integer::intValue).toArray(), data);
  }

  /** Length of the batch. */
  public int clocks() {
    return clocks;
  }

  /**
   * The column of a port of the batch.
   *
   * @throws CosimulationException when the port is not part of the batch
   */
  public Column column(Port port) {
    Column column = columns.get(port);
    if (column == null) {
      throw new CosimulationException(
          "Port '" + port.spec().name() + "' is not part of the batch.");
    }
    return column;
  }

  /** The column of a port of the module object that is simulated. */
  public Column column(Bits port) {
    return column(simulation.port(port));
  }

  Simulation simulation() {
    return simulation;
  }

  long run(long handle, long clocksToRun) {
    return NativeRuntime.ff_run(
        handle,
        clocksToRun,
        inputs.ports.length,
        inputs.ports,
        Native.getDirectBufferPointer(inputs.data),
        outputs.ports.length,
        outputs.ports,
        Native.getDirectBufferPointer(outputs.data));
  }
}
