package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.synapse.TileOffer;
import org.firefly.accelerator.weight.GroupWalk.Place;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Offers tiles to the array in the order of the passes, addresses their rows, and tells which tiles
 * of the ring have become free.
 *
 * <p>A tile is offered once all of it has arrived; those of a resident group are offered again in
 * every time step. It is free when its last row has been read for the last time. The next tile is
 * on offer a few clocks after one was taken, long before the array has read P rows.
 */
final class TileFeeder extends Module {
  final Stream<Group.Feed> in;

  /** Bit i: port i has brought the last of its part of a tile. */
  final UInt arrived;

  final TileOffer tile = output(TileOffer.type());

  /** The array wants the next row of the tile that it took last. */
  final Bool rowRequest = input(bool());

  /** Row of the ring that this is. */
  final UInt row;

  /** A tile of the ring is free. */
  final Bool freed = output(bool());

  private final int tiles;
  private final GroupWalk walk;
  private final List<Credits> arrivedParts = new ArrayList<>();
  private final UInt slot;
  private final UInt groupSlot;
  private final UInt readRow;
  private final Bool offered = register(bool(), 0);
  private final Bool leaves = register(bool(), 0);

  TileFeeder(WeightSizes sizes) {
    tiles = sizes.tiles();
    in = input(stream(Group.Feed.type(sizes)));
    row = output(uint(bitsFor(sizes.ringRows())));
    walk = instance(new GroupWalk(sizes));
    arrived = input(uint(sizes.ports()));
    for (int port = 0; port < sizes.ports(); port++) {
      arrivedParts.add(instance(new Credits(tiles, 0)));
    }
    slot = register(uint(sizes.tileBits()), 0);
    groupSlot = register(uint(sizes.tileBits()));
    readRow = register(uint(row.width()));
    walk.valid.set(in.valid());
    connect(walk.extent, in.payload().extent());
    in.ready().set(walk.out.fire().and(walk.out.payload().endsGroup()));
    offer(walk.out.payload(), in.payload().resident());
    readRows(sizes);
  }

  private void offer(Place place, Bool resident) {
    Bool replay = named("replay", resident.and(place.firstStep().not()));
    Bool possible =
        walk.out.valid().and(replay.or(all(arrivedParts.stream().map(part -> part.any).toList())));
    Bool taken = named("taken", offered.and(tile.ready()));
    tile.valid().set(offered);
    walk.out.ready().set(taken);
    for (int port = 0; port < arrivedParts.size(); port++) {
      arrivedParts.get(port).give.set(arrived.bit(port));
      arrivedParts.get(port).take.set(taken.and(replay.not()));
    }
    when(offered.not(), () -> prepare(place, possible))
        .elseWhen(tile.ready(), () -> moveOn(place, resident));
  }

  private void prepare(Place place, Bool possible) {
    offered.set(possible);
    when(possible.and(place.startsGroup()), () -> groupSlot.set(slot));
  }

  private void moveOn(Place place, Bool resident) {
    offered.set(false);
    leaves.set(resident.implies(place.lastStep()));
    Bool again = resident.and(place.lastPass()).and(place.lastStep().not());
    slot.set(mux(again, groupSlot, slot.plus(1)));
  }

  /** A tile may be taken in the clock of the last request for the one before. */
  private void readRows(WeightSizes sizes) {
    int rowInTileBits = bitsFor(sizes.tileRows());
    UInt firstRow = concat(slot, literal(0, rowInTileBits));
    Bool lastRow = readRow.truncate(rowInTileBits).andReduce();
    row.set(readRow);
    freed.set(next(rowRequest.and(lastRow).and(leaves), 0));
    when(offered.and(tile.ready()), () -> readRow.set(firstRow))
        .elseWhen(rowRequest, () -> readRow.set(readRow.plus(1)));
  }
}
