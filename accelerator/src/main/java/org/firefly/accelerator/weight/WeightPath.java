package org.firefly.accelerator.weight;

import static org.firefly.architecture.isa.CoreStructure.WAITING_COMMANDS;
import static org.firefly.architecture.isa.CoreStructure.WAITING_JOBS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.accelerator.channel.PassCommand;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.TileBeat;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.accelerator.synapse.TileOffer;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.DataType;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * Everything that belongs to the weights of a core: reads pass tables, parameters and tiles, and
 * hands out pass commands, tiles and parameter sets in the order in which a layer needs them.
 *
 * <p>Each stage works on the next layer as soon as it is done with the present one, so that the
 * port is idle only while all of the memories on chip are in use. Everything requested has space
 * reserved, and beats are always taken. Pass commands come at one in three clocks and up to {@value
 * CoreStructure#WAITING_COMMANDS} ahead; tiles are on offer when all their rows are on chip.
 * Storage: the ring of tiles and the pass table in block RAM, parameters and queues in distributed
 * RAM. See {@code docs/weight-path.md}.
 */
public final class WeightPath extends Module {
  /** Width of the tags of {@link #request} and {@link #beats}. */
  public static final int TAG_BITS = BeatKind.TAG_BITS;

  /** Width of the tags of {@link #furtherRequests}. */
  public static final int FURTHER_TAG_BITS = WeightFetch.FURTHER_TAG_BITS;

  /** Layers in order; taken long before their passes begin. */
  public final Stream<WeightJob> job = input(stream(WeightJob.type()));

  /** To the weight port. */
  public final Stream<ReadRequest> request = output(stream(ReadRequest.type(TAG_BITS)));

  /** What was requested, in order; always ready. */
  public final Stream<ReadBeat> beats;

  /** To the weight ports behind the first, each for its part of a tile; tags are 0. */
  public final List<Stream<ReadRequest>> furtherRequests = new ArrayList<>();

  /** What was requested from each of them, in order; always ready. */
  public final List<Stream<TileBeat>> furtherBeats = new ArrayList<>();

  /** All passes in order: layer, output group, time step, pass. */
  public final Stream<PassCommand> pass = output(stream(PassCommand.type()));

  /** Offers the tile of each pass in the order of the passes. */
  public final TileOffer tile = output(TileOffer.type());

  /** The next row of the tile taken last is wanted. */
  public final Bool rowRequest = input(bool());

  /** The row, 9 P bytes, as many clocks after its request as the synapse array expects. */
  public final UInt row;

  /** The neurons' constants for the output groups in their order. */
  public final ParameterSet parameters;

  /** Moves {@link #parameters} from group to group. */
  public final ParameterSteps parameterSteps = input(ParameterSteps.type());

  /** Whether the set is complete whose first kind is used next. */
  public final Bool parametersThere = output(bool());

  /**
   * The pass table contradicts the job: groups, passes or flags do not fit together, or a group is
   * too long. Stays until reset; meanwhile nothing is offered or requested.
   */
  public final Bool tableError = output(bool());

  private final WeightSizes sizes;
  private final StreamFifo<TablePrefetch.Table> tableJobs;
  private final StreamFifo<GroupScanner.Layer> layers;
  private final TablePrefetch prefetch;
  private final PassTable table;
  private final GroupScanner scanner;
  private final GroupQueues groups;
  private final WeightFetch fetch;
  private final RequestArbiter arbiter = instance(new RequestArbiter());
  private final BeatSorter sorter;
  private final WeightRing ring;
  private final TileFeeder feeder;
  private final PassPlayer player;
  private final StreamFifo<PassCommand> commands;
  private final ParameterStore store;

  /** The weight path of a core. */
  public WeightPath(CoreWidths widths) {
    sizes = new WeightSizes(widths);
    beats = input(stream(ReadBeat.type(widths, TAG_BITS)));
    for (int port = 1; port < sizes.ports(); port++) {
      furtherRequests.add(output(stream(ReadRequest.type(FURTHER_TAG_BITS))));
      furtherBeats.add(input(stream(TileBeat.type(widths))));
    }
    parameters = output(ParameterSet.type(widths));
    tableJobs = instance(queue(TablePrefetch.Table.type(), WAITING_JOBS));
    layers = instance(queue(GroupScanner.Layer.type(), WAITING_JOBS));
    prefetch = instance(new TablePrefetch(sizes));
    table = instance(new PassTable(sizes));
    scanner = instance(new GroupScanner(sizes));
    groups = instance(new GroupQueues(sizes));
    fetch = instance(new WeightFetch(sizes));
    sorter = instance(new BeatSorter(sizes));
    ring = instance(new WeightRing(sizes));
    feeder = instance(new TileFeeder(sizes));
    player = instance(new PassPlayer(sizes));
    commands = instance(queue(PassCommand.type(), WAITING_COMMANDS));
    store = instance(new ParameterStore(widths));
    row = output(uint(ring.row.width()));
    takeJobs();
    connectTable();
    connectRequests();
    connectArrivals();
    connectOutputs();
  }

  private static <T extends Data> StreamFifo<T> queue(DataType<T> type, int depth) {
    return new StreamFifo<>(type, depth, MemoryStyle.DISTRIBUTED);
  }

  /** A job goes to two stages, which may be layers apart. */
  private void takeJobs() {
    WeightJob fields = job.payload();
    job.ready().set(tableJobs.in.ready().and(layers.in.ready()));
    tableJobs.in.valid().set(job.fire());
    tableJobs.in.payload().passes().set(fields.passes());
    tableJobs.in.payload().offset().set(fields.passOffset());
    GroupScanner.Layer layer = layers.in.payload();
    layers.in.valid().set(job.fire());
    layer.lastStep().set(fields.timeSteps().minus(1));
    layer.outputGroups().set(fields.outputGroups());
    layer.passes().set(fields.passes());
    layer.weightOffset().set(fields.weightOffset());
    layer.parameterOffset().set(fields.parameterOffset());
    connect(prefetch.in, tableJobs.out);
    connect(scanner.in, layers.out);
  }

  private void connectTable() {
    prefetch.oldestBeat.set(player.oldestBeat);
    connect(table.player, player.read);
    connect(table.scanner, scanner.read);
    player.source.set(table.entry.source());
    player.offsetY.set(table.entry.offsetY());
    player.offsetX.set(table.entry.offsetX());
    scanner.first.set(table.entry.first());
    scanner.last.set(table.entry.last());
    scanner.arrivedBeats.set(table.arrivedBeats);
    connect(groups.in, scanner.out);
    connect(fetch.in, groups.fetch);
    connect(feeder.in, groups.feed);
    connect(player.in, groups.play);
  }

  private void connectRequests() {
    arbiter.stop.set(scanner.error);
    connect(arbiter.table, prefetch.request);
    connect(arbiter.weights, fetch.request);
    connect(request, arbiter.out);
    for (int i = 0; i < furtherRequests.size(); i++) {
      connect(furtherRequests.get(i), fetch.furtherRequests.get(i));
    }
    fetch.tileFreed.set(feeder.freed);
    fetch.parametersFreed.set(parameterSteps.all());
  }

  private void connectArrivals() {
    connect(sorter.in, beats);
    table.arrives.set(sorter.isTable);
    table.entries.set(sorter.entries);
    store.arrives.set(sorter.isParameters);
    store.beat.set(sorter.data);
    connect(store.steps, parameterSteps);
    connectTiles();
  }

  /** Beats of the first port come through the sorter, those of others in their own registers. */
  private void connectTiles() {
    List<Bool> arrives = new ArrayList<>(List.of(sorter.isTile));
    List<Bool> ends = new ArrayList<>(List.of(sorter.isTile.and(sorter.last)));
    ring.beats.get(0).set(sorter.data);
    for (int i = 0; i < furtherBeats.size(); i++) {
      Stream<TileBeat> beat = furtherBeats.get(i);
      beat.ready().set(true);
      ring.beats.get(i + 1).set(beat.payload().data());
      arrives.add(0, beat.valid());
      ends.add(0, beat.valid().and(beat.payload().last()));
    }
    ring.arrives.set(concat(arrives));
    feeder.arrived.set(concat(ends));
  }

  private void connectOutputs() {
    Bool sound = scanner.error.not();
    tableError.set(scanner.error);
    connect(commands.in, player.out);
    connect(pass, commands.out.when(sound));
    connect(parameters, store.set);
    parametersThere.set(store.there.and(sound));
    tile.valid().set(feeder.tile.valid().and(sound));
    feeder.tile.ready().set(tile.ready().and(sound));
    feeder.rowRequest.set(rowRequest);
    ring.read.set(rowRequest);
    ring.readRow.set(feeder.row);
    row.set(ring.row);
  }
}
