package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;

/**
 * Lets two clients share a {@link ReadDma}; a {@link BeatSplitter} separates the answers.
 *
 * <p>Latency one clock, throughput one request per clock, storage one request. The first client
 * goes first whenever it has a request, so it should be the one with few. The path from {@code
 * out.ready} to both {@code ready}, and that from {@code first.valid} to {@code second.ready}, are
 * combinational.
 */
public final class ReadArbiter extends Module {
  /** The client that goes first. */
  public final Stream<ReadRequest> first;

  /** The client that waits for the first. */
  public final Stream<ReadRequest> second;

  /** Requests of both. The tag has one bit more, on top, which is set for the second client. */
  public final Stream<ReadRequest> out;

  private final RegisterSlice<ReadRequest> chosen;

  /**
   * An arbiter.
   *
   * @param tagBits width of the tags of the clients
   */
  public ReadArbiter(int tagBits) {
    first = input(stream(ReadRequest.type(tagBits)));
    second = input(stream(ReadRequest.type(tagBits)));
    out = output(stream(ReadRequest.type(tagBits + 1)));
    chosen = instance(new RegisterSlice<>(ReadRequest.type(tagBits + 1)));
    Bool takesFirst = first.valid();
    ReadRequest request = chosen.in.payload();
    chosen.in.valid().set(first.valid().or(second.valid()));
    request.offset().set(mux(takesFirst, first.payload().offset(), second.payload().offset()));
    request.beats().set(mux(takesFirst, first.payload().beats(), second.payload().beats()));
    request
        .tag()
        .set(
            takesFirst
                .not()
                .concat(mux(takesFirst, first.payload().tag(), second.payload().tag())));
    first.ready().set(chosen.in.ready());
    second.ready().set(chosen.in.ready().and(takesFirst.not()));
    connect(out, chosen.out);
  }
}
