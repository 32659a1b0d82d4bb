package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.WINDOW_OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.PassCommand;
import org.firefly.accelerator.weight.GroupWalk.Place;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Reads the passes of each group from the table, once per time step, and makes commands of them:
 * one in three clocks. Entries are needed no more when the group has ended.
 */
final class PassPlayer extends Module {
  final Stream<Group.Play> in;

  /** Positions in the table; always taken. */
  final Stream<UInt> read;

  /** What was read, one clock later. */
  final UInt source = input(uint(DIMENSION_BITS));

  /** What was read, one clock later. */
  final SInt offsetY = input(sint(WINDOW_OFFSET_BITS));

  /** What was read, one clock later. */
  final SInt offsetX = input(sint(WINDOW_OFFSET_BITS));

  final Stream<PassCommand> out = output(stream(PassCommand.type()));

  /** Beat of the table that holds the oldest entry still needed. */
  final UInt oldestBeat;

  private final WeightSizes sizes;
  private final GroupWalk walk;
  private final UInt position;
  private final UInt groupPosition;
  private final Bool reading = register(bool(), 0);
  private final Bool offered = register(bool(), 0);
  private final PassCommand command = register(PassCommand.type());

  PassPlayer(WeightSizes sizes) {
    this.sizes = sizes;
    in = input(stream(Group.Play.type(sizes)));
    read = output(stream(uint(sizes.entryBits() - 1)));
    oldestBeat = output(uint(sizes.tableBeatBits()));
    walk = instance(new GroupWalk(sizes));
    position = register(uint(sizes.entryBits()), 0);
    groupPosition = register(uint(sizes.entryBits()), 0);
    walk.valid.set(in.valid());
    connect(walk.extent, in.payload().extent());
    in.ready().set(walk.out.fire().and(walk.out.payload().endsGroup()));
    oldestBeat.set(groupPosition.slice(groupPosition.width() - 1, sizes.entryInBeatBits()));
    readEntries();
    out.valid().set(offered);
    connect(out.payload(), command);
  }

  private void readEntries() {
    read.valid().set(walk.out.valid().and(reading.not()).and(offered.not()));
    read.payload().set(position.truncate(position.width() - 1));
    reading.set(read.valid());
    walk.out.ready().set(reading);
    when(reading, this::take).elseWhen(out.ready(), () -> offered.set(false));
  }

  private void take() {
    Place place = walk.out.payload();
    offered.set(true);
    command.source().set(source);
    command.offsetY().set(offsetY);
    command.offsetX().set(offsetX);
    command.firstPass().set(place.firstPass());
    command.lastPass().set(place.lastPass());
    command.firstStep().set(place.firstStep());
    command.lastStep().set(place.lastStep());
    Bool lastOfLayer = place.endsGroup().and(in.payload().lastOfLayer());
    command.lastOfLayer().set(lastOfLayer);
    UInt following = named("following", PassTable.following(sizes, position, lastOfLayer));
    Bool again = place.lastPass().and(place.lastStep().not());
    position.set(mux(again, groupPosition, following));
    when(place.endsGroup(), () -> groupPosition.set(following));
  }
}
