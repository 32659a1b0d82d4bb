package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.DualPortMemory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * A cell: finds its events in masks and fetches their weight rows, k clocks late in cell k, as the
 * chain wants them. A row is written in a clock in which the second port has no event.
 */
final class EventCell extends Module {
  final Bool load = input(bool());
  final Bool pause = input(bool());
  final UInt mask;
  final Vec<UInt> spikes;
  final Stream<WeightRow> write;

  /** The first event's row, a clock before {@link #firstSteps}. */
  final UInt firstRow;

  /** The second event's row, with {@link #secondSteps}. */
  final UInt secondRow;

  final UInt firstSteps;
  final UInt secondSteps;

  private final MaskScanner scanner;
  private final DualPortMemory rows;

  /**
   * A cell.
   *
   * @param k its number
   */
  EventCell(EventSizes sizes, int k) {
    mask = input(uint(sizes.maskBits()));
    spikes = input(vec(sizes.steps(), uint(sizes.slots())));
    write = input(stream(WeightRow.type(sizes)));
    firstRow = output(uint(sizes.rowBits()));
    secondRow = output(uint(sizes.rowBits()));
    firstSteps = output(uint(sizes.steps()));
    secondSteps = output(uint(sizes.steps()));
    scanner = instance(new MaskScanner(sizes));
    scanner.load.set(load);
    scanner.mask.set(mask);
    scanner.spikes.set(spikes);
    scanner.pause.set(pause);
    rows = dualPortMemory(sizes.rowBits(), sizes.rows(), MemoryStyle.BLOCK);

    Event first = delay(scanner.events.get(0), k);
    Event second = delay(scanner.events.get(1), k);
    write.ready().set(second.valid().not());
    UInt address = mux(second.valid(), second.address(), write.payload().address());
    firstRow.set(rows.read(first.address()));
    secondRow.set(rows.readOrWrite(write.fire(), address, write.payload().weights()));
    firstSteps.set(delay(first.steps(), 2));
    secondSteps.set(delay(second.steps(), 2));
  }

  /** Clocks from the load of a mask to the steps of its first events in cell 0. */
  static int latency() {
    return MaskScanner.LATENCY + 2;
  }
}
