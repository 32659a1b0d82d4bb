package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.accelerator.spike.ChunkPlanner.ChunkPlan;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;

/**
 * Turns the beats of planes into chunks that are aligned to the start of their row.
 *
 * <p>One beat is held; a chunk that straddles two beats takes the rest from the beat at the input.
 * Beats between rows are dropped, one per clock. A chunk leaves two clocks after its last beat
 * came; throughput one beat and one chunk per clock. Only a plane whose last chunk straddles costs
 * a clock more, in which its second beat makes room for the next plane's first.
 */
final class Realigner extends Module {
  final Stream<PlaneStart> plane;
  final PlaneShape shape = input(PlaneShape.type());
  final Stream<UInt> beats;
  final Stream<Chunk> chunk;

  /** Whether a plane is under way. */
  final Bool busy = output(bool());

  private final CoreWidths widths;
  private final UInt held;

  /** Whether the held beat is the one in which the next chunk begins. */
  private final Bool settled = register(bool(), 0);

  /** Beats to take until it is. */
  private final UInt owed = register(uint(PITCH_BITS), 1);

  Realigner(CoreWidths widths) {
    this.widths = widths;
    plane = input(stream(PlaneStart.type(widths)));
    beats = input(stream(uint(widths.beatBits())));
    chunk = output(stream(Chunk.type(widths)));
    held = register(uint(widths.beatBits()));
    ChunkPlanner planner = instance(new ChunkPlanner(widths));
    connect(planner.plane, plane);
    connect(planner.shape, shape);
    RegisterSlice<Chunk> out = instance(new RegisterSlice<>(Chunk.type(widths)));
    connect(chunk, out.out);
    busy.set(planner.busy.or(out.out.valid()));

    ChunkPlan plan = planner.plan.payload();
    Bool complete = settled.and(plan.straddles().implies(beats.valid()));
    out.in.valid().set(planner.plan.valid().and(complete));
    planner.plan.ready().set(complete.and(out.in.ready()));
    takeBeats(plan, named("fire", planner.plan.fire()));
    describe(plan, out.in.payload());
  }

  private void takeBeats(ChunkPlan plan, Bool fire) {
    beats.ready().set(settled.implies(fire.and(plan.moves())));
    when(beats.fire(), () -> held.set(beats.payload()));
    when(
            fire.and(plan.moves()),
            () -> {
              owed.set(plan.advance().minus(beats.valid()));
              settled.set(beats.valid().and(plan.movesByOne()));
            })
        .elseWhen(
            beats.fire(),
            () -> {
              owed.set(owed.minus(1));
              settled.set(owed.eq(1));
            });
  }

  private void describe(ChunkPlan plan, Chunk out) {
    int bits = widths.lanes();
    List<UInt> words = new ArrayList<>(Selection.words(held, bits));
    int perBeat = words.size();
    words.addAll(Selection.words(beats.payload(), bits));
    List<UInt> aligned = new ArrayList<>();
    for (int i = 0; i < perBeat; i++) {
      aligned.add(Selection.choose(plan.shift(), words.subList(i, i + perBeat)));
    }
    Collections.reverse(aligned);
    out.words().set(concat(aligned));
    out.count().set(plan.count());
    out.lastOfRow().set(plan.lastOfRow());
    out.lastOfPlane().set(plan.lastOfPlane());
    out.lastOfVector().set(plan.lastOfVector());
  }
}
