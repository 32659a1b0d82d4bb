package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.UpDown;

/**
 * Puts the spikes of all steps of a position into one word, and queues words in the order of
 * positions.
 *
 * <p>Spikes of a position and step come in any clock and cannot be refused; {@code room} says
 * whether a turn may begin to send them, {@code reserves} that one does. A word is offered in the
 * clock after its last step has come, one in each clock. Steps that a descriptor does not have are
 * 0. Storage: {@value TurnMemory#PLACES} words of S x P bits of distributed memory.
 */
final class StepGather extends Module {
  private static final int WORDS = TurnMemory.PLACES;

  /** Constant while spikes are under way: time steps of the descriptor. */
  final UInt steps;

  /** Whether a turn begins whose spikes will come; not within four clocks of the turn before. */
  final Bool reserves = input(bool());

  /** Its positions less one. */
  final UInt more = input(uint(bitsFor(Turn.MOST)));

  final Bool room = output(bool());
  final Bool valid = input(bool());
  final UInt spikes;
  final UInt place = input(uint(bitsFor(WORDS)));
  final UInt step;
  final Bool lastStep = input(bool());

  /** A place passes without spikes. */
  final Bool skips = input(bool());

  final org.firefly.hdl.stream.Stream<UInt> words;

  /** Whether there are no words and none are on their way. */
  final Bool empty = output(bool());

  private final List<Memory<UInt>> memory;
  private final UInt readPlace = register(uint(bitsFor(WORDS)), 0);
  private final UInt reserved = register(uint(bitsFor(WORDS + 1)), 0);
  private final UpDown complete = new UpDown(this, WORDS, 0);

  StepGather(EventSizes sizes) {
    int outputs = sizes.outputs();
    steps = input(uint(bitsFor(sizes.steps() + 1)));
    spikes = input(uint(outputs));
    step = input(uint(bitsFor(sizes.steps())));
    words = output(stream(uint(sizes.steps() * outputs)));
    memory =
        Stream.generate(() -> memory(uint(outputs), WORDS, MemoryStyle.DISTRIBUTED))
            .limit(sizes.steps())
            .toList();
    List<UInt> lastFirst = new ArrayList<>();
    for (int s = sizes.steps() - 1; s >= 0; s--) {
      memory.get(s).write(valid.and(step.eq(s)), place, spikes);
      Bool there = next(steps.gt(s));
      lastFirst.add(memory.get(s).read(readPlace).and(there.repeat(outputs)));
    }
    words.payload().set(concat(lastFirst));
    words.valid().set(complete.any());
    complete.count(valid.and(lastStep), words.fire());
    when(words.fire().or(skips), () -> readPlace.set(readPlace.plus(1)));
    reserve();
  }

  private void reserve() {
    Bool left = named("left", next(words.fire(), 0));
    UInt before = reserved.minus(left.zeroExtend(reserved.width()));
    UInt added = more.zeroExtend(reserved.width()).plus(1);
    reserved.set(before);
    when(reserves, () -> reserved.set(before.plus(added)));
    room.set(next(reserved.le(WORDS - Turn.MOST), 0));
    empty.set(reserved.isZero());
    assertThat("reserved_words_fit", reserved.le(WORDS));
    assertThat("only_reserved_words_come", complete.value().le(reserved));
    assertThat("no_place_is_skipped_before_a_word", skips.implies(reserved.isZero()));
  }
}
