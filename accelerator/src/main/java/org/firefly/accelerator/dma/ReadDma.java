package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.typeOf;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.Optional;
import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.dma.BurstSplitter.ReadBurst;
import org.firefly.accelerator.dma.RangeCheck.OffsetRange;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * Turns requests for consecutive beats into AXI4 bursts and returns the beats in the order of the
 * requests.
 *
 * <p>Bursts end at multiples of {@value CoreStructure#READ_BURST_BEATS} beats. A request reaches
 * the bus six clocks after it was taken, then one burst follows per clock; up to {@value
 * #MOST_BURSTS} are outstanding. With a FIFO, a burst is requested only when all of its beats have
 * a reserved place, and a beat leaves four clocks after it arrived. Without one, the receiver must
 * always be ready for what it has requested; a beat leaves one clock after it arrived. Either way
 * {@code rready} is always high and throughput is one beat per clock. Only {@code arready} reaches
 * logic without a register in between.
 *
 * <p>A request that does not lie between base and limit is not issued: {@link #addressError} rises
 * for one clock, and nothing more is issued until a reset. After {@link #halt} no burst starts any
 * more; what is outstanding is accepted, and {@link #idle} says when this has ended and a reset may
 * follow. Meanwhile requests wait, and beats that find no ready receiver are dropped where there is
 * no FIFO.
 */
public final class ReadDma extends Module {
  /**
   * What is remembered of an outstanding burst.
   *
   * @param lastOfRequest whether a request ends with it
   * @param tag tag of the request
   */
  record BurstEnd(Bool lastOfRequest, UInt tag) implements Bundle {
    static DataType<BurstEnd> type(int tagBits) {
      return bundle(BurstEnd.class, member("tag", uint(tagBits)));
    }
  }

  private static final int MOST_BURSTS = 64;
  private static final int COUNT_BITS = CoreWidths.BEAT_COUNT_BITS;

  /** What is wanted, of any length. */
  public final Stream<ReadRequest> request;

  /** Address that offsets count from, 40 bits; multiple of a beat; may change only when idle. */
  public final UInt base = input(uint(AcceleratorConfig.ADDRESS_BITS));

  /** First byte that must not be read, 40 bits; may change only when idle. */
  public final UInt limit = input(uint(AcceleratorConfig.ADDRESS_BITS));

  /** Whether bursts must no longer start; stays until a reset. */
  public final Bool halt = input(bool());

  /** The port to memory. */
  public final AxiRead axi;

  /** What was read. */
  public final Stream<ReadBeat> beats;

  /**
   * Whether no burst is requested or outstanding; requests may wait and the FIFO may hold beats.
   */
  public final Bool idle = output(bool());

  /** One clock: a request does not lie between base and limit. */
  public final Bool addressError = output(bool());

  /** One clock: memory answered a beat with an error. */
  public final Bool responseError = output(bool());

  private final CoreWidths widths;
  private final RangeCheck check;
  private final BurstSplitter splitter;
  private final StreamFifo<BurstEnd> outstanding;
  private final Optional<BeatBuffer> buffer;
  private final Bool requesting = register(bool(), 0);
  private final UInt address;
  private final UInt length = register(uint(BurstSplitter.LENGTH_BITS));

  /**
   * An engine.
   *
   * @param widths the widths of the core
   * @param tagBits width of the tags, 1 or more
   * @param fifoBeats beats in the FIFO, a power of two of at least 256, or 0 for none
   * @throws org.firefly.hdl.tree.HardwareException if the FIFO cannot have that size
   */
  public ReadDma(CoreWidths widths, int tagBits, int fifoBeats) {
    this(widths, tagBits, fifoBeats, MOST_BURSTS);
  }

  /** The same with another number of outstanding bursts: few of them make proofs short. */
  ReadDma(CoreWidths widths, int tagBits, int fifoBeats, int mostBursts) {
    this.widths = widths;
    request = input(stream(ReadRequest.type(tagBits)));
    axi = output(AxiRead.type(widths.beatBits()));
    beats = output(stream(ReadBeat.type(widths, tagBits)));
    check = instance(new RangeCheck(widths, COUNT_BITS, COUNT_BITS + tagBits));
    splitter = instance(new BurstSplitter(widths, tagBits));
    outstanding =
        instance(new StreamFifo<>(BurstEnd.type(tagBits), mostBursts, MemoryStyle.DISTRIBUTED));
    buffer =
        fifoBeats == 0
            ? Optional.empty()
            : Optional.of(instance(new BeatBuffer(widths, tagBits, fifoBeats)));
    address = register(uint(BeatAddresses.addressBits(widths)));
    takeRequests();
    requestBursts();
    driveAddress();
    deliver(receive(tagBits));
    addressError.set(splitter.refused.and(next(splitter.refused, 0).not()));
  }

  private void takeRequests() {
    connect(check.in, request.map(typeOf(check.in.payload()), this::describe));
    check.base.set(BeatAddresses.beatOf(base, widths));
    check.limit.set(limit);
    connect(splitter.in, check.out);
    ReadRequest wanted = request.payload();
    Bool none = request.valid().not();
    assertThat("base_is_aligned", none.or(BeatAddresses.isAligned(base, widths)));
    assertThat("offset_is_aligned", none.or(BeatAddresses.isAligned(wanted.offset(), widths)));
    assertThat("request_is_not_empty", none.or(wanted.beats().orReduce()));
  }

  private void describe(OffsetRange range, ReadRequest wanted) {
    UInt further = wanted.beats().minus(1);
    range.offset().set(BeatAddresses.beatOf(wanted.offset(), widths));
    range.further().set(further);
    range.tag().set(further.concat(wanted.tag()));
  }

  /** Takes a burst when the address register, the FIFO and the list of bursts have room. */
  private void requestBursts() {
    Bool place = requesting.implies(axi.arready());
    Bool room = buffer.map(b -> b.room).orElseGet(() -> literal(true));
    Bool allowed = place.and(room).and(halt.not());
    ReadBurst burst = splitter.out.payload();
    splitter.out.ready().set(allowed.and(outstanding.in.ready()));
    outstanding.in.valid().set(splitter.out.valid().and(allowed));
    outstanding.in.payload().lastOfRequest().set(burst.lastOfRequest());
    outstanding.in.payload().tag().set(burst.tag());
    Bool issued = outstanding.in.fire();
    when(place, () -> requesting.set(issued));
    when(
        issued,
        () -> {
          address.set(burst.address());
          length.set(burst.length());
        });
    buffer.ifPresent(b -> reserve(b, issued));
    // One clock late when it rises, never when it falls.
    idle.set(named("idle_reg", next(outstanding.out.valid().or(issued).not(), 1)));
  }

  private void reserve(BeatBuffer beatBuffer, Bool issued) {
    beatBuffer.reserve.set(named("issued_before", next(issued, 0)));
    beatBuffer.length.set(length);
  }

  private void driveAddress() {
    axi.setConstants();
    axi.arvalid().set(requesting);
    axi.araddr().set(BeatAddresses.bytesOf(address, widths));
    axi.arlen().set(length);
  }

  /** The beats of the bus, one clock later. */
  private Stream<ReadBeat> receive(int tagBits) {
    Stream<ReadBeat> received = named("received", wire(stream(ReadBeat.type(widths, tagBits))));
    Bool lastOfBurst = named("received_last_of_burst", next(axi.rlast()));
    BurstEnd burst = outstanding.out.payload();
    axi.rready().set(true);
    received.valid().set(named("received_valid_reg", next(axi.rvalid(), 0)));
    received.payload().data().set(named("received_data_reg", next(axi.rdata())));
    received.payload().tag().set(burst.tag());
    received.payload().last().set(lastOfBurst.and(burst.lastOfRequest()));
    outstanding.out.ready().set(received.valid().and(lastOfBurst));
    responseError.set(named("failed", next(axi.rvalid().and(axi.rresp().orReduce()), 0)));
    assertThat("only_what_was_requested", received.valid().implies(outstanding.out.valid()));
    return received;
  }

  private void deliver(Stream<ReadBeat> received) {
    buffer.ifPresentOrElse(
        b -> {
          connect(b.in, received);
          connect(beats, b.out);
        },
        () -> {
          connect(beats, received);
          assertThat(
              "receiver_is_ready_for_what_it_requested",
              received.valid().implies(received.ready().or(halt)));
        });
  }
}
