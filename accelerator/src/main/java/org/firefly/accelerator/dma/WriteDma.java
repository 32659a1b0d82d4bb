package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.axi.AxiWrite;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.accelerator.dma.BurstCollector.WriteData;
import org.firefly.accelerator.dma.RangeCheck.BeatRange;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.UpDown;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * Writes beats to memory, in bursts of at most {@value CoreStructure#WRITE_BURST_BEATS} that are
 * announced only when all of their beats are here, so that an announced burst can always end.
 *
 * <p>A burst is announced five clocks after its last beat came in, and its data follows from then
 * on, whether or not the announcement is taken. Throughput is one beat per clock with bursts of any
 * length; up to {@value CoreStructure#WRITE_BURSTS} bursts wait for their responses. Storage
 * {@value CoreStructure#WRITE_DMA_BEATS} beats in distributed memory and one in a register. {@code
 * bready} is always high; of the inputs of the bus only {@code awready} and {@code wready} reach
 * logic without a register in between.
 *
 * <p>A burst that does not lie between base and limit is not issued: {@link #addressError} rises
 * for one clock, and nothing more is issued until a reset. After {@link #halt} no burst is
 * announced any more, announced ones end, and {@link #idle} says when a reset may follow, which
 * drops the rest.
 */
public final class WriteDma extends Module {
  /** What is to be written. */
  public final Stream<WriteBeat> in;

  /** Address that offsets count from, 40 bits; multiple of a beat; may change only when idle. */
  public final UInt base = input(uint(AcceleratorConfig.ADDRESS_BITS));

  /** First byte that must not be written, 40 bits; may change only when idle. */
  public final UInt limit = input(uint(AcceleratorConfig.ADDRESS_BITS));

  /** Whether bursts must no longer start; stays until a reset. */
  public final Bool halt = input(bool());

  /** The port to memory. */
  public final AxiWrite axi;

  /** Whether all that came in is written; after a halt, whether all announced bursts have ended. */
  public final Bool idle = output(bool());

  /** One clock: a burst does not lie between base and limit. */
  public final Bool addressError = output(bool());

  /** One clock: memory answered a burst with an error. */
  public final Bool responseError = output(bool());

  private final CoreWidths widths;
  private final int mostBursts;
  private final BurstCollector collector;
  private final RangeCheck check;
  private final StreamFifo<WriteData> waiting;
  private final RegisterSlice<WriteData> sending;
  private final Bool announcing = register(bool(), 0);
  private final UInt address;
  private final UInt length = register(uint(BurstCollector.LENGTH_BITS));

  /** Announced bursts without a response. */
  private final UpDown unanswered;

  /** Announced bursts whose data is not sent. */
  private final UpDown unsent;

  /** An engine for the widths of the core. */
  public WriteDma(CoreWidths widths) {
    this(widths, CoreStructure.WRITE_BURSTS);
  }

  /** The same with another number of unanswered bursts: few of them make proofs short. */
  WriteDma(CoreWidths widths, int mostBursts) {
    this.widths = widths;
    this.mostBursts = mostBursts;
    unanswered = new UpDown(this, mostBursts, 0);
    unsent = new UpDown(this, mostBursts, 0);
    in = input(stream(WriteBeat.type(widths)));
    axi = output(AxiWrite.type(widths.beatBits()));
    collector = instance(new BurstCollector(widths));
    check =
        instance(new RangeCheck(widths, BurstCollector.LENGTH_BITS, BurstCollector.LENGTH_BITS));
    waiting =
        instance(
            new StreamFifo<>(
                WriteData.type(widths), CoreStructure.WRITE_DMA_BEATS, MemoryStyle.DISTRIBUTED));
    sending = instance(new RegisterSlice<>(WriteData.type(widths)));
    address = register(uint(BeatAddresses.addressBits(widths)));
    collect();
    Bool announced = announce();
    driveAddress();
    unsent.count(announced, sendData());
    Bool answered = takeResponses();
    unanswered.count(announced, answered);
    reportIdle(announced);
  }

  private void collect() {
    UInt firstBeat = BeatAddresses.beatOf(base, widths);
    connect(collector.in, in);
    collector.base.set(firstBeat.truncate(BurstCollector.LENGTH_BITS));
    connect(waiting.in, collector.data);
    connect(check.in, collector.range);
    check.base.set(firstBeat);
    check.limit.set(limit);
    assertThat("base_is_aligned", in.valid().implies(BeatAddresses.isAligned(base, widths)));
  }

  /** Whether a burst is announced from the next clock on. */
  private Bool announce() {
    BeatRange burst = check.out.payload();
    Bool place = announcing.implies(axi.awready());
    Bool counted = unanswered.value().lt(mostBursts);
    check.out.ready().set(place.and(counted).and(burst.fits()).and(halt.not()));
    Bool announced = named("announced", wire(bool()));
    announced.set(check.out.fire());
    when(place, () -> announcing.set(announced));
    when(
        announced,
        () -> {
          address.set(burst.first());
          length.set(burst.tag());
        });
    Bool refused = check.out.valid().and(burst.fits().not());
    addressError.set(refused.and(next(refused, 0).not()));
    return announced;
  }

  private void driveAddress() {
    axi.setConstants();
    axi.awvalid().set(announcing);
    axi.awaddr().set(BeatAddresses.bytesOf(address, widths));
    axi.awlen().set(length);
  }

  /** Whether the last beat of a burst leaves the FIFO. */
  private Bool sendData() {
    Bool allowed = unsent.any();
    connect(sending.in, waiting.out.when(allowed));
    axi.wvalid().set(sending.out.valid());
    sending.out.ready().set(axi.wready());
    axi.wdata().set(sending.out.payload().data());
    axi.wstrb().set(sending.out.payload().strobe());
    axi.wlast().set(sending.out.payload().last());
    return waiting.out.fire().and(waiting.out.payload().last());
  }

  private Bool takeResponses() {
    axi.bready().set(true);
    responseError.set(named("failed", next(axi.bvalid().and(axi.bresp().orReduce()), 0)));
    Bool answered = named("answered", next(axi.bvalid(), 0));
    assertThat("only_announced_bursts_are_answered", answered.implies(unanswered.any()));
    return answered;
  }

  private void reportIdle(Bool announced) {
    Bool buffered = waiting.out.valid().or(in.fire());
    Bool open = unanswered.any().or(announced).or(buffered.and(halt.not()));
    // One clock late when it rises, never when it falls.
    idle.set(named("idle_reg", next(open.not(), 1)));
  }
}
