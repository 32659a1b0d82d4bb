package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Walks samples, rows and chunks of each plane.
 *
 * <p>The first chunk is offered one clock after the plane came; throughput one chunk per clock,
 * also from plane to plane. Distances are counted down instead of multiplied: to the next row, and
 * to the next sample, which is where the last row of a sample goes on. The path from {@code
 * chunk.ready} to {@code plane.ready} is combinational.
 */
final class ChunkWalker extends Module {
  /**
   * A chunk in words, before it is known how many beats it takes.
   *
   * @param shift place of its first word in its first beat
   * @param count words, 1 to C
   * @param beats full beats from its first word to that of the next chunk of the plane
   * @param carry whether the words beyond these beats reach into one more
   * @param lastOfRow as in {@link Chunk}
   * @param lastOfPlane as in {@link Chunk}; {@code beats} is then without meaning
   * @param lastOfVector as in {@link Chunk}
   */
  record WalkedChunk(
      UInt shift,
      UInt count,
      UInt beats,
      Bool carry,
      Bool lastOfRow,
      Bool lastOfPlane,
      Bool lastOfVector)
      implements Bundle {
    static DataType<WalkedChunk> type(CoreWidths widths) {
      return bundle(
          WalkedChunk.class,
          member("shift", uint(widths.wordInBeatBits())),
          member("count", uint(Chunk.countBits(widths))),
          member("beats", uint(PITCH_BITS - widths.wordInBeatBits())));
    }
  }

  final Stream<PlaneStart> plane;
  final PlaneShape shape = input(PlaneShape.type());
  final Stream<WalkedChunk> chunk;

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

  /** Place of the next chunk's first word, counted from this chunk's first beat, modulo 2 C. */
  private final UInt following;

  ChunkWalker(CoreWidths widths) {
    wordsPerBeat = widths.config().wordsPerBeat();
    plane = input(stream(PlaneStart.type(widths)));
    chunk = output(stream(WalkedChunk.type(widths)));
    shift = register(uint(widths.wordInBeatBits()));
    narrow = next(shape.width().le(wordsPerBeat));
    oneRow = next(shape.rows().eq(1));
    oneSample = next(shape.samples().eq(1));
    UInt distance = named("distance", distance());
    following = named("following", shift.add(distance.truncate(shift.width())));
    Bool endsPlane = named("endsPlane", endsRow.and(lastRow).and(lastSample));
    Bool step = named("step", active.and(chunk.ready()));
    plane.ready().set(active.implies(chunk.ready().and(endsPlane)));
    describe(distance, endsPlane);
    when(plane.ready(), this::startPlane)
        .elseWhen(step.and(endsRow), this::nextRow)
        .elseWhen(step, this::nextChunk);
  }

  /** The next chunk is C words on, or where the next row or sample begins. */
  private UInt distance() {
    return mux(endsRow, mux(lastRow, toSample, toRow), literal(wordsPerBeat, PITCH_BITS));
  }

  private void describe(UInt distance, Bool endsPlane) {
    WalkedChunk out = chunk.payload();
    UInt full = literal(wordsPerBeat, out.count().width());
    chunk.valid().set(active);
    out.shift().set(shift);
    out.count().set(mux(endsRow, left.truncate(out.count().width()), full));
    out.beats().set(distance.shiftRight(shift.width()));
    out.carry().set(following.bit(shift.width()));
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

  private void nextRow() {
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
