package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.any;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.StepTag;
import org.firefly.accelerator.neuron.StepNeurons;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Plays turns to the neurons: a position of a step in each clock, in each step of the descriptor.
 *
 * <p>A step takes at least the clocks of the membrane loop, also where the turn has fewer
 * positions, so that no membrane is read while its result is on its way. A turn begins when there
 * is room for its spikes, in the clock after the end of the one before. In a readout layer it ends
 * with a look at the membranes of one position after the other; each is offered until it is taken.
 */
final class TurnPlayer extends Module {
  /** Constant: the neurons go on from the state that is there. */
  final Bool resumes = input(bool());

  /** Constant: membranes of the first output group, and distance of the groups. */
  final UInt stateOffset;

  final UInt stateStride;

  /** Constant: membranes lie by position rather than by their number in a turn. */
  final Bool keeps = input(bool());

  /** Constant: time steps of the descriptor. */
  final UInt steps;

  /** Constant: membranes are the output. */
  final Bool readout = input(bool());

  final Stream<Turn> turns = input(stream(Turn.type()));

  /** Whether the spikes of a turn have room. */
  final Bool room = input(bool());

  final StepTag tag;
  final Bool tagValid = output(bool());

  /** Number of the position in the memories, with the tag. */
  final UInt place = output(uint(bitsFor(TurnMemory.PLACES)));

  /** Number of the step, with the tag. */
  final UInt step;

  /** Whether membranes of a readout are there. */
  final Bool looks = output(bool());

  /** Whether they are taken. */
  final Bool looked = input(bool());

  final Bool idle = output(bool());

  private final Bool playing = register(bool(), 0);
  private final Bool looking = register(bool(), 0);

  /** Positions less one, and clocks of a step less one. */
  private final UInt more = register(uint(bitsFor(Turn.MOST)));

  private final UInt longer = register(uint(bitsFor(Turn.MOST)));
  private final Bool endsGroup = register(bool());

  /** The clock within a step, or the position that is looked at. */
  private final UInt slot = register(uint(bitsFor(Turn.MOST)));

  /** Whether a clock has a position. */
  private final Bool inside = register(bool());

  private final UInt present;
  private final UInt stepsLeft;
  private final UInt presentPlace = register(uint(bitsFor(TurnMemory.PLACES)));
  private final UInt firstPlace = register(uint(bitsFor(TurnMemory.PLACES)));
  private final UInt nextPlace = register(uint(bitsFor(TurnMemory.PLACES)), 0);
  private final UInt address;
  private final UInt firstAddress;
  private final UInt nextAddress;
  private final UInt groupAddress;

  /** Whether a layer has not begun. */
  private final Bool fresh = register(bool(), 1);

  private final UInt wait = register(uint(bitsFor(StepNeurons.MEMBRANE_CLOCK + 1)));

  TurnPlayer(CoreWidths widths, EventSizes sizes) {
    int addressBits = widths.membraneAddressBits();
    stateOffset = input(uint(addressBits));
    stateStride = input(uint(addressBits));
    steps = input(uint(bitsFor(sizes.steps() + 1)));
    tag = output(StepTag.type(widths));
    step = output(uint(bitsFor(sizes.steps())));
    present = register(uint(bitsFor(sizes.steps())));
    stepsLeft = register(uint(bitsFor(sizes.steps() + 1)));
    address = register(uint(addressBits));
    firstAddress = register(uint(addressBits));
    nextAddress = register(uint(addressBits));
    groupAddress = register(uint(addressBits));

    Bool lastStep = named("lastStep", stepsLeft.isZero());
    Bool endsStep = named("endsStep", playing.and(slot.eq(longer)));
    Bool endsTurn = named("endsTurn", endsStep.and(lastStep));
    Bool free = any(playing.or(looking).not(), endsTurn.and(readout.not()));
    Bool begins = named("begins", turns.valid().and(room).and(free));
    turns.ready().set(room.and(free));

    when(playing, () -> goOn(endsStep));
    when(endsTurn, this::end);
    when(looking, this::look);
    when(begins, this::begin).elseWhen(fresh, this::follow);
    send(lastStep);
  }

  private void goOn(Bool endsStep) {
    slot.set(slot.plus(1));
    presentPlace.set(presentPlace.plus(1));
    address.set(address.plus(1));
    inside.set(inside.and(slot.ne(more)));
    when(
        endsStep,
        () -> {
          restart();
          present.set(present.plus(1));
          stepsLeft.set(stepsLeft.minus(1));
        });
  }

  private void restart() {
    slot.set(0);
    presentPlace.set(firstPlace);
    address.set(firstAddress);
    inside.set(true);
  }

  /** The first membrane has been written: a step is no shorter than the loop. */
  private void end() {
    playing.set(false);
    looking.set(readout);
    wait.set(StepNeurons.MEMBRANE_CLOCK);
  }

  private void look() {
    when(wait.orReduce(), () -> wait.set(wait.minus(1)));
    when(
        looked,
        () -> {
          slot.set(slot.plus(1));
          address.set(address.plus(1));
          wait.set(StepNeurons.MEMBRANE_CLOCK);
          when(slot.eq(more), () -> looking.set(false));
        });
  }

  private void begin() {
    Turn turn = turns.payload();
    UInt shortest = literal(CoreStructure.MEMBRANE_LOOP_CLOCKS - 1, longer.width());
    playing.set(true);
    more.set(turn.more());
    longer.set(mux(turn.more().lt(shortest), shortest, turn.more()));
    endsGroup.set(turn.endsGroup());
    slot.set(0);
    inside.set(true);
    present.set(0);
    stepsLeft.set(steps.minus(1));
    UInt following = nextPlace.plus(turn.more().zeroExtend(nextPlace.width())).plus(1);
    presentPlace.set(nextPlace);
    firstPlace.set(nextPlace);
    nextPlace.set(following);
    address.set(nextAddress);
    firstAddress.set(nextAddress);
    UInt nextGroup = groupAddress.plus(stateStride);
    when(
            turn.endsGroup(),
            () -> {
              groupAddress.set(nextGroup);
              nextAddress.set(nextGroup);
            })
        .elseWhen(
            keeps,
            () ->
                nextAddress.set(nextAddress.plus(turn.more().zeroExtend(address.width())).plus(1)));
    fresh.set(turn.endsLayer());
  }

  private void follow() {
    groupAddress.set(stateOffset);
    nextAddress.set(stateOffset);
  }

  private void send(Bool lastStep) {
    tagValid.set(playing.and(inside));
    tag.firstStep().set(present.isZero().and(resumes.not()));
    tag.lastStep().set(lastStep);
    tag.endsGroup().set(endsGroup.and(slot.eq(more)));
    tag.address().set(address);
    place.set(presentPlace);
    step.set(present);
    looks.set(looking.and(wait.isZero()));
    idle.set(playing.or(looking).or(turns.valid()).not());
    assertThat("looked_at_what_is_there", looked.implies(looks));
  }
}
