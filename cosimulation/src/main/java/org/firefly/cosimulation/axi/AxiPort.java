package org.firefly.cosimulation.axi;

import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.runtime.NativeRuntime;

/** The connection of a memory with one AXI4 master of a design. */
public final class AxiPort implements Simulation.Component {
  private static final int READS = 0;
  private static final int WRITES = 1;
  private static final int[] DIRECTIONS = {READS, WRITES};

  /** A probability of 1 in the units of the C++ part. */
  private static final int ALWAYS = 1 << 16;

  private final Simulation simulation;
  private final AxiMemory memory;
  private final String prefix;
  private final AxiTiming initialTiming;
  private long handle;

  AxiPort(Simulation simulation, AxiMemory memory, String prefix, AxiTiming timing) {
    this.simulation = simulation;
    this.memory = memory;
    this.prefix = prefix;
    this.initialTiming = timing;
  }

  /** Called by the simulation. */
  @Override
  public void attach(long nativeSimulation) {
    handle =
        NativeRuntime.ff_axi_attach(
            nativeSimulation,
            prefix,
            AxiPins.of(simulation, prefix),
            memory.pointer(),
            memory.base(),
            memory.size(),
            initialTiming.seed());
    setTiming(initialTiming);
  }

  /** Changes delays and stalls of requests from now on; the seed is that of the start. */
  public void setTiming(AxiTiming timing) {
    simulation.requireOpen();
    for (int direction : DIRECTIONS) {
      setTiming(
          direction,
          timing,
          threshold(timing.addressStall()),
          threshold(timing.dataStall()),
          threshold(timing.responseStall()));
    }
  }

  /** Takes and answers nothing from now on, until {@link #setTiming} ends it; nothing is lost. */
  public void hold() {
    simulation.requireOpen();
    for (int direction : DIRECTIONS) {
      setTiming(direction, initialTiming, ALWAYS, ALWAYS, ALWAYS);
    }
  }

  private void setTiming(
      int direction, AxiTiming timing, int addressStall, int dataStall, int responseStall) {
    NativeRuntime.ff_axi_timing(
        handle,
        direction,
        timing.minLatency(),
        timing.maxLatency(),
        Math.round(timing.bytesPerClock() * 256),
        timing.outstanding(),
        addressStall,
        dataStall,
        responseStall);
  }

  private static int threshold(double probability) {
    return (int) Math.round(probability * ALWAYS);
  }

  /** Answers reads of a byte from {@code first} to {@code last} with an error. */
  public void failReads(long first, long last, AxiResponse response) {
    simulation.requireOpen();
    NativeRuntime.ff_axi_error(handle, READS, first, last, response.code());
  }

  /** Answers writes to a byte from {@code first} to {@code last} with an error. */
  public void failWrites(long first, long last, AxiResponse response) {
    simulation.requireOpen();
    NativeRuntime.ff_axi_error(handle, WRITES, first, last, response.code());
  }

  /** Ends all errors. */
  public void clearErrors() {
    simulation.requireOpen();
    NativeRuntime.ff_axi_clear_errors(handle);
  }

  /** What the read side has done. */
  public AxiCounters reads() {
    return counters(READS);
  }

  /** What the write side has done. */
  public AxiCounters writes() {
    return counters(WRITES);
  }

  private AxiCounters counters(int direction) {
    simulation.requireOpen();
    return new AxiCounters(
        NativeRuntime.ff_axi_counter(handle, direction, 0),
        NativeRuntime.ff_axi_counter(handle, direction, 1),
        NativeRuntime.ff_axi_counter(handle, direction, 2),
        NativeRuntime.ff_axi_counter(handle, direction, 3));
  }
}
