package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * K slices that add, for four outputs and one step, the weights of two events of each cell. Slice k
 * works k clocks after slice 0. Sixteen int8 weights fit their twelve bits for certain, so K is at
 * most eight.
 *
 * <p>A sum is out {@link #latency} clocks after the gates of slice 0 were given.
 */
final class EventChain extends Module {
  /** Bits of the sum of two events of each of eight cells. */
  static final int SUM_BITS = 12;

  private static final int LANES = EventSizes.LANES;

  /** First events' words of each cell, a clock before their gates. */
  final Vec<UInt> first;

  /** Second events' words of each cell, with their gates. */
  final Vec<UInt> second;

  /** Bit k: cell k's first event fired in this step. */
  final UInt firstFired;

  /** Bit k: its second. */
  final UInt secondFired;

  final Vec<SInt> sums = output(vec(LANES, sint(SUM_BITS)));

  private final List<EventSlice> slice = new ArrayList<>();
  private final UInt unused;

  EventChain(int cells) {
    if (cells > 8) {
      throw new IllegalArgumentException("Twelve bits hold the sums of at most eight cells.");
    }
    first = input(vec(cells, uint(Byte.SIZE * LANES)));
    second = input(vec(cells, uint(Byte.SIZE * LANES)));
    firstFired = input(uint(cells));
    secondFired = input(uint(cells));
    for (int k = 0; k < cells; k++) {
      EventSlice next = instance(new EventSlice(k == 0));
      next.tie();
      next.words(extended(first.get(k)), extended(second.get(k)));
      next.gate(firstFired.bit(k), secondFired.bit(k));
      if (k == 0) {
        EventSlice.tieLow(next.pcin);
      } else {
        next.follow(slice.get(k - 1).pcout);
      }
      slice.add(next);
    }
    UInt result = slice.get(cells - 1).p;
    sums.forEach(
        (sum, i) -> sum.set(result.slice(SUM_BITS * i + SUM_BITS - 1, SUM_BITS * i).asSInt()));
    unused = unusedOutputs();
  }

  /** Clocks from the gates of slice 0 to the sums. */
  static int latency(int cells) {
    return cells + 1;
  }

  private static UInt extended(UInt word) {
    return concat(
        IntStream.iterate(LANES - 1, i -> i >= 0, i -> i - 1)
            .mapToObj(i -> word.slice(8 * i + 7, 8 * i).asSInt().signExtend(SUM_BITS))
            .toList());
  }

  /** Lint tools want all outputs connected, and exempt signals that are named unused. */
  private UInt unusedOutputs() {
    List<UInt> outputs = new ArrayList<>();
    for (EventSlice each : slice) {
      outputs.addAll(List.of(each.flags(), each.acout, each.bcout));
    }
    slice.subList(0, slice.size() - 1).forEach(each -> outputs.add(each.p));
    outputs.add(slice.get(slice.size() - 1).pcout);
    UInt wire = wire(concat(outputs));
    wire.dontTouch();
    return wire;
  }
}
