package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.axi.AxiWrite;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.UpDown;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.stream.Stream;

/** A write engine before a memory that takes addresses and data, and answers, when it likes. */
final class WriteDmaHarness extends Module {
  private static final int PAGE_BITS = 12;
  private static final int MOST = 3;
  private static final int BURST_BITS = BurstCollector.LENGTH_BITS;

  /** Clocks in which data follows on its announcement, and the engine sees that all has ended. */
  private static final int NOTICING = 3;

  final Stream<WriteBeat> in;
  final UInt base = input(uint(AcceleratorConfig.ADDRESS_BITS));
  final UInt limit = input(uint(AcceleratorConfig.ADDRESS_BITS));
  final Bool halt = input(bool());
  final AxiWrite axi;

  /** Left to the prover: the burst to follow. */
  final Bool mark = input(bool());

  private final WriteDma dma;
  private final UpDown unanswered = new UpDown(this, MOST + 1, 0);
  private final UpDown unsent = new UpDown(this, MOST + 1, 0);
  private final UpDown addressed = new UpDown(this, MOST + 1, 0);
  private final UpDown sent = new UpDown(this, MOST + 1, 0);
  private final Bool inBurst = register(bool(), 0);
  private final UInt following;
  private final Bool errorSeen = register(bool(), 0);
  private final UInt hidden = register(uint(3), 0);
  private final UInt quiet = register(uint(3), 0);

  WriteDmaHarness(CoreWidths widths) {
    in = input(stream(WriteBeat.type(widths)));
    axi = output(AxiWrite.type(widths.beatBits()));
    following = register(uint(CoreWidths.OFFSET_BITS));
    dma = instance(new WriteDma(widths, MOST));
    connect(dma.in, in);
    dma.base.set(base);
    dma.limit.set(limit);
    dma.halt.set(halt);
    connect(axi, dma.axi);
    sender(widths);
    Bool waits = named("waits", next(axi.awvalid().and(axi.awready().not()), 0));
    Bool begins = named("begins", axi.awvalid().and(waits.not()));
    Bool moves = named("moves", axi.wvalid().and(axi.wready()));
    Bool ends = named("ends", moves.and(axi.wlast()));
    memory(begins, ends);
    addresses(widths);
    data(begins, moves, ends);
    halting(begins);
    cover("a_burst_is_answered", axi.bvalid());
    cover("an_announcement_waits", waits);
  }

  private void sender(CoreWidths widths) {
    WriteBeat beat = in.payload();
    int byteBits = BeatAddresses.byteBits(widths);
    UInt place = beat.offset().slice(byteBits + BURST_BITS - 1, byteBits);
    assume("in_is_held", StreamRules.isHeld(this, in));
    assume("base_is_aligned", BeatAddresses.isAligned(base, widths));
    assume("base_is_constant", StreamRules.isConstant(this, base));
    assume("limit_is_constant", StreamRules.isConstant(this, limit));
    assume("halt_stays", next(halt, 0).implies(halt));
    assume("offset_is_aligned", BeatAddresses.isAligned(beat.offset(), widths));
    assume("bursts_are_consecutive", inBurst.implies(beat.offset().eq(following)));
    assume("bursts_end_with_their_block", place.andReduce().implies(beat.last()));
    when(
        in.fire(),
        () -> {
          inBurst.set(beat.last().not());
          following.set(beat.offset().plus(1L << byteBits));
        });
  }

  private void memory(Bool begins, Bool ends) {
    Bool answers = axi.bvalid().and(axi.bready());
    unanswered.count(begins, answers);
    unsent.count(begins, ends);
    addressed.count(axi.awvalid().and(axi.awready()), answers);
    sent.count(ends, answers);
    assume("answers_what_was_sent", axi.bvalid().implies(addressed.any().and(sent.any())));
  }

  private void addresses(CoreWidths widths) {
    int byteBits = BeatAddresses.byteBits(widths);
    UInt place = axi.awaddr().slice(PAGE_BITS - 1, byteBits);
    UInt bytes = axi.awlen().add(literal(1)).concat(literal(0, byteBits));
    Bool inPage = place.add(axi.awlen()).lt(1L << (PAGE_BITS - byteBits));
    assertThat(
        "address_is_held",
        StreamRules.isHeld(this, axi.awvalid(), axi.awready(), concat(axi.awaddr(), axi.awlen())));
    assertThat("within_4_kib", axi.awvalid().implies(inPage));
    assertThat("not_below_the_base", axi.awvalid().implies(axi.awaddr().ge(base)));
    assertThat("not_beyond_the_limit", axi.awvalid().implies(axi.awaddr().add(bytes).le(limit)));
    assertThat("no_more_bursts_than_allowed", unanswered.value().le(MOST));
  }

  private void data(Bool begins, Bool moves, Bool ends) {
    assertThat(
        "data_is_held",
        StreamRules.isHeld(
            this, axi.wvalid(), axi.wready(), concat(axi.wdata(), axi.wstrb(), axi.wlast())));
    assertThat("data_of_announced_bursts_only", axi.wvalid().implies(unsent.any()));
    Bool hides = unsent.any().and(axi.wvalid().not());
    when(hides.not(), () -> hidden.set(0)).elseWhen(hidden.lt(7), () -> hidden.set(hidden.plus(1)));
    assertThat("data_follows_its_announcement", hidden.le(NOTICING));
    follow(begins, moves, ends);
  }

  /** One burst from its announcement to its last beat. */
  private void follow(Bool begins, Bool moves, Bool ends) {
    Bool marked = named("marked", register(bool(), 0));
    UInt ahead = named("ahead", register(uint(unsent.value().width())));
    UInt left = named("left", register(uint(axi.awlen().width())));
    when(
            begins.and(mark).and(marked.not()),
            () -> {
              marked.set(true);
              ahead.set(unsent.value().minus(ends));
              left.set(axi.awlen());
            })
        .elseWhen(marked.and(ends).and(ahead.orReduce()), () -> ahead.set(ahead.minus(1)))
        .elseWhen(marked.and(moves).and(ahead.isZero()), () -> left.set(left.minus(1)));
    when(marked.and(ends).and(ahead.isZero()), () -> marked.set(false));
    Bool own = marked.and(ahead.isZero()).and(axi.wvalid());
    assertThat("last_beat_where_announced", own.implies(axi.wlast().eq(left.isZero())));
    cover("a_followed_burst_ends", own.and(ends));
  }

  private void halting(Bool begins) {
    when(dma.addressError, () -> errorSeen.set(true));
    assertThat("nothing_after_a_halt", next(halt, 0).implies(begins.not()));
    assertThat("nothing_after_an_address_error", errorSeen.implies(begins.not()));
    assertThat("idle_without_bursts_only", dma.idle.implies(unanswered.isZero().and(begins.not())));
    Bool done = halt.and(unanswered.isZero()).and(axi.awvalid().not());
    when(done.not(), () -> quiet.set(0)).elseWhen(quiet.lt(7), () -> quiet.set(quiet.plus(1)));
    assertThat("idle_after_a_halt", quiet.gt(NOTICING).implies(dma.idle));
    assertThat(
        "errors_are_reported",
        dma.responseError.eq(next(axi.bvalid().and(axi.bresp().orReduce()), 0)));
  }
}
