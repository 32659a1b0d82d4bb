package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;

/**
 * Walks samples, rows and chunks of each plane and says where in the beats each chunk lies.
 *
 * <p>A plan leaves two clocks after the plane came; throughput one plan per clock, also from plane
 * to plane. Distances are counted down instead of multiplied: to the next row, and to the next
 * sample, which is where the last row of a sample goes on.
 */
final class ChunkPlanner extends Module {
  final Stream<PlaneStart> plane;
  final PlaneShape shape = input(PlaneShape.type());
  final Stream<ChunkPlan> plan;

  /** Whether a plane is being planned or a plan waits. */
  final Bool busy = output(bool());

  private final int wordsPerBeat;
  private final Bool active = register(bool(), 0);
  private final UInt shift;
  private final Bool lastOfVector = register(bool());
  private final UInt left = register(uint(DIMENSION_BITS));
  private final Bool endsRow = register(bool());
  private final UInt rowsLeft = register(uint(PlaneShape.ROW_COUNT_BITS));
  private final Bool lastRow = register(bool());
  private final UInt samplesLeft = register(uint(8));
  private final Bool lastSample = register(bool());
  private final UInt toRow = register(uint(DIMENSION_BITS));
  private final UInt toSample = register(uint(PITCH_BITS));
  private final Bool narrow;
  private final Bool oneRow;
  private final Bool oneSample;
  private final Bool endsPlane;

  ChunkPlanner(CoreWidths widths) {
    wordsPerBeat = widths.config().wordsPerBeat();
    plane = input(stream(PlaneStart.type(widths)));
    plan = output(stream(ChunkPlan.type(widths)));
    shift = register(uint(widths.wordInBeatBits()));
    narrow = next(shape.width().le(wordsPerBeat));
    oneRow = next(shape.rows().eq(1));
    oneSample = next(shape.samples().eq(1));
    endsPlane = named("endsPlane", endsRow.and(lastRow).and(lastSample));
    RegisterSlice<ChunkPlan> slice = instance(new RegisterSlice<>(ChunkPlan.type(widths)));
    slice.in.valid().set(active);
    plan.set(slice.out);
    busy.set(active.or(slice.out.valid()));
    Bool step = named("step", active.and(slice.in.ready()));
    plane.ready().set(active.not().or(slice.in.ready().and(endsPlane)));
    UInt following = named("following", shift.add(distance()));
    describe(slice.in.payload(), following);
    when(plane.ready(), this::startPlane)
        .elseWhen(step.and(endsRow), () -> nextRow(following))
        .elseWhen(step, this::nextChunk);
  }

  /** The next chunk is C words on, or where the next row or sample begins. */
  private UInt distance() {
    return mux(endsRow, mux(lastRow, toSample, toRow), literal(wordsPerBeat, PITCH_BITS));
  }

  private void describe(ChunkPlan out, UInt following) {
    UInt full = literal(wordsPerBeat, out.count().width());
    UInt count = named("count", mux(endsRow, left.truncate(out.count().width()), full));
    Bool straddles = named("straddles", shift.add(count).gt(wordsPerBeat));
    UInt beats = following.shiftRight(shift.width());
    UInt toNextPlane = mux(straddles, literal(2, 2), literal(1, 2));
    out.shift().set(shift);
    out.count().set(count);
    out.straddles().set(straddles);
    out.advance().set(mux(endsPlane, toNextPlane, beats));
    out.moves().set(endsPlane.or(beats.orReduce()));
    out.movesByOne().set(mux(endsPlane, straddles.not(), beats.eq(1)));
    out.lastOfRow().set(endsRow);
    out.lastOfPlane().set(endsPlane);
    out.lastOfVector().set(lastOfVector);
  }

  private void startPlane() {
    active.set(plane.valid());
    shift.set(plane.payload().firstWord());
    lastOfVector.set(plane.payload().lastOfVector());
    startRow();
    startSample();
    samplesLeft.set(shape.samples());
    lastSample.set(oneSample);
  }

  private void startRow() {
    left.set(shape.width());
    endsRow.set(narrow);
    toRow.set(shape.rowPitch());
  }

  private void startSample() {
    rowsLeft.set(shape.rows());
    lastRow.set(oneRow);
    toSample.set(shape.samplePitch());
  }

  private void nextRow(UInt following) {
    shift.set(following.truncate(shift.width()));
    startRow();
    when(
            lastRow,
            () -> {
              startSample();
              samplesLeft.set(samplesLeft.minus(1));
              lastSample.set(samplesLeft.eq(2));
            })
        .otherwise(
            () -> {
              rowsLeft.set(rowsLeft.minus(1));
              lastRow.set(rowsLeft.eq(2));
              toSample.set(toSample.minus(toRow));
            });
  }

  private void nextChunk() {
    left.set(left.minus(wordsPerBeat));
    endsRow.set(left.le(2L * wordsPerBeat));
    toRow.set(toRow.minus(wordsPerBeat));
    toSample.set(toSample.minus(wordsPerBeat));
  }
}
