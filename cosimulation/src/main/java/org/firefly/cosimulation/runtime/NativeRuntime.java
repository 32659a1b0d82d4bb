package org.firefly.cosimulation.runtime;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/**
 * The runtime library, bound by JNA's direct mapping. One library serves all models: it loads them
 * itself and calls them through a C++ interface, since direct mapping ties a class to one library.
 *
 * <p>A simulation is a 64-bit handle. Functions that return a count return -1 on failure.
 */
public final class NativeRuntime {
  private static Path loaded;

  private NativeRuntime() {}

  /** Loads the library; later calls do nothing, whatever the path. */
  public static synchronized void load(Path library) {
    if (loaded == null) {
      Native.register(NativeRuntime.class, NativeLibrary.getInstance(library.toString()));
      loaded = library;
    }
  }

  // Names are those of the C functions.

  /** Opens a model; 0 on failure. */
  public static native long ff_open(String library, int clockPort, int seed);

  /** Why the last call of {@link #ff_open} in this thread failed. */
  public static native String ff_open_error();

  /** Why the simulation stopped. */
  public static native String ff_error(long simulation);

  /** The end of what the design printed. */
  public static native String ff_output(long simulation);

  /** Where the value of a port is stored. */
  public static native Pointer ff_port_data(long simulation, int port);

  /** Bytes in which the value of a port is stored. */
  public static native long ff_port_bytes(long simulation, int port);

  /** Rising edges so far. */
  public static native long ff_cycles(long simulation);

  /** Starts a waveform. */
  public static native long ff_open_waveform(long simulation, String path);

  /** Completes the waveform, if there is one. */
  public static native void ff_close_waveform(long simulation);

  /** Makes outputs follow changed inputs, without an edge. */
  public static native long ff_settle(long simulation);

  /** Makes rising edges. */
  public static native long ff_step(long simulation, long clocks);

  /** Steps until a port has a value; returns the clocks made, at most {@code clocks}. */
  public static native long ff_step_until(long simulation, int port, long value, long clocks);

  /** Steps with inputs and outputs from and to arrays. */
  public static native long ff_run(
      long simulation,
      long clocks,
      int inputs,
      int[] inputPorts,
      Pointer in,
      int outputs,
      int[] outputPorts,
      Pointer out);

  /** Puts a memory on an AXI4 port; returns its handle. */
  public static native long ff_axi_attach(
      long simulation, String prefix, int[] ports, Pointer data, long base, long size, long seed);

  /** Sets delays and stalls of one direction: 0 reads, 1 writes. */
  public static native void ff_axi_timing(
      long memory,
      int direction,
      long minLatency,
      long maxLatency,
      long bandwidth,
      long outstanding,
      int addressStall,
      int dataStall,
      int responseStall);

  /** Makes a range of addresses answer with an error. */
  public static native void ff_axi_error(
      long memory, int direction, long first, long last, int response);

  /** Makes all addresses answer normally again. */
  public static native void ff_axi_clear_errors(long memory);

  /** Bursts, beats, most outstanding bursts, or clocks in which the master stalled. */
  public static native long ff_axi_counter(long memory, int direction, int counter);

  /** Ends a simulation and frees its memory. */
  public static native void ff_close(long simulation);
}
