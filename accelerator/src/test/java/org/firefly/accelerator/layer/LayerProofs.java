package org.firefly.accelerator.layer;

import java.util.List;
import org.firefly.accelerator.proof.Fault;
import org.firefly.accelerator.proof.ProofCase;

/** What is claimed of the arithmetic of layers. */
public final class LayerProofs {
  private LayerProofs() {}

  /** The blocks with their claims. */
  public static List<ProofCase> cases() {
    return List.of(multiplier());
  }

  private static ProofCase multiplier() {
    return ProofCase.of("sequential multiplier", SequentialMultiplierHarness::new)
        .inFirst(
            8, "product_of_small_factors", multiplier("left[0] ? shifted", "left[1] ? shifted"))
        .always("a_clock_per_bit", multiplier("{1'h0, left[16:1]}", "{left[0], left[16:1]}"))
        .always(
            "keeps_the_product",
            multiplier(
                "else if (|left)\n      sum <= sum + (left[0] ? shifted : 48'h0)",
                "else\n      sum <= sum + shifted"))
        .reached(10, "largest_product");
  }

  private static Fault multiplier(String right, String wrong) {
    return new Fault("SequentialMultiplier", right, wrong);
  }
}
