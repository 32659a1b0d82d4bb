package org.firefly.accelerator.event;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.InputRegisters;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.WindowRegisters;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * From spikes in memory to the masks of positions. A mask takes three clocks at least, and as long
 * as its events; lines are read once for each output group.
 */
public final class EventFront extends Module {
  private static final int WINDOW = 3;

  /** Columns that wait for the core. */
  private static final int COLUMNS = 32;

  /** Masks whose columns have room. */
  private static final int MASKS = 10;

  /** The registers hold a new layer. */
  public final Bool start = input(bool());

  public final InputRegisters input = input(bundle(InputRegisters.class));
  public final WindowRegisters window = input(WindowRegisters.type());
  public final OutputRegisters output = input(OutputRegisters.type());

  /** Positions of all samples. */
  public final UInt positions = input(uint(DIMENSION_BITS));

  /** To the port of the spikes. */
  public final Stream<ReadRequest> request = output(stream(ReadRequest.type(1)));

  /** The words that were requested, in order. */
  public final Stream<UInt> words;

  /** First unit of the weight rows of the next output group. */
  public final Stream<UInt> group;

  /** The last mask of an output group was taken. */
  public final Bool groupDone = output(bool());

  /** Whether the neurons have room for a position. */
  public final Bool room = input(bool());

  /** A position begins. */
  public final Bool starts = output(bool());

  public final Stream<EventMask> masks;

  /** Whether nothing of a layer is under way. */
  public final Bool idle = output(bool());

  private final EventSizes sizes;
  private final LineFetch fetch = instance(new LineFetch());
  private final LineStore store;
  private final WindowWalker walker;
  private final ColumnCounter counter;
  private final MaskAssembler assembler;
  private final StreamFifo<UInt> columns;
  private final StreamFifo<MaskHead> heads;

  /** The front of an event engine. */
  public EventFront(EventSizes sizes) {
    this.sizes = sizes;
    words = input(stream(uint(sizes.wordBits())));
    group = input(stream(uint(sizes.maskBits())));
    masks = output(stream(EventMask.type(sizes)));
    store = instance(new LineStore(sizes));
    walker = instance(new WindowWalker(sizes));
    counter = instance(new ColumnCounter(sizes));
    assembler = instance(new MaskAssembler(sizes));
    columns =
        instance(
            "columns",
            new StreamFifo<>(
                uint(2 * WINDOW * sizes.wordBits()), COLUMNS, MemoryStyle.DISTRIBUTED));
    heads =
        instance("heads", new StreamFifo<>(MaskHead.type(sizes), COLUMNS, MemoryStyle.DISTRIBUTED));
    describe();
    move();
    UInt underWay = named("underWay", register(uint(4), 0));
    Bool more = walker.startsMask;
    Bool less = masks.fire();
    when(more.and(less.not()), () -> underWay.set(underWay.plus(1)))
        .elseWhen(less.and(more.not()), () -> underWay.set(underWay.minus(1)));
    walker.maskRoom.set(underWay.lt(MASKS));
    idle.set(fetch.idle.and(walker.idle).and(underWay.isZero()).and(start.not()));
  }

  private void describe() {
    UInt samples = output.samples();
    Lines lines = Lines.of(input, samples, positions);
    UInt one = literal(1, DIMENSION_BITS);
    connect(fetch.input, input);
    connect(fetch.window, window);
    fetch.start.set(start);
    fetch.samples.set(lines.samples());
    fetch.lines.set(lines.lines());
    fetch.words.set(lines.words());
    fetch.outputGroups.set(output.groups());
    store.start.set(start);
    store.isPacked.set(lines.packed());
    store.words.set(lines.words());
    store.planes.set(window.groups());
    walker.start.set(start);
    walker.isPacked.set(lines.packed());
    walker.strideTwo.set(input.strideTwo());
    connect(walker.window, window);
    walker.samples.set(lines.samples());
    walker.lines.set(lines.lines());
    walker.words.set(lines.words());
    walker.height.set(mux(input.packed(), one, output.height()));
    walker.width.set(mux(input.packed(), one, output.width()));
    walker.outputGroups.set(output.groups());
  }

  private void move() {
    connect(request, fetch.request);
    connect(store.in, words);
    connect(walker.group, group);
    walker.room.set(room);
    walker.complete.set(store.complete);
    store.released.set(walker.released);
    store.readAddress.set(walker.address);
    starts.set(walker.starts);
    int wait = LineStore.LATENCY - WindowWalker.TAG_LATENCY;
    ColumnTag tag = delay(walker.tag, wait);
    Bool comes = walker.reads;
    for (int i = 0; i < LineStore.LATENCY + 1; i++) {
      comes = next(comes, 0);
    }
    UInt rows = delay(walker.rows, wait);
    UInt column = named("column", next(column(tag, rows)));
    columns.in.valid().set(comes);
    columns.in.payload().set(column);
    assertThat("columns_have_room", comes.implies(columns.in.ready()));
    counter.valid.set(comes);
    counter.column.set(column);
    connect(counter.tag, next(tag));
    heads.in.valid().set(counter.headValid);
    connect(heads.in.payload(), counter.head);
    assertThat("heads_have_room", counter.headValid.implies(heads.in.ready()));
    connect(assembler.columns, columns.out);
    connect(assembler.heads, heads.out);
    connect(masks, assembler.masks);
    groupDone.set(masks.fire().and(heads.out.payload().endsGroup()));
  }

  /**
   * The rows of the window, from the bank of the top row on; what lies beside the map is silent.
   */
  private UInt column(ColumnTag tag, UInt rows) {
    List<Bits> highestFirst = new ArrayList<>();
    for (int row = WINDOW - 1; row >= 0; row--) {
      for (int half = 1; half >= 0; half--) {
        UInt word = literal(0, sizes.wordBits());
        UInt bank = tag.bank().plus(row);
        for (int b = 0; b < LineStore.BANKS; b++) {
          word = mux(bank.eq(b), store.read.get(2 * b + half), word);
        }
        Bool there = half == 1 ? rows.bit(row).and(tag.second()) : rows.bit(row);
        highestFirst.add(mux(there, word, literal(0, sizes.wordBits())));
      }
    }
    return concat(highestFirst);
  }
}
