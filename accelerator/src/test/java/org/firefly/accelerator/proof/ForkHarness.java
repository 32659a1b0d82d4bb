package org.firefly.accelerator.proof;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFork;

/** A fork to two receivers, each of which must get every word once. */
final class ForkHarness extends Module {
  private static final int OUTPUTS = 2;

  final Stream<UInt> in = input(stream(uint(StreamHarness.BITS)));
  final Vec<Stream<UInt>> out = output(vec(OUTPUTS, stream(uint(StreamHarness.BITS))));

  /** Whether each receiver has had the word that is at the input. */
  private final Vec<Bool> served = register(vec(OUTPUTS, bool()), 0);

  private final StreamFork<UInt> fork =
      instance(new StreamFork<>(uint(StreamHarness.BITS), OUTPUTS));

  ForkHarness() {
    connect(fork.in, in);
    connect(out, fork.out);
    assume("in_is_held", StreamRules.isHeld(this, in));
    for (int i = 0; i < OUTPUTS; i++) {
      Stream<UInt> receiver = out.get(i);
      Bool had = served.get(i);
      had.set(had.or(receiver.fire()).and(in.fire().not()));
      assertThat("never_twice_to_" + i, receiver.valid().implies(had.not()));
      assertThat("at_once_to_" + i, in.valid().and(had.not()).implies(receiver.valid()));
      assertThat("before_the_next_to_" + i, in.fire().implies(had.or(receiver.fire())));
      assertThat(
          "the_same_word_to_" + i,
          receiver.valid().implies(in.valid().and(receiver.payload().eq(in.payload()))));
      assertThat("held_for_" + i, StreamRules.isHeld(this, receiver));
    }
    cover("one_waits_for_the_other", served.get(0).and(in.fire()));
  }
}
