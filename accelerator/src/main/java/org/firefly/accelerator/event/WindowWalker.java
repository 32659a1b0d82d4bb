package org.firefly.accelerator.event;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.event.Lines.NUMBER_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.WindowRegisters;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Walks through the positions of a layer, output group by output group, sample, row and column, and
 * reads the masks of each, three columns a mask: a column per clock, and four clocks for each row
 * of outputs. A mask begins when there is room for it, a position also when the neurons have room,
 * a row when its lines have come, and a group when its weights have.
 */
final class WindowWalker extends Module {
  private static final int WINDOW = 3;
  private static final int UNITS_OF_MASK = 9;

  private enum State {
    GROUP,
    ROW,
    WAIT,
    RUN
  }

  final Bool start = input(bool());
  final Bool isPacked = input(bool());
  final Bool strideTwo = input(bool());
  final WindowRegisters window = input(WindowRegisters.type());

  /** Samples of the lines, lines of a sample, words of a line in one plane. */
  final UInt samples = input(uint(DIMENSION_BITS));

  final UInt lines = input(uint(DIMENSION_BITS));
  final UInt words = input(uint(DIMENSION_BITS));

  /** Rows and columns of outputs of a sample; one each of vectors. */
  final UInt height = input(uint(DIMENSION_BITS));

  final UInt width = input(uint(DIMENSION_BITS));
  final UInt outputGroups = input(uint(DIMENSION_BITS));

  /** First unit of the next group's weights. */
  final Stream<UInt> group;

  /** Lines that have come. */
  final UInt complete = input(uint(NUMBER_BITS));

  /** Lines that are no longer needed. */
  final UInt released = output(uint(NUMBER_BITS));

  /** Whether the neurons have room for a position. */
  final Bool room = input(bool());

  /** Whether a mask has room. */
  final Bool maskRoom = input(bool());

  /** A position begins. */
  final Bool starts = output(bool());

  /** A mask begins. */
  final Bool startsMask = output(bool());

  /** A column is read. */
  final Bool reads = output(bool());

  final UInt address;

  /** Of the column, two clocks later. */
  final ColumnTag tag;

  /** With the tag: bit j says whether row j of the window lies in the map. */
  final UInt rows = output(uint(WINDOW));

  /** Clocks from an address to its tag. */
  static final int TAG_LATENCY = 2;

  /** Whether no layer is walked, and all of its lines have come. */
  final Bool idle = output(bool());

  private final int addressBits;
  private final UInt state = register(uint(2), State.GROUP.ordinal());
  private final Bool active = register(bool(), 0);
  private final UInt groupsLeft = register(uint(DIMENSION_BITS));
  private final UInt samplesLeft = register(uint(DIMENSION_BITS));
  private final UInt rowsLeft = register(uint(DIMENSION_BITS));
  private final UInt columnsLeft = register(uint(DIMENSION_BITS));
  private final UInt masksLeft = register(uint(WindowRegisters.MASK_BITS));
  private final Bool firstMask = register(bool());
  private final UInt column = register(uint(2), 0);
  private final UInt firstUnit;
  private final UInt unit;
  private final UInt maskBase;
  private final UInt firstLine = register(uint(NUMBER_BITS), 0);
  private final UInt free = register(uint(NUMBER_BITS), 0);
  private final UInt wanted = register(uint(NUMBER_BITS));
  private final UInt top = register(uint(NUMBER_BITS));
  private final UInt left = register(uint(NUMBER_BITS));

  WindowWalker(EventSizes sizes) {
    addressBits = sizes.lineAddressBits();
    group = input(stream(uint(sizes.maskBits())));
    address = output(uint(addressBits));
    tag = output(ColumnTag.type(sizes));
    firstUnit = register(uint(sizes.maskBits()));
    unit = register(uint(sizes.maskBits()));
    maskBase = register(uint(addressBits));
    released.set(free);
    group.ready().set(active.and(is(State.GROUP)));
    Bool allCame = named("allCame", next(complete.eq(firstLine), 0));
    idle.set(active.not().and(allCame).and(start.not()));

    Bool lastColumn = column.eq(WINDOW - 1);
    Bool lastMask = masksLeft.eq(1);
    Bool begins = column.isZero();
    Bool may = begins.not().or(maskRoom.and(firstMask.not().or(room)));
    Bool read = named("read", is(State.RUN).and(may));
    Bool endsMask = read.and(lastColumn);
    Bool endsPosition = endsMask.and(lastMask);
    Bool endsRow = endsPosition.and(columnsLeft.eq(1));
    Bool endsSample = endsRow.and(rowsLeft.eq(1));
    Bool endsGroup = endsSample.and(samplesLeft.eq(1));
    reads.set(read);
    startsMask.set(read.and(begins));
    starts.set(read.and(begins).and(firstMask));
    Bool came = named("came", next(isNotBefore(complete, wanted), 0));
    Bool waits = named("waits", next(is(State.WAIT), 0));
    when(start, () -> active.set(true))
        .elseWhen(endsGroup.and(groupsLeft.eq(1)), () -> active.set(false));
    when(start, () -> groupsLeft.set(outputGroups))
        .elseWhen(endsGroup, () -> groupsLeft.set(groupsLeft.minus(1)));
    choose(state)
        .is(State.GROUP, () -> when(group.fire(), this::beginGroup))
        .is(State.ROW, this::beginRow)
        .is(State.WAIT, () -> when(came.and(waits), () -> go(State.RUN)))
        .is(State.RUN, () -> {});
    walk(read, endsMask, endsPosition);
    when(endsRow, () -> go(State.ROW));
    when(endsRow, () -> rowsLeft.set(rowsLeft.minus(1)));
    when(endsRow, () -> top.set(top.plus(stride())));
    when(endsSample, this::nextSample);
    when(endsGroup, () -> go(State.GROUP));
    // What the last row of a layer has seen is free for the next layer.
    when(endsGroup, () -> free.set(firstLine.plus(all())));
    describe(sizes, lastColumn, lastMask, endsGroup);
  }

