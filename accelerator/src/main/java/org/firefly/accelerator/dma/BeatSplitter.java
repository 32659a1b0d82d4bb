package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.stream.Stream;

/**
 * Sends the beats that a {@link ReadDma} reads for two clients to the one that asked, by the bit
 * that a {@link ReadArbiter} has put on top of the tag.
 *
 * <p>Latency none, throughput one beat per clock, no storage; all paths are combinational. A client
 * that is not ready holds up the other.
 */
public final class BeatSplitter extends Module {
  /** Beats for both. */
  public final Stream<ReadBeat> in;

  /** Beats that the first client asked for. */
  public final Stream<ReadBeat> first;

  /** Beats that the second client asked for. */
  public final Stream<ReadBeat> second;

  /**
   * A splitter.
   *
   * @param widths the widths of the core
   * @param tagBits width of the tags of the clients
   */
  public BeatSplitter(CoreWidths widths, int tagBits) {
    in = input(stream(ReadBeat.type(widths, tagBits + 1)));
    first = output(stream(ReadBeat.type(widths, tagBits)));
    second = output(stream(ReadBeat.type(widths, tagBits)));
    Bool isSecond = in.payload().tag().bit(tagBits);
    in.ready().set(mux(isSecond, second.ready(), first.ready()));
    send(first, isSecond.not(), tagBits);
    send(second, isSecond, tagBits);
  }

  private void send(Stream<ReadBeat> client, Bool isMeant, int tagBits) {
    client.valid().set(in.valid().and(isMeant));
    client.payload().retag(in.payload(), in.payload().tag().truncate(tagBits));
  }
}
