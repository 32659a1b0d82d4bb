package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.stream.Stream;

/**
 * Lets pass tables and weights take turns at the read port.
 *
 * <p>A table request is short and brings the passes of dozens of tiles, so taking turns keeps the
 * table ahead without delaying the first tiles. Latency one clock, one request in two clocks; all
 * outputs to the port come from registers.
 */
final class RequestArbiter extends Module {
  final Stream<ReadRequest> table = input(stream(ReadRequest.type(BeatKind.TAG_BITS)));
  final Stream<ReadRequest> weights = input(stream(ReadRequest.type(BeatKind.TAG_BITS)));
  final Stream<ReadRequest> out = output(stream(ReadRequest.type(BeatKind.TAG_BITS)));

  /** Takes no more requests while true. */
  final Bool stop = input(bool());

  private final Bool full = register(bool(), 0);
  private final Bool weightsNext = register(bool(), 0);
  private final ReadRequest chosen = register(ReadRequest.type(BeatKind.TAG_BITS));

  RequestArbiter() {
    Bool open = full.or(stop).not();
    Bool choosesTable =
        named("choosesTable", mux(weightsNext, weights.valid().not(), table.valid()));
    table.ready().set(open.and(choosesTable));
    weights.ready().set(open.and(choosesTable.not()));
    when(open, () -> take(choosesTable)).elseWhen(out.ready(), () -> full.set(false));
    out.valid().set(full);
    connect(out.payload(), chosen);
  }

  private void take(Bool choosesTable) {
    full.set(table.valid().or(weights.valid()));
    connect(
        chosen,
        mux(choosesTable, ReadRequest.type(BeatKind.TAG_BITS), table.payload(), weights.payload()));
    when(table.fire(), () -> weightsNext.set(true));
    when(weights.fire(), () -> weightsNext.set(false));
  }
}
