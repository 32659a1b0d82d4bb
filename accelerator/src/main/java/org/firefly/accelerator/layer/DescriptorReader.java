package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * Reads the descriptors of a program one after the other and keeps the words that its user needs.
 *
 * <p>One descriptor at a time: it is requested as soon as the one before was taken, so a user that
 * copies what it needs has the next one ready when it wants it. Beats are always accepted. Latency:
 * that of the memory, and one clock per beat.
 */
final class DescriptorReader extends Module {
  /** Whether the reader works; offset and count must not change meanwhile. */
  final Bool run = input(bool());

  /** Byte offset of the first descriptor. */
  final UInt offset = input(uint(OFFSET_BITS));

  /** Descriptors to read. */
  final UInt count = input(uint(16));

  final Stream<ReadRequest> request = output(stream(ReadRequest.type(1)));
  final Stream<ReadBeat> beats;

  /** Whether {@link #words} hold a descriptor. */
  final Bool valid = output(bool());

  /** Whether its user is done with it. */
  final Bool take = input(bool());

  /** Whether all descriptors have been taken. */
  final Bool finished = output(bool());

  /** The words that are kept, in the order in which they were asked for. */
  final Vec<UInt> words;

  private final List<Integer> kept;
  private final UInt next = register(uint(OFFSET_BITS));
  private final UInt taken = register(uint(16), 0);
  private final Bool started = register(bool(), 0);
  private final Bool requested = register(bool(), 0);
  private final Bool complete = register(bool(), 0);
  private final UInt beat;

  /**
   * A reader.
   *
   * @param kept numbers of the words that are kept
   */
  DescriptorReader(CoreWidths widths, List<Integer> kept) {
    this.kept = kept;
    int beatBytes = widths.beatBits() / 8;
    int beatCount = DescriptorField.BYTES / beatBytes;
    beats = input(stream(ReadBeat.type(widths, 1)));
    words = output(vec(kept.size(), uint(Integer.SIZE)));
    beat = register(uint(bitsFor(beatCount)), 0);
    Bool more = taken.ne(count);
    request.valid().set(started.and(more).and(requested.not()));
    request.payload().offset().set(next);
    request.payload().beats().set(beatCount);
    request.payload().tag().set(0);
    beats.ready().set(true);
    valid.set(complete);
    finished.set(started.and(more.not()));
    walk();
    keep(widths.beatBits() / Integer.SIZE);
  }

  private void walk() {
    when(run.and(started.not()), () -> next.set(offset))
        .elseWhen(take, () -> next.set(next.plus(DescriptorField.BYTES)));
    when(run, () -> started.set(true));
    when(take, () -> requested.set(false)).elseWhen(request.fire(), () -> requested.set(true));
    when(take, () -> complete.set(false))
        .elseWhen(beats.fire().and(beats.payload().last()), () -> complete.set(true));
    when(take, () -> taken.set(taken.plus(1)));
    when(take, () -> beat.set(0)).elseWhen(beats.fire(), () -> beat.set(beat.plus(1)));
    assertThat("taken_only_when_complete", take.implies(complete));
  }

  private void keep(int wordsPerBeat) {
    IntStream.range(0, kept.size())
        .forEach(
            i -> {
              UInt register = named("word_" + kept.get(i), register(uint(Integer.SIZE)));
              int number = kept.get(i);
              int low = Integer.SIZE * (number % wordsPerBeat);
              Bool here = beats.fire().and(beat.eq(number / wordsPerBeat));
              when(
                  here,
                  () -> register.set(beats.payload().data().slice(low + Integer.SIZE - 1, low)));
              words.get(i).set(register);
            });
  }

  /** The kept words by number. */
  DescriptorWords descriptor() {
    Map<Integer, UInt> byNumber = new LinkedHashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      byNumber.put(kept.get(i), words.get(i));
    }
    return new DescriptorWords(byNumber);
  }
}
