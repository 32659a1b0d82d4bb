package org.firefly.accelerator.core;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.control.RunSettings;
import org.firefly.accelerator.dma.BeatSplitter;
import org.firefly.accelerator.dma.ReadArbiter;
import org.firefly.accelerator.dma.ReadDma;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.stream.Stream;

/**
 * The port through which spike planes and the descriptors of the computation are read. Descriptors
 * are rare and go first. Latency, throughput and storage are those of a {@link ReadDma} with a FIFO
 * of {@value CoreStructure#SPIKE_FIFO_BEATS} beats.
 */
final class SpikePort extends Module {
  private static final int CLIENT_TAG_BITS = 1;
  final RunSettings settings = input(RunSettings.type());
  final Bool halt = input(bool());
  final AxiRead axi;
  final Stream<ReadRequest> descriptorRequest = input(stream(ReadRequest.type(CLIENT_TAG_BITS)));
  final Stream<ReadRequest> planeRequest = input(stream(ReadRequest.type(CLIENT_TAG_BITS)));
  final Stream<ReadBeat> descriptorBeats;
  final Stream<ReadBeat> planeBeats;
  final Bool idle = output(bool());
  final Bool addressError = output(bool());
  final Bool responseError = output(bool());

  private final ReadArbiter arbiter = instance(new ReadArbiter(CLIENT_TAG_BITS));
  private final ReadDma dma;
  private final BeatSplitter splitter;

  SpikePort(CoreWidths widths) {
    axi = output(AxiRead.type(widths.beatBits()));
    descriptorBeats = output(stream(ReadBeat.type(widths, CLIENT_TAG_BITS)));
    planeBeats = output(stream(ReadBeat.type(widths, CLIENT_TAG_BITS)));
    dma = instance(new ReadDma(widths, CLIENT_TAG_BITS + 1, CoreStructure.SPIKE_FIFO_BEATS));
    splitter = instance(new BeatSplitter(widths, CLIENT_TAG_BITS));
    connect(arbiter.first, descriptorRequest);
    connect(arbiter.second, planeRequest);
    connect(dma.request, arbiter.out);
    dma.base.set(settings.base());
    dma.limit.set(settings.limit());
    dma.halt.set(halt);
    connect(axi, dma.axi);
    connect(splitter.in, dma.beats);
    connect(descriptorBeats, splitter.first);
    connect(planeBeats, splitter.second);
    idle.set(dma.idle);
    addressError.set(dma.addressError);
    responseError.set(dma.responseError);
  }
}
