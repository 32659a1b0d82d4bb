package org.firefly.accelerator.weight;

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

/** The arbiter of the weight port; tables come with their own tag, weights with another. */
final class RequestArbiterHarness extends Module {
  private static final Storage STORAGE = new Storage(0, 1, 0);

  final Stream<ReadRequest> table = input(stream(ReadRequest.type(BeatKind.TAG_BITS)));
  final Stream<ReadRequest> weights = input(stream(ReadRequest.type(BeatKind.TAG_BITS)));
  final Stream<ReadRequest> out = output(stream(ReadRequest.type(BeatKind.TAG_BITS)));
  final Bool stop = input(bool());
  final Bool mark = input(bool());
  private final RequestArbiter arbiter = instance(new RequestArbiter());
  private final Bool weightsWaited = register(bool(), 0);
  private final Bool tableWaited = register(bool(), 0);

  RequestArbiterHarness() {
    connect(arbiter.table, table);
    connect(arbiter.weights, weights);
    connect(out, arbiter.out);
    arbiter.stop.set(stop);
    assume("table_is_held", StreamRules.isHeld(this, table));
    assume("weights_are_held", StreamRules.isHeld(this, weights));
    assume("tables_have_their_tag", isTable(table));
    assume("weights_have_another", isTable(weights).not());
    watch("tables", table, isTable(out));
    watch("tiles", weights, isTable(out).not());
    remember(tableWaited, table, weights);
    remember(weightsWaited, weights, table);
    assertThat("table_waits_for_one", tableWaited.implies(weights.fire().not()));
    assertThat("weights_wait_for_one", weightsWaited.implies(table.fire().not()));
    assertThat("stops", stop.implies(table.fire().or(weights.fire()).not()));
    assertThat("one_at_a_time", table.fire().and(weights.fire()).not());
    assertThat("held", StreamRules.isHeld(this, out));
  }

  private static Bool isTable(Stream<ReadRequest> stream) {
    return stream.payload().tag().eq(BeatKind.PASS_TABLE.ordinal());
  }

  private void remember(Bool waited, Stream<ReadRequest> own, Stream<ReadRequest> other) {
    when(own.fire(), () -> waited.set(false))
        .elseWhen(own.valid().and(other.fire()), () -> waited.set(true));
  }

  private void watch(String name, Stream<ReadRequest> client, Bool isMeant) {
    int bits = pack(client.payload()).width();
    WordWatch words = instance(name, new WordWatch(bits, STORAGE));
    words.mark.set(mark);
    words.entry(client.ready(), client.fire(), pack(client.payload()));
    words.exit(out.valid().and(isMeant), out.fire().and(isMeant), pack(out.payload()));
  }
}
