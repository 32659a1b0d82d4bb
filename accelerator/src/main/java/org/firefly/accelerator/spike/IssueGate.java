package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.LEAD;
import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.architecture.isa.CoreStructure.MEMBRANE_LOOP_CLOCKS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.PieceRegisters;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Lets a position pass when its spikes are there, its tile can be swapped in, and the output has
 * room. The decision is one look-up table of registers and {@link #room}.
 *
 * <p>A swap that has passed takes {@value SpikeSizes#LEAD} clocks to the array; until the array has
 * seen it, no other passes. The second half of a pair follows the first in the next clock. Where a
 * pass has fewer positions than the membrane loop has clocks, the next pass keeps its distance from
 * the last position, so that no membrane is read too early.
 */
final class IssueGate extends Module {
  final Bool inValid = input(bool());
  final ReadyPosition in;
  final Bool packedMode = input(bool());
  final Bool pool = input(bool());
  final Bool readout = input(bool());
  final PieceRegisters piece = input(PieceRegisters.type());

  /** To {@link RowLedger#windowTop}. */
  final UInt windowTop = input(uint(ROW_NUMBER_BITS));

  /** Bit h: half h of the vector buffer is complete. */
  final UInt vectors = input(uint(2));

  /** Positions of a pass. */
  final UInt positions;

  final Bool swapSoon = input(bool());
  final Bool room = input(bool());

  /** Whether the stages before move on. */
  final Bool advance = output(bool());

  /** The position before the gate, and whether there is one. */
  final ReadyPosition step;

  final Bool valid = output(bool());

  /** Whether it passes in this clock. */
  final Bool passes = output(bool());

  /** Whether it passes and produces a word of the output. */
  final Bool reserves = output(bool());

  final Bool waitsForSpikes = output(bool());
  final Bool waitsForWeights = output(bool());
  final Bool waitsForOutput = output(bool());

  private final Bool full = register(bool(), 0);
  private final Bool ready = register(bool(), 0);
  private final Bool produces = register(bool());
  private final Bool needsRoom = register(bool());
  private final Bool swapAllowed = register(bool(), 0);
  private final ReadyPosition held;

  IssueGate(SpikeSizes sizes) {
    in = input(ReadyPosition.type(sizes));
    step = output(ReadyPosition.type(sizes));
    held = register(ReadyPosition.type(sizes));
    positions = input(uint(sizes.widths().positionCountBits()));
    Bool swapHolds = named("swapHolds", held.first().and(swapAllowed.not()));
    Bool roomHolds = named("roomHolds", needsRoom.and(room.not()));
    Bool fires = named("fires", ready.and(swapHolds.not()).and(roomHolds.not()));
    Bool moves = named("moves", full.implies(fires));
    when(
        moves,
        () -> {
          connect(full, inValid);
          connect(held, in);
          produces.set(in.tag().lastPass().and(isKept(in.tag())));
          needsRoom.set(needsRoom(in));
        });
    ready.set(mux(moves, inValid.and(isThere(in)), full.and(isThere(held))));
    watchSwaps(fires.and(held.first()), fires.and(held.tag().lastOfPass()));
    advance.set(moves);
    connect(step, held);
    valid.set(full);
    passes.set(fires);
    reserves.set(fires.and(produces));
    waitsForSpikes.set(full.and(ready.not()));
    waitsForWeights.set(ready.and(swapHolds));
    waitsForOutput.set(ready.and(swapHolds.not()).and(roomHolds));
  }

  private Bool isThere(ReadyPosition step) {
    Bool rows = RowNumber.reaches(windowTop, step.needTop());
    Bool vector = mux(step.half(), vectors.bit(1), vectors.bit(0));
    return mux(packedMode, vector, rows);
  }

  /** Whether what the last pass makes of a position is a word of the output. */
  private Bool isKept(PositionTag tag) {
    Bool pooled = tag.oddRow().and(tag.oddColumn());
    return mux(readout, tag.lastStep(), pool.implies(pooled)).and(piece.continued().not());
  }

  /** The two halves of a pair must not be torn apart, so the first one waits for both. */
  private Bool needsRoom(ReadyPosition step) {
    Bool alone = step.tag().lastPass().and(piece.continues().not());
    return step.opensPair().or(alone).and(isKept(step.tag()));
  }

  /** Whether enough clocks have gone by since the end of a short pass. */
  private Bool keepsDistance(Bool ends) {
    Bool isShort = named("isShort", next(positions.lt(MEMBRANE_LOOP_CLOCKS)));
    UInt distance = named("distance", register(uint(bitsFor(MEMBRANE_LOOP_CLOCKS)), 0));
    when(ends, () -> distance.set(MEMBRANE_LOOP_CLOCKS - 2))
        .elseWhen(distance.orReduce(), () -> distance.set(distance.minus(1)));
    return isShort.implies(ends.or(distance.orReduce()).not());
  }

  /** A swap is seen in {@link #swapSoon} LEAD + 1 clocks after it passed. */
  private void watchSwaps(Bool swaps, Bool ends) {
    UInt underway = named("underway", register(uint(LEAD), 0));
    underway.set(underway.truncate(LEAD - 1).concat(swaps));
    Bool free = swapSoon.and(swaps.not()).and(underway.isZero());
    swapAllowed.set(free.and(keepsDistance(ends)));
  }
}
