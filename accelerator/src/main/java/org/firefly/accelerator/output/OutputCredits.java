package org.firefly.accelerator.output;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.UpDown;

/**
 * Says whether the output has room for the word of one more position.
 *
 * <p>Counts words from their reservation until they leave their FIFO, one of each per clock. {@code
 * room} is a register; it falls early enough that the {@value CoreStructure#UNSEEN_WORDS} positions
 * that pass before a first of them is felt, each reserved up to two clocks late, still have room.
 */
final class OutputCredits extends Module {
  final Bool reserve = input(bool());
  final Bool leaves = input(bool());

  /** Constant while words are reserved: the readout FIFO limits, not the spike FIFO. */
  final Bool readout = input(bool());

  final Bool room = output(bool());
  private final UpDown words;

  OutputCredits(int spikeWords, int readoutWords) {
    words = new UpDown(this, spikeWords, 0);
    words.count(reserve, leaves);
    Bool readoutFits = words.value().le(readoutWords - CoreStructure.UNSEEN_WORDS);
    room.set(
        next(
            mux(readout, readoutFits, words.value().le(spikeWords - CoreStructure.UNSEEN_WORDS)),
            0));
    int width = words.value().width();
    UInt limit = mux(readout, literal(readoutWords, width), literal(spikeWords, width));
    assertThat("reserved_words_fit", words.value().le(limit));
    assertThat("only_reserved_words_leave", leaves.implies(words.any()));
  }
}