  private UInt all() {
    return lines.zeroExtend(NUMBER_BITS);
  }

  private UInt stride() {
    return concat(strideTwo, strideTwo.not()).zeroExtend(NUMBER_BITS);
  }

  private UInt offset(UInt ofWindow) {
    UInt signed = ofWindow.asSInt().signExtend(NUMBER_BITS).asUInt();
    return mux(isPacked, literal(0, NUMBER_BITS), signed);
  }

  private static Bool isNegative(UInt number) {
    return number.bit(NUMBER_BITS - 1);
  }

  private static Bool isNotBefore(UInt number, UInt other) {
    return isNegative(number.minus(other)).not();
  }

  /** 0 to all lines of a sample. */
  private UInt clamped(UInt line) {
    return mux(isNegative(line), literal(0, NUMBER_BITS), mux(line.gt(all()), all(), line));
  }

  private void beginGroup() {
    go(State.ROW);
    firstUnit.set(group.payload());
    samplesLeft.set(samples);
    beginSample();
  }

  private void beginSample() {
    rowsLeft.set(height);
    top.set(offset(window.offsetY()));
  }

  private void nextSample() {
    samplesLeft.set(samplesLeft.minus(1));
    firstLine.set(firstLine.plus(all()));
    beginSample();
  }

  private void beginRow() {
    go(State.WAIT);
    free.set(firstLine.plus(clamped(top)));
    wanted.set(firstLine.plus(clamped(top.plus(WINDOW))));
    columnsLeft.set(width);
    left.set(offset(window.offsetX()));
    beginPosition();
  }

  private void beginPosition() {
    masksLeft.set(window.masks());
    firstMask.set(true);
    maskBase.set(0);
    unit.set(firstUnit);
  }

  private void walk(Bool read, Bool endsMask, Bool endsPosition) {
    when(read, () -> column.set(mux(endsMask, literal(0, 2), column.plus(1))));
    UInt words = mux(isPacked, literal(WINDOW, DIMENSION_BITS), this.words);
    when(
        endsMask,
        () -> {
          masksLeft.set(masksLeft.minus(1));
          firstMask.set(false);
          maskBase.set(maskBase.plus(words.truncate(addressBits)));
          unit.set(unit.plus(UNITS_OF_MASK));
        });
    when(
        endsPosition,
        () -> {
          beginPosition();
          left.set(left.plus(stride()));
          columnsLeft.set(columnsLeft.minus(1));
        });
  }

  private void describe(EventSizes sizes, Bool lastColumn, Bool lastMask, Bool endsGroup) {
    UInt at = named("at", left.plus(column.zeroExtend(NUMBER_BITS)));
    UInt upper = firstLine.bit(0).and(isPacked).asUInt().concat(literal(0, addressBits - 1));
    address.set(maskBase.plus(at.truncate(addressBits)).xor(upper));
    Bool inRow = named("inRow", next(next(at).lt(this.words.zeroExtend(NUMBER_BITS)).or(isPacked)));
    List<Bool> rows = new ArrayList<>();
    for (int row = WINDOW - 1; row >= 0; row--) {
      Bool inside = next(top.plus(row)).lt(all()).or(isPacked);
      rows.add(next(inside).and(inRow));
    }
    ColumnTag now = wire(ColumnTag.type(sizes));
    now.firstColumn().set(column.isZero());
    now.lastColumn().set(lastColumn);
    now.firstMask().set(firstMask);
    now.lastMask().set(lastMask);
    now.endsGroup().set(endsGroup);
    UInt line = firstLine.plus(top).truncate(2);
    now.bank().set(mux(isPacked, literal(0, 2), line));
    Bool odd = window.groups().bit(0);
    now.second().set(isPacked.or(lastMask.and(odd).not()));
    now.unit().set(unit);
    connect(tag, delay(now, TAG_LATENCY));
    this.rows.set(concat(rows));
  }

  private Bool is(State wanted) {
    return state.eq(wanted.ordinal());
  }

  private void go(State next) {
    state.set(next.ordinal());
  }
}
