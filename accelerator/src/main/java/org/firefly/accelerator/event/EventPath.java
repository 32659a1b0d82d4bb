package org.firefly.accelerator.event;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.InputRegisters;
import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.StateRegisters;
import org.firefly.accelerator.channel.TileBeat;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.accelerator.channel.WindowRegisters;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * An event engine between its ports to memory: executes one layer after the other, while weights
 * are read layers ahead. A layer begins with {@link #start}, when its registers have settled, and
 * has ended when {@link #idle} is true again.
 */
public final class EventPath extends Module {
  /** The registers hold a new layer. */
  public final Bool start = input(bool());

  public final InputRegisters input = input(bundle(InputRegisters.class));
  public final WindowRegisters window = input(WindowRegisters.type());
  public final NeuronRegisters neuron = input(NeuronRegisters.type());
  public final StateRegisters state = input(StateRegisters.type());
  public final OutputRegisters output = input(OutputRegisters.type());

  /** Whether the state of the neurons lies by position, see {@link EventBack#keeps}. */
  public final Bool keeps = input(bool());

  /** Time steps, 1 to S. */
  public final UInt steps;

  /** Positions of all samples. */
  public final UInt positions = input(uint(DIMENSION_BITS));

  /** The layers' weights, long before the layers. */
  public final Stream<WeightJob> job = input(stream(WeightJob.type()));

  public final Stream<ReadRequest> weightRequest =
      output(stream(ReadRequest.type(EventWeights.TAG_BITS)));
  public final Stream<ReadBeat> weightBeats;

  /** Of the weight ports behind the first. */
  public final List<Stream<ReadRequest>> furtherRequests = new ArrayList<>();

  public final List<Stream<TileBeat>> furtherBeats = new ArrayList<>();
  public final Stream<ReadRequest> spikeRequest = output(stream(ReadRequest.type(1)));
  public final Stream<UInt> spikeWords;
  public final Stream<WriteBeat> write;

  /** An addition left the range of the membranes; one clock for each position and step. */
  public final Bool overflow = output(bool());

  /** Whether no layer is under way. */
  public final Bool idle = output(bool());

  private final EventWeights weights;
  private final EventFront front;
  private final EventCore core;
  private final EventBack back;

  /** The engine of a core. */
  public EventPath(CoreWidths widths, EventSizes sizes) {
    steps = input(uint(bitsFor(sizes.steps() + 1)));
    weightBeats = input(stream(ReadBeat.type(widths, EventWeights.TAG_BITS)));
    for (int port = 1; port < widths.config().weightPorts(); port++) {
      furtherRequests.add(output(stream(ReadRequest.type(EventWeights.TAG_BITS))));
      furtherBeats.add(input(stream(TileBeat.type(widths))));
    }
    spikeWords = input(stream(uint(sizes.wordBits())));
    write = output(stream(WriteBeat.type(widths)));
    weights = instance(new EventWeights(widths, sizes));
    front = instance(new EventFront(sizes));
    core = instance(new EventCore(sizes));
    back = instance(new EventBack(widths, sizes));
    connectWeights(sizes);
    connectFront();
    connectBack();
    idle.set(front.idle.and(back.idle));
  }

  private void connectWeights(EventSizes sizes) {
    connect(weights.job, job);
    connect(weightRequest, weights.request);
    connect(weights.beats, weightBeats);
    for (int i = 0; i < furtherBeats.size(); i++) {
      connect(furtherRequests.get(i), weights.furtherRequests.get(i));
      connect(weights.furtherBeats.get(i), furtherBeats.get(i));
    }
    core.pause.set(weights.pause);
    for (int k = 0; k < sizes.cells(); k++) {
      connect(core.writes.get(k), weights.writes.get(k));
    }
    weights.groupDone.set(front.groupDone);
    connect(weights.parameterSteps, back.parameterSteps);
  }

  private void connectFront() {
    front.start.set(start);
    connect(front.input, input);
    connect(front.window, window);
    connect(front.output, output);
    front.positions.set(positions);
    connect(spikeRequest, front.request);
    connect(front.words, spikeWords);
    connect(front.group, weights.group);
    front.room.set(back.room);
    connect(core.masks, front.masks);
  }

  private void connectBack() {
    connect(back.neuron, neuron);
    connect(back.state, state);
    connect(back.output, output);
    back.keeps.set(keeps);
    back.steps.set(steps);
    back.starts.set(front.starts);
    back.valid.set(core.valid);
    back.sums.set(core.sums);
    connect(back.parameters, weights.parameters);
    back.parametersThere.set(weights.parametersThere);
    connect(write, back.write);
    overflow.set(back.overflow);
  }
}
