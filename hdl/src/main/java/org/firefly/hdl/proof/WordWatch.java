package org.firefly.hdl.proof;

import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.pack;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Watches a part of a stream that stores words: none is lost, made up, doubled or overtaken, and
 * one that is offered stays until it is taken. The watch follows one word, whichever {@link #mark}
 * chooses, and counts those ahead of it, so that what holds for it holds for all; words of one bit
 * are therefore as good as wide ones, where the part does not look into them.
 */
public final class WordWatch extends Module {
  /**
   * What a part of a stream promises of its storage.
   *
   * @param least words that it takes in any case
   * @param most words that it holds at most
   * @param latency clocks that a word may be within, with none ahead of it, and not be offered
   */
  public record Storage(int least, int most, int latency) {}

  /** To be left to the prover: whether the word that enters now is the one to follow. */
  public final Bool mark = input(bool());

  private final Bool accepts = input(bool());
  private final Bool enters = input(bool());
  private final UInt entering;
  private final Bool offers = input(bool());
  private final Bool leaves = input(bool());
  private final UInt offered;
  private final UInt within;
  private final UInt ahead;
  private final UInt hidden;
  private final Bool marked = register(bool(), 0);
  private final Bool done = register(bool(), 0);
  private final UInt word;

  /**
   * A watch.
   *
   * @param bits width of a word
   */
  public WordWatch(int bits, Storage storage) {
    entering = input(uint(bits));
    offered = input(uint(bits));
    within = register(uint(bitsFor(storage.most() + 2)), 0);
    ahead = register(uint(within.width()));
    hidden = register(uint(bitsFor(storage.latency() + 2)), 0);
    word = register(uint(bits));
    count();
    follow();
    assertThat("takes_with_room", within.lt(storage.least()).implies(accepts));
    assertThat("not_more_than_capacity", within.le(storage.most()));
    assertThat("offers_what_entered", offers.implies(within.orReduce()));
    assertThat("offered_in_time", hidden.le(storage.latency()));
    assertThat("in_its_place", all(offers, marked, ahead.isZero()).implies(offered.eq(word)));
    assertThat("held_until_taken", StreamRules.isHeld(this, offers, leaves, offered));
    cover("marked_word_leaves", done);
    cover("full", within.eq(storage.most()));
  }

  private void count() {
    when(enters.and(leaves.not()), () -> within.set(within.plus(1)))
        .elseWhen(leaves.and(enters.not()), () -> within.set(within.minus(1)));
    Bool hides = within.orReduce().and(offers.not());
    when(hides, () -> hidden.set(hidden.plus(1))).otherwise(() -> hidden.set(literal(0)));
  }

  private void follow() {
    Bool reached = marked.and(leaves).and(ahead.isZero());
    when(
        all(enters, mark, marked.not(), done.not()),
        () -> {
          marked.set(true);
          word.set(entering);
          ahead.set(within.minus(leaves));
        });
    when(marked.and(leaves), () -> ahead.set(ahead.minus(1)));
    when(
        reached,
        () -> {
          marked.set(false);
          done.set(true);
        });
  }

  /** Watches the words between two streams. */
  public void between(Stream<?> in, Stream<?> out) {
    entry(in.ready(), in.fire(), pack(in.payload()));
    exit(out.valid(), out.fire(), pack(out.payload()));
  }

  /**
   * Where words enter.
   *
   * @param ready whether one would be taken
   * @param fire whether one is
   * @param entered that word, in the bits of the watch
   */
  public void entry(Bool ready, Bool fire, Bits entered) {
    accepts.set(ready);
    enters.set(fire);
    entering.set(entered.asUInt());
  }

  /**
   * Where words leave.
   *
   * @param valid whether one is offered
   * @param fire whether it is taken
   * @param left that word, in the bits of the watch
   */
  public void exit(Bool valid, Bool fire, Bits left) {
    offers.set(valid);
    leaves.set(fire);
    offered.set(left.asUInt());
  }
}
