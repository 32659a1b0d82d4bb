package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UpDown;

/** Credits whose owner gives no more than there are and takes only what is offered. */
final class CreditsHarness extends Module {
  private static final int MOST = 3;
  private static final int INITIAL = 2;

  final Bool give = input(bool());
  final Bool take = input(bool());
  private final Credits credits = instance(new Credits(MOST, INITIAL));
  private final UpDown there = new UpDown(this, MOST, INITIAL);

  CreditsHarness() {
    credits.give.set(give);
    credits.take.set(take);
    there.count(give, take);
    assume("takes_what_is_offered", take.implies(credits.any));
    assume("gives_no_more_than_there_are", give.implies(there.value().lt(MOST)));
    assertThat("offers_only_what_is_there", credits.any.implies(there.any()));
    assertThat("offers_what_stays", next(there.any().and(take.not()), 0).implies(credits.any));
    assertThat("not_twice_in_a_row", next(take, 0).implies(credits.any.not()));
    cover("all_are_taken", there.isZero());
  }
}
