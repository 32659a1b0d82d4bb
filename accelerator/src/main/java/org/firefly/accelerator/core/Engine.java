package org.firefly.accelerator.core;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.typeOf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.axi.AxiWrite;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.PassCommand;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.accelerator.channel.TileBeat;
import org.firefly.accelerator.control.CoreEvents;
import org.firefly.accelerator.control.RunSettings;
import org.firefly.accelerator.dma.ReadDma;
import org.firefly.accelerator.dma.WriteDma;
import org.firefly.accelerator.layer.LayerSequencer;
import org.firefly.accelerator.layer.LayerSource;
import org.firefly.accelerator.layer.PlaneFetch;
import org.firefly.accelerator.neuron.NeuronPath;
import org.firefly.accelerator.spike.SpikePath;
import org.firefly.accelerator.synapse.SynapseArray;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.accelerator.weight.WeightPath;
import org.firefly.architecture.isa.CoreStatus.Wait;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.StreamFifo;
import org.firefly.hdl.stream.StreamFork;

/**
 * Everything of a core but its registers: executes the descriptors of one run from memory to
 * memory. A reset, which comes only when no burst is under way, makes it ready for the next run.
 *
 * <p>The spike side executes one layer after the other; the weight side runs ahead of it as far as
 * its memories reach. See {@code docs/architecture.md}.
 */
final class Engine extends Module {
  final RunSettings settings = input(RunSettings.type());

  /** Whether the run goes on. */
  final Bool run = input(bool());

  /** Whether no burst may begin any more. */
  final Bool halt = input(bool());

  final AxiRead spike;
  final AxiRead weight;

  /** The weight ports behind the first. */
  final List<AxiRead> furtherWeights = new ArrayList<>();

  final AxiWrite output;
  final CoreEvents events = output(CoreEvents.type());

  private final SpikePort spikePort;
  private final WeightPort weightPort;
  private final List<ReadDma> furtherPorts = new ArrayList<>();
  private final WriteDma writeDma;
  private final LayerSource source;
  private final LayerSequencer sequencer = instance(new LayerSequencer());
  private final StreamFork<PassCommand> fork = instance(new StreamFork<>(PassCommand.type(), 2));
  private final StreamFifo<PassCommand> passes;
  private final PlaneFetch planeFetch;
  private final StreamFifo<PlaneStart> planes;
  private final WeightPath weights;
  private final SpikePath spikes;
  private final SynapseArray array;
  private final NeuronPath neurons;

  Engine(CoreWidths widths) {
    spike = output(AxiRead.type(widths.beatBits()));
    weight = output(AxiRead.type(widths.beatBits()));
    output = output(AxiWrite.type(widths.beatBits()));
    SynapseArrayConfig arrayConfig = SynapseArrayConfig.of(widths.config());
    spikePort = instance(new SpikePort(widths));
    weightPort = instance(new WeightPort(widths));
    for (int port = 1; port < widths.config().weightPorts(); port++) {
      furtherWeights.add(output(AxiRead.type(widths.beatBits())));
      furtherPorts.add(instance(new ReadDma(widths, WeightPath.FURTHER_TAG_BITS, 0)));
    }
    writeDma = instance(new WriteDma(widths));
    source = instance(new LayerSource(widths));
    passes = fifo(PassCommand.type());
    planeFetch = instance(new PlaneFetch(widths));
    planes = fifo(PlaneStart.type(widths));
    weights = instance(new WeightPath(widths));
    spikes = instance(new SpikePath(widths));
    array = instance(new SynapseArray(arrayConfig));
    neurons = instance(new NeuronPath(widths, arrayConfig.latency()));
    connectPorts();
    connectFurtherPorts(widths);
    connectLayers();
    connectPasses();
    connectArray();
    connectNeurons();
    connectEvents();
  }

  private <T extends Data> StreamFifo<T> fifo(DataType<T> type) {
    return instance(new StreamFifo<>(type, CoreStructure.PASSES_AHEAD, MemoryStyle.DISTRIBUTED));
  }

  private void connectPorts() {
    connect(spike, spikePort.axi);
    connect(weight, weightPort.axi);
    connect(output, writeDma.axi);
    connect(spikePort.settings, settings);
    spikePort.halt.set(halt);
    connect(weightPort.settings, settings);
    weightPort.halt.set(halt);
    weightPort.run.set(run);
    writeDma.base.set(settings.base());
    writeDma.limit.set(settings.limit());
    writeDma.halt.set(halt);
  }

  /** The weight ports behind the first bring parts of tiles, whose places are reserved. */
  private void connectFurtherPorts(CoreWidths widths) {
    for (int i = 0; i < furtherPorts.size(); i++) {
      ReadDma port = furtherPorts.get(i);
      port.base.set(settings.base());
      port.limit.set(settings.limit());
      port.halt.set(halt);
      connect(furtherWeights.get(i), port.axi);
      connect(port.request, weights.furtherRequests.get(i));
      connect(weights.furtherBeats.get(i), port.beats.map(TileBeat.type(widths), TileBeat::take));
    }
  }

