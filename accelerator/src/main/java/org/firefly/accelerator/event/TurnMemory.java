package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.UpDown;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * Keeps the sums of positions until the neurons take them, and deals positions out in turns.
 *
 * <p>Sums of all S steps come at once and are written in S clocks, a step in each, so they may come
 * every S clocks; they cannot be refused. {@code room} says whether a position may be started,
 * {@code starts} that one was, up to two clocks ago; {@code leaves} gives its place back. A turn is
 * offered in the clock after the sums that complete it. Sums are read {@value #READ_LATENCY} clocks
 * after their place and step. Storage: {@value #PLACES} x S words of P sums of block RAM.
 */
final class TurnMemory extends Module {
  /** Positions within: four turns fill, wait and are played while others are computed. */
  static final int PLACES = 4 * Turn.MOST;

  /** Clocks from place and step to their sums. */
  static final int READ_LATENCY = 2;

  /** Constant while positions are under way. */
  final OutputRegisters output = input(OutputRegisters.type());

  final Bool starts = input(bool());
  final Bool room = output(bool());
  final Bool valid = input(bool());

  /** The sum of step s and output o at {@code s O + o}; they stay for S clocks. */
  final Vec<SInt> sums;

  final Stream<Turn> turns = output(stream(Turn.type()));
  final UInt place = input(uint(bitsFor(PLACES)));
  final UInt step;
  final Vec<SInt> read;

  /** A position has been played. */
  final Bool leaves = input(bool());

  /** Whether no position is within or on its way. */
  final Bool none = output(bool());

  private final EventSizes sizes;
  private final PositionWalk walk = new PositionWalk(this, output);
  private final UpDown started = new UpDown(this, PLACES, 0);
  private final StreamFifo<Turn> waiting =
      instance(new StreamFifo<>(Turn.type(), PLACES, MemoryStyle.DISTRIBUTED));
  private final UInt filled = register(uint(bitsFor(Turn.MOST)), 0);
  private final UInt writePlace = register(uint(bitsFor(PLACES)), 0);
  private final UInt writeStep;
  private final Memory<UInt> memory;

  TurnMemory(EventSizes sizes) {
    this.sizes = sizes;
    DataType<Vec<SInt>> word = vec(sizes.outputs(), sint(sizes.sumBits()));
    sums = input(vec(sizes.steps() * sizes.outputs(), sint(sizes.sumBits())));
    step = input(uint(bitsFor(sizes.steps())));
    read = output(word);
    writeStep = register(uint(bitsFor(sizes.steps())), 0);
    memory = memory(uint(word.width()), PLACES << step.width(), MemoryStyle.BLOCK);
    write();
    read.set(word.unpack(next(memory.read(literal(true), concat(place, step)))));
    deal();
    count();
  }

  private void write() {
    Bool busy = named("busy", valid.or(writeStep.orReduce()));
    Bool last = named("last", writeStep.eq(sizes.steps() - 1));
    memory.write(busy, concat(writePlace, writeStep), sumsOf(writeStep));
    when(
        busy,
        () -> {
          writeStep.set(mux(last, literal(0, writeStep.width()), writeStep.plus(1)));
          when(last, () -> writePlace.set(writePlace.plus(1)));
        });
    assertThat("sums_come_every_S_clocks", valid.implies(writeStep.isZero()));
  }

  private UInt sumsOf(UInt number) {
    int outputs = sizes.outputs();
    Vec<UInt> choices = wire(vec(sizes.steps(), uint(outputs * sizes.sumBits())));
    choices.forEach(
        (choice, s) -> choice.set(concat(sums.elements().subList(outputs * s, outputs * (s + 1)))));
    return choices.get(number);
  }

  /** A turn may be played before its last sums are written: it takes longer to come to them. */
  private void deal() {
    Bool full = filled.andReduce();
    Turn turn = waiting.in.payload();
    turn.more().set(filled);
    turn.endsGroup().set(walk.endsGroup());
    turn.endsLayer().set(walk.endsLayer());
    waiting.in.valid().set(valid.and(full.or(walk.endsGroup())));
    assertThat("turns_have_room", waiting.in.valid().implies(waiting.in.ready()));
    when(valid, () -> filled.set(filled.plus(1)));
    when(waiting.in.valid(), () -> filled.set(0));
    walk.take(valid);
    connect(turns, waiting.out);
  }

  private void count() {
    started.count(starts, leaves);
    room.set(next(started.value().le(PLACES - CoreStructure.UNSEEN_WORDS), 0));
    none.set(started.isZero());
    assertThat("started_positions_have_places", started.value().le(PLACES));
    assertThat("only_started_positions_come", valid.implies(started.any()));
    assertThat("only_started_positions_leave", leaves.implies(started.any()));
  }
}
