package org.firefly.accelerator.core;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.accelerator.control.RunSettings;
import org.firefly.accelerator.dma.BeatSplitter;
import org.firefly.accelerator.dma.ReadArbiter;
import org.firefly.accelerator.dma.ReadDma;
import org.firefly.accelerator.layer.WeightJobReader;
import org.firefly.accelerator.weight.WeightPath;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * The port through which pass tables, parameters and tiles are read, and the descriptors that tell
 * where they lie. Everything requested has its place reserved, so there is no FIFO. Latency and
 * throughput are those of a {@link ReadDma}.
 */
final class WeightPort extends Module {
  private static final int TAG_BITS = WeightPath.TAG_BITS;

  final RunSettings settings = input(RunSettings.type());
  final Bool run = input(bool());
  final Bool halt = input(bool());
  final AxiRead axi;

  /** The layers of the run in order. */
  final Stream<WeightJob> job = output(stream(WeightJob.type()));

  final Stream<ReadRequest> request = input(stream(ReadRequest.type(TAG_BITS)));
  final Stream<ReadBeat> beats;
  final Bool idle = output(bool());
  final Bool addressError = output(bool());
  final Bool responseError = output(bool());

  private final WeightJobReader jobs;
  private final ReadArbiter arbiter = instance(new ReadArbiter(TAG_BITS));
  private final ReadDma dma;
  private final BeatSplitter splitter;

  WeightPort(CoreWidths widths) {
    axi = output(AxiRead.type(widths.beatBits()));
    beats = output(stream(ReadBeat.type(widths, TAG_BITS)));
    jobs = instance(new WeightJobReader(widths));
    dma = instance(new ReadDma(widths, TAG_BITS + 1, 0));
    splitter = instance(new BeatSplitter(widths, TAG_BITS));
    jobs.run.set(run);
    jobs.offset.set(settings.descriptors());
    jobs.count.set(settings.count());
    connect(job, jobs.job);
    connectDescriptors(widths);
    connect(arbiter.second, request);
    connect(dma.request, arbiter.out);
    dma.base.set(settings.base());
    dma.limit.set(settings.limit());
    dma.halt.set(halt);
    connect(axi, dma.axi);
    connect(splitter.in, dma.beats);
    connect(beats, splitter.second);
    idle.set(dma.idle);
    addressError.set(dma.addressError);
    responseError.set(dma.responseError);
  }

  private void connectDescriptors(CoreWidths widths) {
    UInt noTag = literal(0, TAG_BITS);
    connect(
        arbiter.first,
        jobs.request.map(ReadRequest.type(TAG_BITS), (to, from) -> to.retag(from, noTag)));
    connect(
        jobs.beats,
        splitter.first.map(ReadBeat.type(widths, 1), (to, from) -> to.retag(from, literal(0))));
  }
}
