package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.STEP_BITS;
import static org.firefly.architecture.isa.CoreStructure.WAITING_GROUPS;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.stream.Stream.stream;

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
 * Hands each group to fetcher, feeder and player, which work at their own pace: {@link
 * CoreStructure#WAITING_GROUPS} groups may lie between the first and the last of them. Latency one
 * clock; ready depends on no input of the same clock.
 */
final class GroupQueues extends Module {
  final Stream<Group> in;
  final Stream<Group.Fetch> fetch;
  final Stream<Group.Feed> feed;
  final Stream<Group.Play> play;

  private final StreamFifo<Group.Fetch> fetchQueue;
  private final StreamFifo<Group.Feed> feedQueue;
  private final StreamFifo<Group.Play> playQueue;

  GroupQueues(WeightSizes sizes) {
    in = input(stream(Group.type(sizes)));
    fetch = output(stream(Group.Fetch.type(sizes)));
    feed = output(stream(Group.Feed.type(sizes)));
    play = output(stream(Group.Play.type(sizes)));
    fetchQueue = instance(queue(Group.Fetch.type(sizes)));
    feedQueue = instance(queue(Group.Feed.type(sizes)));
    playQueue = instance(queue(Group.Play.type(sizes)));
    Bool room = fetchQueue.in.ready().and(feedQueue.in.ready()).and(playQueue.in.ready());
    in.ready().set(room);
    Bool enters = named("enters", in.valid().and(room));
    fetchQueue.in.valid().set(enters);
    feedQueue.in.valid().set(enters);
    playQueue.in.valid().set(enters);
    describe(in.payload());
    connect(fetch, fetchQueue.out);
    connect(feed, feedQueue.out);
    connect(play, playQueue.out);
  }

  private static <T extends Data> StreamFifo<T> queue(DataType<T> type) {
    return new StreamFifo<>(type, WAITING_GROUPS, MemoryStyle.DISTRIBUTED);
  }

  private void describe(Group group) {
    Group.Fetch tiles = fetchQueue.in.payload();
    UInt once = literal(0, STEP_BITS);
    tiles.extent().lastPass().set(group.extent().lastPass());
    tiles.extent().lastStep().set(mux(group.resident(), once, group.extent().lastStep()));
    tiles.weightOffset().set(group.weightOffset());
    tiles.parameterOffset().set(group.parameterOffset());
    connect(feedQueue.in.payload().extent(), group.extent());
    feedQueue.in.payload().resident().set(group.resident());
    connect(playQueue.in.payload().extent(), group.extent());
    playQueue.in.payload().lastOfLayer().set(group.lastOfLayer());
  }
}
