package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.accelerator.spike.ChunkWalker.WalkedChunk;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.SkidBuffer;
import org.firefly.hdl.stream.Stream;

/**
 * Says for each chunk of each plane where in the beats it lies.
 *
 * <p>A plan leaves three clocks after the plane came; throughput one plan per clock, also from
 * plane to plane. The walk from chunk to chunk and the count of beats have a register stage each;
 * the skid buffer between them (two chunks) keeps {@code plan.ready} away from {@code plane.ready}.
 */
final class ChunkPlanner extends Module {
  /**
   * Where a chunk lies in the stream of beats.
   *
   * @param shift place of its first word in its first beat
   * @param count words, 1 to C
   * @param straddles whether it reaches into the next beat
   * @param advance beats from its first beat to that of the next chunk
   * @param moves whether {@code advance} is not 0
   * @param movesByOne whether {@code advance} is 1
   * @param lastOfRow as in {@link Chunk}
   * @param lastOfPlane as in {@link Chunk}
   * @param lastOfVector as in {@link Chunk}
   */
  record ChunkPlan(
      UInt shift,
      UInt count,
      Bool straddles,
      @Width(PITCH_BITS) UInt advance,
      Bool moves,
      Bool movesByOne,
      Bool lastOfRow,
      Bool lastOfPlane,
      Bool lastOfVector)
      implements Bundle {
    static DataType<ChunkPlan> type(CoreWidths widths) {
      return bundle(
          ChunkPlan.class,
          member("shift", uint(widths.wordInBeatBits())),
          member("count", uint(Chunk.countBits(widths))));
    }
  }

  final Stream<PlaneStart> plane;
  final PlaneShape shape = input(PlaneShape.type());
  final Stream<ChunkPlan> plan;

  /** Whether a plane is being planned or a plan waits. */
  final Bool busy = output(bool());

  private final int wordsPerBeat;

  ChunkPlanner(CoreWidths widths) {
    wordsPerBeat = widths.config().wordsPerBeat();
    plane = input(stream(PlaneStart.type(widths)));
    plan = output(stream(ChunkPlan.type(widths)));
    ChunkWalker walker = instance(new ChunkWalker(widths));
    SkidBuffer<WalkedChunk> walked = instance(new SkidBuffer<>(WalkedChunk.type(widths)));
    RegisterSlice<ChunkPlan> slice = instance(new RegisterSlice<>(ChunkPlan.type(widths)));
    connect(walker.plane, plane);
    connect(walker.shape, shape);
    connect(walked.in, walker.chunk);
    connect(slice.in, walked.out.map(ChunkPlan.type(widths), this::describe));
    connect(plan, slice.out);
    busy.set(walker.chunk.valid().or(walked.out.valid()).or(slice.out.valid()));
  }

  private void describe(ChunkPlan out, WalkedChunk chunk) {
    UInt beats = named("beats", chunk.beats().add(chunk.carry()));
    Bool straddles = named("straddles", chunk.shift().add(chunk.count()).gt(wordsPerBeat));
    UInt toNextPlane = mux(straddles, literal(2, 2), literal(1, 2));
    Bool endsPlane = chunk.lastOfPlane();
    out.shift().set(chunk.shift());
    out.count().set(chunk.count());
    out.straddles().set(straddles);
    out.advance().set(mux(endsPlane, toNextPlane, beats));
    out.moves().set(endsPlane.or(beats.orReduce()));
    out.movesByOne().set(mux(endsPlane, straddles.not(), beats.eq(1)));
    out.lastOfRow().set(chunk.lastOfRow());
    out.lastOfPlane().set(endsPlane);
    out.lastOfVector().set(chunk.lastOfVector());
  }
}
