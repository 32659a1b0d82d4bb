package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * A read engine without FIFO that has one request at a time, before a memory that answers each
 * burst with the beats that it asked for.
 */
final class ReadBeatsHarness extends Module {
  /** Enough for a request that continues behind the end of a block. */
  private static final int MOST_BEATS = 4;

  private static final int MOST_BURSTS = 2;

  final Stream<ReadRequest> request = input(stream(ReadRequest.type(ReadDmaHarness.TAG_BITS)));
  final AxiRead axi;
  final Stream<ReadBeat> beats;
  private final ReadDma dma;
  private final StreamFifo<UInt> lengths;
  private final UInt beatOfBurst = register(uint(8), 0);
  private final UInt left = register(uint(CoreWidths.BEAT_COUNT_BITS), 0);
  private final UInt tag = register(uint(ReadDmaHarness.TAG_BITS));
  private final Bool split = register(bool(), 0);

  ReadBeatsHarness(CoreWidths widths) {
    axi = output(AxiRead.type(widths.beatBits()));
    beats = output(stream(ReadBeat.type(widths, ReadDmaHarness.TAG_BITS)));
    dma = instance(new ReadDma(widths, ReadDmaHarness.TAG_BITS, 0, ReadDmaHarness.MOST_BURSTS));
    lengths = instance(new StreamFifo<>(uint(8), MOST_BURSTS, MemoryStyle.DISTRIBUTED));
    connect(dma.request, request);
    dma.base.set(0);
    dma.limit.set((1L << AcceleratorConfig.ADDRESS_BITS) - 1);
    dma.halt.set(false);
    connect(axi, dma.axi);
    connect(beats, dma.beats);
    client(widths);
    memory();
    Bool comes = beats.valid();
    assertThat("as_many_as_were_asked_for", comes.implies(left.orReduce()));
    assertThat("the_last_is_marked", comes.implies(beats.payload().last().eq(left.eq(1))));
    assertThat("the_tag_comes_back", comes.implies(beats.payload().tag().eq(tag)));
    cover("a_split_request_is_answered", split.and(comes).and(left.eq(1)));
  }

  private void client(CoreWidths widths) {
    ReadRequest wanted = request.payload();
    assume("request_is_held", StreamRules.isHeld(this, request));
    assume("one_request_at_a_time", request.valid().implies(left.isZero()));
    assume("request_is_not_empty", wanted.beats().orReduce());
    assume("request_is_short", wanted.beats().le(MOST_BEATS));
    assume("offset_is_aligned", BeatAddresses.isAligned(wanted.offset(), widths));
    assume("receiver_is_ready", beats.ready());
    when(
            request.fire(),
            () -> {
              left.set(wanted.beats());
              tag.set(wanted.tag());
              split.set(false);
            })
        .elseWhen(beats.valid(), () -> left.set(left.minus(1)));
  }

  private void memory() {
    Bool asked = axi.arvalid().and(axi.arready());
    Bool last = beatOfBurst.eq(lengths.out.payload());
    lengths.in.valid().set(asked);
    lengths.in.payload().set(axi.arlen());
    lengths.out.ready().set(axi.rvalid().and(axi.rlast()));
    assume("takes_what_it_remembers", axi.arready().implies(lengths.in.ready()));
    assume("answers_what_was_asked", axi.rvalid().implies(lengths.out.valid()));
    assume("ends_each_burst", axi.rlast().eq(last));
    when(axi.rvalid().and(axi.rlast()), () -> beatOfBurst.set(0))
        .elseWhen(axi.rvalid(), () -> beatOfBurst.set(beatOfBurst.plus(1)));
    when(asked.and(next(asked, 0)), () -> split.set(true));
  }
}
