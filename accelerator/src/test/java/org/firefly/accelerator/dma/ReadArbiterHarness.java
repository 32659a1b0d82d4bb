package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.pack;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.proof.WordWatch;
import org.firefly.hdl.proof.WordWatch.Storage;
import org.firefly.hdl.stream.Stream;

/** An arbiter, with a watch over the requests of each client. */
final class ReadArbiterHarness extends Module {
  private static final int TAG_BITS = 1;
  private static final Storage STORAGE = new Storage(0, 1, 0);

  final Stream<ReadRequest> first = input(stream(ReadRequest.type(TAG_BITS)));
  final Stream<ReadRequest> second = input(stream(ReadRequest.type(TAG_BITS)));
  final Stream<ReadRequest> out = output(stream(ReadRequest.type(TAG_BITS + 1)));
  final Bool mark = input(bool());
  private final ReadArbiter arbiter = instance(new ReadArbiter(TAG_BITS));

  ReadArbiterHarness() {
    connect(arbiter.first, first);
    connect(arbiter.second, second);
    connect(out, arbiter.out);
    Bool isSecond = out.payload().tag().bit(TAG_BITS);
    watch("firstClient", first, isSecond.not());
    watch("secondClient", second, isSecond);
    assertThat("first_goes_first", first.valid().implies(second.fire().not()));
    assertThat("one_at_a_time", first.fire().and(second.fire()).not());
    assertThat("held", StreamRules.isHeld(this, out));
    assertThat(
        "waits_for_nobody",
        first.valid().or(second.valid()).and(out.ready()).implies(first.fire().or(second.fire())));
    assume("first_is_held", StreamRules.isHeld(this, first));
    assume("second_is_held", StreamRules.isHeld(this, second));
  }

  private void watch(String name, Stream<ReadRequest> client, Bool isMeant) {
    ReadRequest request = out.payload();
    int bits = pack(client.payload()).width();
    WordWatch words = instance(name, new WordWatch(bits, STORAGE));
    words.mark.set(mark);
    words.entry(client.ready(), client.fire(), pack(client.payload()));
    words.exit(
        out.valid().and(isMeant),
        out.fire().and(isMeant),
        request.offset().concat(request.beats()).concat(request.tag().truncate(TAG_BITS)));
  }
}
