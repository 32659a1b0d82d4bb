package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.LayerRegisters;
import org.firefly.accelerator.channel.PassCommand;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.accelerator.spike.PassOpener.OpenPass;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Walks the positions of each pass: sample, row, column.
 *
 * <p>The position is in registers; the next one follows one clock after {@link #advance}, also from
 * pass to pass. Whether a counter is at its end is known a clock ahead.
 */
final class PositionWalker extends Module {
  final Stream<OpenPass> pass;
  final LayerRegisters layer;

  /** Whether the position is taken in this clock, if there is one. */
  final Bool advance = input(bool());

  final Bool valid = output(bool());
  final WalkedPosition position;

  private final Bool active = register(bool(), 0);
  private final PassCommand command = register(PassCommand.type());
  private final Bool first = register(bool());
  private final UInt column;
  private final UInt columnsLeft = register(uint(DIMENSION_BITS));
  private final Bool lastColumn = register(bool());
  private final Bool oddRow = register(bool());
  private final UInt rowsLeft = register(uint(DIMENSION_BITS));
  private final Bool lastRow = register(bool());
  private final UInt samplesLeft = register(uint(8));
  private final Bool lastSample = register(bool());
  private final UInt address;
  private final UInt vectorAddress;
  private final SInt left;
  private final SInt top;
  private final Bool half = register(bool(), 0);
  private final UInt base = register(uint(ROW_NUMBER_BITS), 0);

  /** The present piece of the inputs joins sums that wait in this pass. */
  private final Bool paired = register(bool());

  /** Second time at a position of such a pass. */
  private final Bool second = register(bool(), 0);

  /** Place before that of the sums of the first position of the time step; all ones before 0. */
  private final UInt sumsBefore;

  /** Place before that of the state of the first position of the output group, likewise. */
  private final UInt stateBefore;

  /** Whether no pass of the present layer has begun. */
  private final Bool fresh = register(bool(), 1);

  private final Bool sumsWait;
  private final UInt wordAddress;
  private final Bool moves;
  private final Bool oneColumn;
  private final Bool oneRow;
  private final Bool oneSample;
  private final Bool endsSample;
  private final Bool endsPass;

  PositionWalker(SpikeSizes sizes) {
    pass = input(stream(OpenPass.type(sizes)));
    layer = input(LayerRegisters.type(sizes.widths()));
    position = output(WalkedPosition.type(sizes));
    column = register(uint(sizes.widths().columnPairBits() + 1));
    address = register(uint(sizes.widths().membraneAddressBits()));
    sumsBefore = register(uint(address.width()), (1 << address.width()) - 1);
    stateBefore = register(uint(address.width()));
    sumsWait = named("sumsWait", next(layer.piece().sumsWait()));
    vectorAddress = register(uint(sizes.vectorAddressBits()));
    left = register(sint(sizes.leftBits()));
    top = register(sint(sizes.topBits()));
    oneColumn = next(layer.output().width().eq(1));
    oneRow = next(layer.output().height().eq(1));
    oneSample = next(layer.output().samples().eq(1));
    endsSample = named("endsSample", lastColumn.and(lastRow));
    endsPass = named("endsPass", endsSample.and(lastSample));
    Bool opensPair = named("opensPair", paired.and(second.not()));
    moves = named("moves", advance.and(opensPair.not()));
    wordAddress = named("wordAddress", wordAddress());
    pass.ready().set(active.implies(moves.and(endsPass)));
    keepSums();
    keepStates();
    walk();
    describe(opensPair);
  }

  /**
   * Address in the membrane memory: the number of the position from the first word of the output
   * group's state on, or where sums wait from those of the time step on. The membrane itself, seen
   * the second time, may stand among the sums of time step 0, which nobody needs any more.
   */
  private UInt wordAddress() {
    UInt before = mux(sumsWait.and(second.not()), sumsBefore, stateBefore);
    UInt sum = concat(address, literal(true)).plus(concat(before, literal(true)));
    // The carry of the lowest bit is all that is read of it, and lint tools exempt signals that are
    // named unused.
    named("sum_unused", wire(sum)).dontTouch();
    return sum.shiftRight(1);
  }

  /** In a pass that joins sums each position is seen twice, for its sum and for its membrane. */
  private void keepSums() {
    Bool seen = named("seen", active.and(advance));
    when(seen, () -> first.set(false));
    when(seen.and(paired), () -> second.set(second.not()));
    Bool endsStep = seen.and(endsPass).and(command.lastPass()).and(second.not());
    when(
        endsStep.and(sumsWait).and(layer.piece().repeats().not()),
        () -> sumsBefore.set(mux(command.lastStep(), ones(), wordAddress)));
  }

  /** Between layers the state of the next one's first group, then group by group. */
  private void keepStates() {
    Bool ends = named("ends", active.and(moves).and(endsPass));
    when(pass.ready().and(pass.valid()), () -> fresh.set(false))
        .elseWhen(ends.and(command.lastOfLayer()), () -> fresh.set(true));
    UInt before = layer.state().offset().minus(1).truncate(stateBefore.width());
    UInt stride = layer.state().stride().truncate(stateBefore.width());
    when(fresh, () -> stateBefore.set(before))
        .elseWhen(
            ends.and(command.lastPass()).and(command.lastStep()),
            () -> stateBefore.set(stateBefore.plus(stride)));
  }

  private UInt ones() {
    return literal((1 << address.width()) - 1, address.width());
  }

  private void walk() {
    Bool step = named("step", active.and(moves));
    when(pass.ready(), this::startPass)
        .elseWhen(
            step,
            () -> {
              address.set(address.plus(1));
              vectorAddress.set(vectorAddress.plus(1));
              when(endsSample, this::nextSample)
                  .elseWhen(lastColumn, this::nextRow)
                  .otherwise(this::nextColumn);
            });
    when(step.and(endsSample).and(layer.input().packed().not()), this::leaveRows);
    Bool leavesVector = step.and(endsPass).and(layer.input().packed()).and(command.lastPass());
    when(leavesVector, () -> half.set(half.not()));
  }

  private void leaveRows() {
    base.set(base.plus(layer.input().height()));
  }

  private void startPass() {
    PassCommand coming = pass.payload().command();
    active.set(pass.valid());
    connect(command, coming);
    first.set(true);
    paired.set(layer.piece().joins().and(coming.lastPass()));
    address.set(0);
    vectorAddress.set(pass.payload().vectorAddress());
    startRow(coming);
    startSample(coming);
    samplesLeft.set(layer.output().samples());
    lastSample.set(oneSample);
  }

  private void startRow(PassCommand of) {
    column.set(0);
    columnsLeft.set(layer.output().width());
    lastColumn.set(oneColumn);
    left.set(of.offsetX());
  }

  private void startSample(PassCommand of) {
    oddRow.set(false);
    rowsLeft.set(layer.output().height());
    lastRow.set(oneRow);
    top.set(of.offsetY());
  }

  private void nextSample() {
    startRow(command);
    startSample(command);
    samplesLeft.set(samplesLeft.minus(1));
    lastSample.set(samplesLeft.eq(2));
  }

  private void nextRow() {
    startRow(command);
    oddRow.set(oddRow.not());
    rowsLeft.set(rowsLeft.minus(1));
    lastRow.set(rowsLeft.eq(2));
    top.set(top.plus(stride(top)));
  }

  private void nextColumn() {
    column.set(column.plus(1));
    columnsLeft.set(columnsLeft.minus(1));
    lastColumn.set(columnsLeft.eq(2));
    left.set(left.plus(stride(left)));
  }

  private SInt stride(SInt like) {
    UInt stride = mux(layer.input().strideTwo(), literal(2, 2), literal(1, 2));
    return stride.zeroExtend(like.width()).asSInt();
  }

  private void describe(Bool opensPair) {
    valid.set(active);
    PositionTag tag = position.tag();
    tag.firstPass().set(command.firstPass());
    tag.lastPass().set(command.lastPass().and(opensPair.not()));
    tag.firstStep().set(command.firstStep().and(layer.state().resumes().not()));
    tag.lastStep().set(command.lastStep());
    tag.address().set(wordAddress);
    tag.oddRow().set(oddRow);
    tag.oddColumn().set(column.bit(0));
    tag.columnPair().set(column.shiftRight(1));
    tag.lastOfPass().set(endsPass.and(opensPair.not()));
    position.first().set(first);
    position.opensPair().set(opensPair);
    position.lastOfLayer().set(command.lastOfLayer());
    position.source().set(command.source());
    position.half().set(half);
    position.vectorAddress().set(vectorAddress);
    position.left().set(left);
    position.top().set(top);
    position.base().set(base);
  }
}
