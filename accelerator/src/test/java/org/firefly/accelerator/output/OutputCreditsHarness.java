package org.firefly.accelerator.output;

import static org.firefly.hdl.Hardware.bool;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UpDown;
import org.firefly.hdl.proof.StreamRules;

/** Credits before a gate through which a position passes in any clock that has room. */
final class OutputCreditsHarness extends Module {
  /** Small FIFOs; what counts is the margin of the words that are not seen yet. */
  private static final int SPIKE_WORDS = 9;

  private static final int READOUT_WORDS = 7;

  /** Clocks until the word of a position is reserved. */
  private static final int RESERVED_AFTER = 2;

  final Bool position = input(bool());
  final Bool leaves = input(bool());
  final Bool readout = input(bool());
  private final OutputCredits credits = instance(new OutputCredits(SPIKE_WORDS, READOUT_WORDS));
  private final UpDown words = new UpDown(this, SPIKE_WORDS, 0);

  OutputCreditsHarness() {
    Bool passes = named("passes", position.and(credits.room));
    Bool reserves = passes;
    for (int i = 0; i < RESERVED_AFTER; i++) {
      reserves = named("reserves_" + i, next(reserves, 0));
    }
    credits.reserve.set(reserves);
    credits.leaves.set(leaves);
    credits.readout.set(readout);
    words.count(reserves, leaves);
    assume("readout_is_constant", StreamRules.isConstant(this, readout));
    assume("only_reserved_words_leave", leaves.implies(words.any()));
    Bool spikesFit = words.value().le(SPIKE_WORDS);
    Bool readoutFits = words.value().le(READOUT_WORDS);
    assertThat(
        "spikes_have_room",
        readout.or(spikesFit.and(reserves.implies(leaves.or(words.value().lt(SPIKE_WORDS))))));
    assertThat("readouts_have_room", readout.implies(readoutFits));
    cover("spikes_fill_their_fifo", words.value().eq(SPIKE_WORDS).and(readout.not()));
    cover("readouts_fill_their_fifo", words.value().eq(READOUT_WORDS).and(readout));
  }
}
