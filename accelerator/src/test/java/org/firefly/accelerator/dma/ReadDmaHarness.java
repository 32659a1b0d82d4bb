package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.UpDown;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.stream.Stream;

/**
 * A read engine without FIFO before a memory that takes requests and answers them when it likes,
 * with bursts of any length: what is checked here are the rules of the address channel.
 */
final class ReadDmaHarness extends Module {
  static final int TAG_BITS = 1;

  /** Bits of an address within the 4 KiB that a burst must not leave. */
  private static final int PAGE_BITS = 12;

  static final int MOST_BURSTS = 3;

  /** Clocks after a halt, and after the last answer, in which the engine notices. */
  private static final int NOTICING = 3;

  final Stream<ReadRequest> request = input(stream(ReadRequest.type(TAG_BITS)));
  final UInt base = input(uint(AcceleratorConfig.ADDRESS_BITS));
  final UInt limit = input(uint(AcceleratorConfig.ADDRESS_BITS));
  final Bool halt = input(bool());
  final AxiRead axi;
  final Stream<ReadBeat> beats;
  private final ReadDma dma;
  private final UpDown begun = new UpDown(this, MOST_BURSTS + 1, 0);
  private final UpDown accepted = new UpDown(this, MOST_BURSTS + 1, 0);
  private final Bool errorSeen = register(bool(), 0);
  private final UInt quiet = register(uint(2), 0);

  ReadDmaHarness(CoreWidths widths) {
    axi = output(AxiRead.type(widths.beatBits()));
    beats = output(stream(ReadBeat.type(widths, TAG_BITS)));
    dma = instance(new ReadDma(widths, TAG_BITS, 0, MOST_BURSTS));
    connect(dma.request, request);
    dma.base.set(base);
    dma.limit.set(limit);
    dma.halt.set(halt);
    connect(axi, dma.axi);
    connect(beats, dma.beats);
    surroundings(widths);
    Bool waits = named("waits", next(axi.arvalid().and(axi.arready().not()), 0));
    Bool begins = named("begins", axi.arvalid().and(waits.not()));
    Bool ends = named("ends", axi.rvalid().and(axi.rlast()));
    begun.count(begins, ends);
    accepted.count(axi.arvalid().and(axi.arready()), ends);
    addresses(widths);
    halting(begins);
    beats();
    cover("a_burst_is_answered", ends);
    cover("an_address_waits", waits);
  }

  private void surroundings(CoreWidths widths) {
    ReadRequest wanted = request.payload();
    assume("request_is_held", StreamRules.isHeld(this, request));
    assume("request_is_not_empty", wanted.beats().orReduce());
    assume("offset_is_aligned", BeatAddresses.isAligned(wanted.offset(), widths));
    assume("base_is_aligned", BeatAddresses.isAligned(base, widths));
    assume("base_is_constant", StreamRules.isConstant(this, base));
    assume("limit_is_constant", StreamRules.isConstant(this, limit));
    assume("halt_stays", next(halt, 0).implies(halt));
    assume("receiver_is_ready", beats.ready());
    assume("answers_what_was_asked", axi.rvalid().implies(accepted.any()));
  }

  private void addresses(CoreWidths widths) {
    int byteBits = BeatAddresses.byteBits(widths);
    assertThat(
        "address_is_held",
        StreamRules.isHeld(this, axi.arvalid(), axi.arready(), concat(axi.araddr(), axi.arlen())));
    UInt place = axi.araddr().slice(PAGE_BITS - 1, byteBits);
    Bool inPage = place.add(axi.arlen()).lt(1L << (PAGE_BITS - byteBits));
    assertThat("within_4_kib", axi.arvalid().implies(inPage));
    UInt bytes = axi.arlen().add(literal(1)).concat(literal(0, byteBits));
    assertThat("not_below_the_base", axi.arvalid().implies(axi.araddr().ge(base)));
    assertThat("not_beyond_the_limit", axi.arvalid().implies(axi.araddr().add(bytes).le(limit)));
    assertThat("no_more_bursts_than_allowed", begun.value().le(MOST_BURSTS));
  }

  private void halting(Bool begins) {
    when(dma.addressError, () -> errorSeen.set(true));
    assertThat("nothing_after_a_halt", next(halt, 0).implies(begins.not()));
    assertThat("nothing_after_an_address_error", errorSeen.implies(begins.not()));
    assertThat("idle_without_bursts_only", dma.idle.implies(begun.isZero().and(begins.not())));
    Bool done = halt.and(begun.isZero()).and(axi.arvalid().not());
    when(done.not(), () -> quiet.set(0))
        .elseWhen(quiet.lt(NOTICING), () -> quiet.set(quiet.plus(1)));
    assertThat("idle_after_a_halt", quiet.eq(NOTICING).implies(dma.idle));
  }

  private void beats() {
    assertThat("a_beat_for_each", beats.valid().eq(next(axi.rvalid(), 0)));
    assertThat(
        "data_unchanged", beats.valid().implies(beats.payload().data().eq(next(axi.rdata()))));
    assertThat(
        "errors_are_reported",
        dma.responseError.eq(next(axi.rvalid().and(axi.rresp().orReduce()), 0)));
  }
}
