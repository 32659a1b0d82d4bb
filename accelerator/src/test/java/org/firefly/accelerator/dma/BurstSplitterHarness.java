package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.dma.BurstSplitter.ReadBurst;
import org.firefly.accelerator.dma.RangeCheck.BeatRange;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.stream.Stream;

/** A splitter of ranges into bursts, beside a record of what is still to be asked for. */
final class BurstSplitterHarness extends Module {
  private static final int TAG_BITS = 1;
  private static final int MOST_BEATS = 4 * CoreStructure.READ_BURST_BEATS;
  private static final int COUNT_BITS = CoreWidths.BEAT_COUNT_BITS;

  final Stream<BeatRange> in;
  final Stream<ReadBurst> out;
  private final BurstSplitter splitter;
  private final Bool open = register(bool(), 0);
  private final Bool refused = register(bool(), 0);
  private final UInt next;
  private final UInt further = register(uint(COUNT_BITS));
  private final UInt tag = register(uint(TAG_BITS));

  BurstSplitterHarness(CoreWidths widths) {
    int addressBits = BeatAddresses.addressBits(widths);
    in = input(stream(BeatRange.type(addressBits, COUNT_BITS + TAG_BITS)));
    out = output(stream(ReadBurst.type(addressBits, BurstSplitter.LENGTH_BITS, TAG_BITS)));
    next = register(uint(addressBits));
    splitter = instance(new BurstSplitter(widths, TAG_BITS));
    connect(splitter.in, in);
    connect(out, splitter.out);
    assume("in_is_held", StreamRules.isHeld(this, in));
    // The rest of a range is counted in blocks within and in beats out here: short ones suffice.
    assume("short_ranges", in.payload().tag().shiftRight(TAG_BITS).lt(MOST_BEATS));
    record();
    ReadBurst burst = out.payload();
    UInt place = burst.address().truncate(BurstSplitter.LENGTH_BITS);
    assertThat(
        "within_a_block",
        out.valid().implies(place.add(burst.length()).lt(CoreStructure.READ_BURST_BEATS)));
    assertThat("begins_where_the_last_ended", out.valid().implies(burst.address().eq(next)));
    assertThat("not_beyond_the_range", out.valid().implies(burst.length().le(further)));
    assertThat(
        "last_where_the_range_ends",
        out.valid().implies(burst.lastOfRequest().eq(burst.length().eq(further))));
    assertThat("keeps_the_tag", out.valid().implies(burst.tag().eq(tag)));
    assertThat("only_what_was_asked_for", out.valid().implies(open));
    assertThat("next_range_after_the_last_burst", in.fire().and(open).implies(lastLeaves()));
    assertThat("nothing_behind_a_refused_range", refused.implies(out.valid().or(in.ready()).not()));
    assertThat("held", StreamRules.isHeld(this, out));
    Bool twice = next(out.fire().and(next(out.fire(), 0)), 0);
    cover("three_bursts", twice.and(lastLeaves()));
  }

  private Bool lastLeaves() {
    return out.fire().and(out.payload().lastOfRequest());
  }

  private void record() {
    UInt beats = out.payload().length().zeroExtend(COUNT_BITS).plus(1);
    when(
            in.fire(),
            () -> {
              open.set(in.payload().fits());
              refused.set(in.payload().fits().not());
              next.set(in.payload().first());
              further.set(in.payload().tag().shiftRight(TAG_BITS));
              tag.set(in.payload().tag().truncate(TAG_BITS));
            })
        .elseWhen(
            out.fire(),
            () -> {
              open.set(lastLeaves().not());
              next.set(next.plus(beats));
              further.set(further.minus(beats));
            });
  }
}
