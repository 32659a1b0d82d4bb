package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Puts three columns together and offers them as a mask as soon as its head is there. The first
 * column of the next mask comes in the clock in which a mask is taken, so a mask takes three clocks
 * at least.
 */
final class MaskAssembler extends Module {
  private static final int WINDOW = 3;

  /** Columns in their order. */
  final Stream<UInt> columns;

  /** Heads of the masks. */
  final Stream<MaskHead> heads;

  final Stream<EventMask> masks;

  MaskAssembler(EventSizes sizes) {
    columns = input(stream(uint(2 * WINDOW * sizes.wordBits())));
    heads = input(stream(MaskHead.type(sizes)));
    masks = output(stream(EventMask.type(sizes)));
    UInt filled = named("filled", register(uint(2), 0));
    Bool full = filled.eq(WINDOW);
    Bool taken = masks.fire();
    columns.ready().set(full.not().or(taken));
    heads.ready().set(full.and(masks.ready()));
    masks.valid().set(full.and(heads.valid()));
    UInt before = mux(taken, literal(0, 2), filled);
    filled.set(mux(columns.fire(), before.plus(1), before));
    List<UInt> kept = new ArrayList<>();
    for (int c = 0; c < WINDOW; c++) {
      kept.add(named("column" + c, next(columns.payload(), columns.fire().and(before.eq(c)))));
    }
    MaskHead head = heads.payload();
    masks.payload().first().set(head.first());
    masks.payload().last().set(head.last());
    masks.payload().clocks().set(head.clocks());
    masks.payload().mask().set(head.unit());
    for (int step = 0; step < sizes.steps(); step++) {
      List<Bits> highestFirst = new ArrayList<>();
      for (int tap = WINDOW * WINDOW - 1; tap >= 0; tap--) {
        for (int half = 1; half >= 0; half--) {
          int low = (tap / WINDOW * 2 + half) * sizes.wordBits() + step * sizes.outputs();
          highestFirst.add(kept.get(tap % WINDOW).slice(low + sizes.outputs() - 1, low));
        }
      }
      masks.payload().spikes().get(step).set(concat(highestFirst));
    }
  }
}
