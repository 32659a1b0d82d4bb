package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.TileBeat;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.accelerator.weight.ParameterStore;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * Everything that belongs to the weights of an event engine: reads parameters and weight rows of
 * the output groups in their order, ahead of the computation as far as rows of the cells and
 * parameter sets are free, and says which groups are there.
 *
 * <p>A group's rows lie behind those of the group before it, around the ring of rows that all cells
 * have in common, and are free again {@value #SETTLING} clocks after {@link #groupDone}, when the
 * last cell has read them. Storage: {@value CoreStructure#PARAMETER_SETS} parameter sets, one row.
 */
final class EventWeights extends Module {
  /** Width of the tags of requests and beats. */
  static final int TAG_BITS = RowFetch.TAG_BITS;

  /** Clocks until the cells have read the last rows of a mask that they have taken. */
  private static final int SETTLING = 64;

  /** Layers in order. */
  final Stream<WeightJob> job = input(stream(WeightJob.type()));

  final Stream<ReadRequest> request = output(stream(ReadRequest.type(TAG_BITS)));

  /** What was requested, in order; may have to wait. */
  final Stream<ReadBeat> beats;

  /** Of the ports behind the first, for their part of the rows. */
  final List<Stream<ReadRequest>> furtherRequests = new ArrayList<>();

  final List<Stream<TileBeat>> furtherBeats = new ArrayList<>();

  /** Rows for each cell. */
  final Vec<Stream<WeightRow>> writes;

  /** Asks the core for a clock in which rows can be written. */
  final Bool pause = output(bool());

  /** First unit of the next output group, when all of its rows are there. */
  final Stream<UInt> group;

  /** The last mask of the oldest group that was taken from {@link #group} went into the core. */
  final Bool groupDone = input(bool());

  final ParameterSet parameters;
  final ParameterSteps parameterSteps = input(ParameterSteps.type());

  /** Whether the set is complete whose first kind is used next. */
  final Bool parametersThere = output(bool());

  private final RowFetch fetch;
  private final RowWriter writer;
  private final ParameterStore store;
  private final StreamFifo<UInt> coming;
  private final StreamFifo<UInt> inUse;

  EventWeights(CoreWidths widths, EventSizes sizes) {
    beats = input(stream(ReadBeat.type(widths, TAG_BITS)));
    for (int port = 1; port < widths.config().weightPorts(); port++) {
      furtherRequests.add(output(stream(ReadRequest.type(TAG_BITS))));
      furtherBeats.add(input(stream(TileBeat.type(widths))));
    }
    writes = output(vec(sizes.cells(), stream(WeightRow.type(sizes))));
    group = output(stream(uint(sizes.maskBits())));
    parameters = output(ParameterSet.type(widths));
    fetch = instance(new RowFetch(widths, sizes));
    writer = instance(new RowWriter(widths, sizes));
    store = instance(new ParameterStore(widths));
    coming = groups("coming", sizes);
    inUse = groups("inUse", sizes);
    request();
    countGroups();
    sort();
    connect(group, writer.ready);
    pause.set(writer.pause);
    for (int k = 0; k < sizes.cells(); k++) {
      connect(writes.get(k), writer.writes.get(k));
    }
    connect(store.steps, parameterSteps);
    connect(parameters, store.set);
    parametersThere.set(store.there);
  }

  private StreamFifo<UInt> groups(String name, EventSizes sizes) {
    return instance(
        name,
        new StreamFifo<>(
            uint(sizes.unitCountBits()), CoreStructure.PARAMETER_SETS, MemoryStyle.DISTRIBUTED));
  }

  private void request() {
    connect(fetch.job, job);
    connect(request, fetch.request);
    for (int i = 0; i < furtherRequests.size(); i++) {
      connect(furtherRequests.get(i), fetch.furtherRequests.get(i));
      connect(writer.furtherBeats.get(i), furtherBeats.get(i));
    }
    fetch.parametersFreed.set(parameterSteps.all());
  }

  /** Sizes of the groups whose rows are on their way, and of those that the cells have to keep. */
  private void countGroups() {
    fetch.group.ready().set(coming.in.ready().and(inUse.in.ready()));
    for (StreamFifo<UInt> each : List.of(coming, inUse)) {
      each.in.valid().set(fetch.group.fire());
      each.in.payload().set(fetch.group.payload());
    }
    connect(writer.group, coming.out);
    Bool freed = groupDone;
    for (int i = 0; i < SETTLING; i++) {
      freed = next(freed, 0);
    }
    inUse.out.ready().set(freed);
    fetch.freed.set(freed);
    fetch.freedUnits.set(inUse.out.payload());
    assertThat("frees_what_was_in_use", freed.implies(inUse.out.valid()));
  }

  /** Parameters always have a place. */
  private void sort() {
    Bool isParameters = beats.payload().tag().eq(RowFetch.PARAMETERS);
    beats.ready().set(isParameters.or(writer.beats.ready()));
    writer.beats.valid().set(beats.valid().and(isParameters.not()));
    connect(writer.beats.payload(), beats.payload());
    store.arrives.set(next(beats.valid().and(isParameters), 0));
    store.beat.set(next(beats.payload().data()));
  }
}
