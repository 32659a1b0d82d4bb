package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/** Two clients of one read engine. */
final class SharedReadDma extends Module {
  final Stream<ReadRequest> first = input(stream(ReadRequest.type(DmaBlocks.TAG_BITS)));
  final Stream<ReadRequest> second = input(stream(ReadRequest.type(DmaBlocks.TAG_BITS)));
  final UInt base = input(uint(AcceleratorConfig.ADDRESS_BITS));
  final UInt limit = input(uint(AcceleratorConfig.ADDRESS_BITS));
  final AxiRead axi;
  final Stream<ReadBeat> firstBeats;
  final Stream<ReadBeat> secondBeats;
  private final ReadArbiter arbiter = instance(new ReadArbiter(DmaBlocks.TAG_BITS));
  private final ReadDma dma;
  private final BeatSplitter splitter;

  SharedReadDma(CoreWidths widths) {
    axi = output(AxiRead.type(widths.beatBits()));
    firstBeats = output(stream(ReadBeat.type(widths, DmaBlocks.TAG_BITS)));
    secondBeats = output(stream(ReadBeat.type(widths, DmaBlocks.TAG_BITS)));
    dma = instance(new ReadDma(widths, DmaBlocks.TAG_BITS + 1, DmaBlocks.FIFO_BEATS));
    splitter = instance(new BeatSplitter(widths, DmaBlocks.TAG_BITS));
    connect(arbiter.first, first);
    connect(arbiter.second, second);
    connect(dma.request, arbiter.out);
    dma.base.set(base);
    dma.limit.set(limit);
    dma.halt.set(false);
    connect(axi, dma.axi);
    connect(splitter.in, dma.beats);
    connect(firstBeats, splitter.first);
    connect(secondBeats, splitter.second);
  }
}