  private void connectLayers() {
    source.run.set(run);
    source.offset.set(settings.descriptors());
    source.count.set(settings.count());
    source.samples.set(settings.samples());
    source.take.set(sequencer.take);
    connect(spikePort.descriptorRequest, source.request);
    connect(source.beats, spikePort.descriptorBeats);
    sequencer.run.set(run);
    sequencer.ready.set(source.ready);
    sequencer.bad.set(source.bad);
    sequencer.finished.set(source.finished);
    sequencer.lastIssued.set(spikes.passDone.and(spikes.lastOfLayer));
    Bool input = planeFetch.idle.and(planes.out.valid().not()).and(spikes.busy.not());
    sequencer.quiet.set(next(input.and(neurons.idle).and(writeDma.idle)));
  }

  private void connectPasses() {
    connect(weights.job, weightPort.job);
    connect(weightPort.request, weights.request);
    connect(weights.beats, weightPort.beats);
    connect(sequencer.in, weights.pass);
    connect(fork.in, sequencer.out);
    connect(passes.in, fork.out.get(0));
    connect(planeFetch.pass, fork.out.get(1));
    connect(planeFetch.planes, source.planes);
    planeFetch.begins.set(sequencer.begins);
    connect(spikePort.planeRequest, planeFetch.request);
    connect(planes.in, planeFetch.plane);
  }

  private void connectArray() {
    connect(spikes.layer, source.layer);
    connect(spikes.plane, planes.out);
    DataType<UInt> word = typeOf(spikes.beats.payload());
    connect(spikes.beats, spikePort.planeBeats.map(word, (data, beat) -> data.set(beat.data())));
    connect(spikes.pass, passes.out);
    spikes.swapSoon.set(array.swapSoon);
    spikes.room.set(neurons.room);
    connect(array.tile, weights.tile);
    weights.rowRequest.set(array.rowRequest);
    array.row.set(weights.row);
    connect(array.position, spikes.position);
  }

  private void connectNeurons() {
    connect(neurons.neuron, source.layer.neuron());
    connect(neurons.piece, source.layer.piece());
    connect(neurons.output, source.layer.output());
    connect(neurons.tag, spikes.tag);
    neurons.tagValid.set(spikes.position.valid());
    connect(neurons.sums, array.sums);
    connect(neurons.parameters, weights.parameters);
    neurons.parametersThere.set(weights.parametersThere);
    connect(weights.parameterSteps, neurons.parameterSteps);
    neurons.issued.set(spikes.issued);
    neurons.reserve.set(spikes.reserve);
    connect(writeDma.in, neurons.write);
  }

  /** Events are one clock late, which keeps what collects them away from what they watch. */
  private void connectEvents() {
    events.badDescriptor().set(late(sequencer.badLayer));
    events.badPassTable().set(late(weights.tableError));
    Bool addressError = spikePort.addressError.or(weightAddressError()).or(writeDma.addressError);
    events.badAddress().set(late(addressError));
    events.spikeReadError().set(late(spikePort.responseError));
    events.weightReadError().set(late(weightResponseError()));
    events.writeError().set(late(writeDma.responseError));
    events.overflow().set(late(neurons.overflow));
    events.layerDone().set(sequencer.layerDone);
    events.allDone().set(late(sequencer.allDone));
    Bool reads = furtherWeights.stream().map(Engine::took).reduce(took(weight), Bool::or);
    Bool moves = spikes.issued.or(took(spike)).or(reads).or(output.bvalid().and(output.bready()));
    events.progress().set(late(moves));
    Bool idle = spikePort.idle.and(weightsIdle()).and(writeDma.idle);
    events.idle().set(late(idle.and(late(halt))));
    events.busy().set(spikes.issued);
    events.weightStall().set(spikes.waitsForWeights.or(sequencer.waitsForPass));
    events.spikeStall().set(spikes.waitsForSpikes);
    events.outputStall().set(spikes.waitsForOutput);
    events.newLayer().set(late(sequencer.take.or(sequencer.badLayer)));
    events.layer().set(next(source.number));
    connectWaits();
  }

  private Bool weightAddressError() {
    return furtherPorts.stream()
        .map(port -> port.addressError)
        .reduce(weightPort.addressError, Bool::or);
  }

  private Bool weightResponseError() {
    return furtherPorts.stream()
        .map(port -> port.responseError)
        .reduce(weightPort.responseError, Bool::or);
  }

  private Bool weightsIdle() {
    return furtherPorts.stream().map(port -> port.idle).reduce(weightPort.idle, Bool::and);
  }

  private void connectWaits() {
    Map<Wait, Bool> waits = new EnumMap<>(Wait.class);
    waits.put(Wait.DESCRIPTOR, sequencer.waitsForLayer);
    waits.put(Wait.WEIGHTS, events.weightStall());
    waits.put(Wait.SPIKES, spikes.waitsForSpikes);
    waits.put(Wait.OUTPUT, spikes.waitsForOutput);
    waits.put(Wait.WRITE_RESPONSE, writeDma.idle.not());
    waits.put(Wait.READ_RESPONSE, halt.and(spikePort.idle.and(weightsIdle()).not()));
    List<Bits> highestFirst = new ArrayList<>();
    for (Wait wait : Wait.values()) {
      highestFirst.add(0, waits.get(wait));
    }
    UInt mask = concat(highestFirst);
    events.waits().set(next(mask));
  }

  private static Bool took(AxiRead port) {
    return port.rvalid().and(port.rready());
  }

  private Bool late(Bool event) {
    return next(event, 0);
  }
}
