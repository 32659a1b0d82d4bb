package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * The computing core: masks go in, the sums of positions come out for O outputs and S steps. A mask
 * is taken when the one before has had its clocks; positions follow each other without a gap.
 */
public final class EventCore extends Module {
  /** Masks of positions, one after the other. */
  public final Stream<EventMask> masks;

  /** A clock in which every cell has a port for a row, and nothing else happens. */
  public final Bool pause = input(bool());

  /** Rows for each cell. */
  public final Vec<Stream<WeightRow>> writes;

  /** Whether the sums of a position are new. */
  public final Bool valid = output(bool());

  /** The sums of step s and output o at {@code s O + o}; they stay until the next are new. */
  public final Vec<SInt> sums;

  private final EventSizes sizes;
  private final UInt left;
  private final List<EventCell> cells = new ArrayList<>();

  /** A core. */
  public EventCore(EventSizes sizes) {
    this.sizes = sizes;
    masks = input(stream(EventMask.type(sizes)));
    writes = input(vec(sizes.cells(), stream(WeightRow.type(sizes))));
    sums = output(vec(sizes.steps() * sizes.outputs(), sint(sizes.sumBits())));
    left = register(uint(sizes.lengthBits()), 0);

    Bool idle = named("idle", left.isZero());
    Bool works = named("works", pause.not());
    masks.ready().set(left.le(1).and(works));
    when(idle.not().and(works), () -> left.set(left.minus(1)));
    when(masks.fire(), () -> left.set(masks.payload().clocks()));
    assertThat("a_mask_takes_a_clock", masks.fire().implies(masks.payload().clocks().ge(1)));
    for (int k = 0; k < sizes.cells(); k++) {
      cells.add(cell(k));
    }

    Bool isLastMask = register(bool(), 0);
    when(masks.fire(), () -> isLastMask.set(masks.payload().last()));
    Bool first = next(masks.fire().and(masks.payload().first()), 0);
    Bool last = left.eq(1).and(isLastMask).and(works);
    int toSums = EventCell.latency() - 1 + EventChain.latency(sizes.cells());
    Bool firstSums = delay(first, toSums);
    Bool lastSums = resetDelay(last, toSums);
    valid.set(resetDelay(lastSums, EventSums.LATENCY));
    for (int step = 0; step < sizes.steps(); step++) {
      for (int quad = 0; quad < sizes.quads(); quad++) {
        column(step, quad, firstSums, lastSums);
      }
    }
  }

  private Bool resetDelay(Bool value, int clocks) {
    Bool late = value;
    for (int i = 0; i < clocks; i++) {
      late = next(late, 0);
    }
    return late;
  }

  private EventCell cell(int k) {
    EventCell cell = instance("cell" + k, new EventCell(sizes, k));
    cell.load.set(masks.fire());
    cell.mask.set(masks.payload().mask());
    cell.pause.set(pause);
    connect(cell.write, writes.get(k));
    for (int step = 0; step < sizes.steps(); step++) {
      UInt spikes = masks.payload().spikes().get(step);
      List<Bool> bits = new ArrayList<>();
      for (int i = sizes.slots() - 1; i >= 0; i--) {
        int tap = i / sizes.slotsPerTap();
        int channel = sizes.channel(k, tap, i % sizes.slotsPerTap());
        bits.add(spikes.bit(tap * sizes.maskChannels() + channel));
      }
      cell.spikes.get(step).set(concat(bits));
    }
    return cell;
  }

  private void column(int step, int quad, Bool first, Bool last) {
    EventChain chain = instance("chain_" + step + "_" + quad, new EventChain(sizes.cells()));
    int low = Byte.SIZE * EventSizes.LANES * quad;
    int high = low + Byte.SIZE * EventSizes.LANES - 1;
    for (int k = 0; k < sizes.cells(); k++) {
      chain.first.get(k).set(cells.get(k).firstRow.slice(high, low));
      chain.second.get(k).set(cells.get(k).secondRow.slice(high, low));
    }
    chain.firstFired.set(ofStep(cell -> cell.firstSteps, step));
    chain.secondFired.set(ofStep(cell -> cell.secondSteps, step));
    EventSums total = instance("sums_" + step + "_" + quad, new EventSums(sizes.sumBits()));
    total.first.set(first);
    total.last.set(last);
    total.in.set(chain.sums);
    total.sums.forEach(
        (sum, lane) -> sums.get(step * sizes.outputs() + EventSizes.LANES * quad + lane).set(sum));
  }

  private UInt ofStep(Function<EventCell, UInt> steps, int step) {
    return concat(
        IntStream.iterate(sizes.cells() - 1, k -> k >= 0, k -> k - 1)
            .mapToObj(k -> steps.apply(cells.get(k)).bit(step))
            .toList());
  }
}
