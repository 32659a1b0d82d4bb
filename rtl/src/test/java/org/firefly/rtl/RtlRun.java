package org.firefly.rtl;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.Register;

/**
 * What a core reported after a run.
 *
 * @param status its status register
 * @param clocks from start to done
 * @param busy clocks in which a position entered the array
 * @param weightStalls clocks in which the array waited for a tile
 * @param spikeStalls clocks in which the array waited for spikes
 * @param outputStalls clocks in which the array waited for room for its output
 * @param descriptorEnds clock at which each descriptor was done, the first 64
 * @param overflows whether a membrane left its range in each of these descriptors
 */
record RtlRun(
    CoreStatus status,
    long clocks,
    long busy,
    long weightStalls,
    long spikeStalls,
    long outputStalls,
    List<Long> descriptorEnds,
    List<Boolean> overflows) {
  public RtlRun {
    descriptorEnds = List.copyOf(descriptorEnds);
    overflows = List.copyOf(overflows);
  }

  /** Reads the registers of a core that is not busy. */
  static RtlRun of(RtlSystem system, int core) {
    int finished = system.read(core, Register.PROGRESS) >>> Short.SIZE;
    List<Long> ends = new ArrayList<>();
    List<Boolean> overflows = new ArrayList<>();
    for (int i = 0; i < Math.min(finished, Register.LAYER_LOG_ENTRIES); i++) {
      int entry = system.readRegister(core, Register.LAYER_LOG.offset() + Integer.BYTES * i);
      ends.add((long) entry & Integer.MAX_VALUE);
      overflows.add(entry < 0);
    }
    return new RtlRun(
        system.status(core),
        count(system, core, Register.CLOCKS_LOW, Register.CLOCKS_HIGH),
        count(system, core, Register.BUSY_LOW, Register.BUSY_HIGH),
        count(system, core, Register.WEIGHT_STALL_LOW, Register.WEIGHT_STALL_HIGH),
        count(system, core, Register.SPIKE_STALL_LOW, Register.SPIKE_STALL_HIGH),
        count(system, core, Register.OUTPUT_STALL_LOW, Register.OUTPUT_STALL_HIGH),
        ends,
        overflows);
  }

  private static long count(RtlSystem system, int core, Register low, Register high) {
    long upper = Integer.toUnsignedLong(system.read(core, high));
    return upper << Integer.SIZE | Integer.toUnsignedLong(system.read(core, low));
  }
}
