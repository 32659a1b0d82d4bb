package org.firefly.accelerator.output;

import java.util.List;
import org.firefly.accelerator.proof.Fault;
import org.firefly.accelerator.proof.ProofCase;

/** What is claimed of the credits of the output. */
public final class OutputProofs {
  private OutputProofs() {}

  /** The blocks with their claims. */
  public static List<ProofCase> cases() {
    return List.of(credits());
  }

  private static ProofCase credits() {
    Fault lateSpikes = credits("words < 4'h6", "words < 4'h7");
    Fault lateReadouts = credits("words < 4'h4", "words < 4'h5");
    return ProofCase.of("credits of the output, FIFOs of 9 and 7 words", OutputCreditsHarness::new)
        .always("spikes_have_room", lateSpikes)
        .always("readouts_have_room", lateReadouts)
        .always("credits.reserved_words_fit", lateReadouts)
        .always(
            "credits.only_reserved_words_leave",
            credits("words <= words - 4'h1", "words <= words - 4'h2"))
        .reached(20, "spikes_fill_their_fifo")
        .reached(20, "readouts_fill_their_fifo");
  }

  private static Fault credits(String right, String wrong) {
    return new Fault("OutputCredits", right, wrong);
  }
}
