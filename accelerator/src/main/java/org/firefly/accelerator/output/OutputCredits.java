package org.firefly.accelerator.output;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Says whether the output has room for the word of one more position.
 *
 * <p>Counts words from their reservation until they leave their FIFO, one of each per clock. {@code
 * room} is a register; it falls early enough that the {@value #UNSEEN} positions that pass before a
 * first of them is felt, each reserved up to two clocks late, still have room.
 */
final class OutputCredits extends Module {
  /**
   * Positions not yet in {@code room}: two clocks until reserved, one for the count, one for the
   * register.
   */
  static final int UNSEEN = 4;

  final Bool reserve = input(bool());
  final Bool leaves = input(bool());

  /** Constant while words are reserved: the readout FIFO limits, not the spike FIFO. */
  final Bool readout = input(bool());

  final Bool room = output(bool());
  private final UInt words;

  OutputCredits(int spikeWords, int readoutWords) {
    words = register(uint(bitsFor(spikeWords + 1)), 0);
    when(reserve.and(leaves.not()), () -> words.set(words.plus(1)))
        .elseWhen(leaves.and(reserve.not()), () -> words.set(words.minus(1)));
    Bool readoutFits = words.le(readoutWords - UNSEEN);
    room.set(next(mux(readout, readoutFits, words.le(spikeWords - UNSEEN)), 0));
    int width = words.width();
    UInt limit = mux(readout, literal(readoutWords, width), literal(spikeWords, width));
    assertThat("reserved_words_fit", words.le(limit));
    assertThat("only_reserved_words_leave", leaves.implies(words.orReduce()));
  }
}
