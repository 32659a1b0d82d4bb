package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.accelerator.channel.CoreWidths.STEP_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.Stream;

/**
 * Reads the pass table ahead of everybody else, counts the passes of each output group and checks
 * the table against the layer.
 *
 * <p>An entry takes three clocks, fewer than the beats of its tile; a group is sent after its last
 * entry. Where the table contradicts the layer, {@link #error} rises and nothing more is read or
 * sent until reset.
 */
final class GroupScanner extends Module {
  /**
   * The part of a job that concerns groups.
   *
   * @param lastStep time steps - 1
   * @param outputGroups at least 1
   * @param passes over all output groups, at least 1
   * @param weightOffset byte offset of the first tile
   * @param parameterOffset byte offset of the first group's parameters
   */
  record Layer(
      @Width(STEP_BITS) UInt lastStep,
      @Width(DIMENSION_BITS) UInt outputGroups,
      @Width(PITCH_BITS) UInt passes,
      @Width(OFFSET_BITS) UInt weightOffset,
      @Width(OFFSET_BITS) UInt parameterOffset)
      implements Bundle {
    static DataType<Layer> type() {
      return bundle(Layer.class);
    }
  }

  private enum State {
    BEGIN_LAYER,
    READ,
    COUNT,
    CHECK,
    SEND
  }

  final Stream<Layer> in = input(stream(Layer.type()));
  final Stream<UInt> read;

  /** What was read, one clock later. */
  final Bool first = input(bool());

  /** What was read, one clock later. */
  final Bool last = input(bool());

  /** Number of beats of the table that have arrived. */
  final UInt arrivedBeats;

  final Stream<Group> out;

  /** The table contradicts the layer; stays until reset. */
  final Bool error = output(bool());

  private final WeightSizes sizes;
  private final UInt state = register(uint(3), State.BEGIN_LAYER.ordinal());
  private final UInt position;
  private final Bool present = register(bool(), 0);
  private final UInt entriesLeft = register(uint(PITCH_BITS));
  private final UInt groupsLeft = register(uint(DIMENSION_BITS));
  private final Bool groupBegins = register(bool());
  private final UInt pass;
  private final UInt groupOffset = register(uint(OFFSET_BITS));
  private final UInt tileOffset = register(uint(OFFSET_BITS));
  private final UInt parameterOffset = register(uint(OFFSET_BITS));
  private final Bool isFirst = register(bool());
  private final Bool isLast = register(bool());
  private final Bool lastEntry = register(bool());
  private final Bool lastGroup = register(bool());
  private final Bool resident = register(bool());
  private final Bool failed = register(bool(), 0);

  GroupScanner(WeightSizes sizes) {
    this.sizes = sizes;
    read = output(stream(uint(sizes.entryBits() - 1)));
    arrivedBeats = input(uint(sizes.tableBeatBits()));
    out = output(stream(Group.type(sizes)));
    position = register(uint(sizes.entryBits()), 0);
    pass = register(uint(sizes.passBits() + 1));
    error.set(failed);
    UInt beat = position.slice(position.width() - 1, sizes.entryInBeatBits());
    // Looked at in state READ, which comes two clocks or more after the position has changed.
    present.set(beat.ne(arrivedBeats));
    read.valid().set(is(State.READ).and(present));
    read.payload().set(position.truncate(position.width() - 1));
    in.ready().set(out.fire().and(lastEntry));
    out.valid().set(is(State.SEND));
    describeGroup(out.payload());
    choose(state)
        .is(State.BEGIN_LAYER, this::beginLayer)
        .is(State.READ, this::read)
        .is(State.COUNT, this::count)
        .is(State.CHECK, () -> when(failed.not(), this::check))
        .is(State.SEND, () -> when(out.ready(), this::beginGroup));
  }

  private Bool is(State wanted) {
    return state.eq(wanted.ordinal());
  }

  private void go(State next) {
    state.set(next.ordinal());
  }

  private void describeGroup(Group group) {
    group.extent().lastPass().set(pass.truncate(sizes.passBits()));
    group.extent().lastStep().set(in.payload().lastStep());
    group.resident().set(resident);
    group.lastOfLayer().set(lastEntry);
    group.weightOffset().set(groupOffset);
    group.parameterOffset().set(parameterOffset);
  }

  private void beginLayer() {
    when(in.valid(), () -> go(State.READ));
    entriesLeft.set(in.payload().passes());
    groupsLeft.set(in.payload().outputGroups());
    groupBegins.set(true);
    pass.set(0);
    groupOffset.set(in.payload().weightOffset());
    tileOffset.set(in.payload().weightOffset());
    parameterOffset.set(in.payload().parameterOffset());
  }

  /** Asks for an entry, and compares the counters with their ends. */
  private void read() {
    when(read.fire(), () -> go(State.COUNT));
    lastEntry.set(entriesLeft.eq(1));
    lastGroup.set(groupsLeft.eq(1));
    resident.set(pass.lt(sizes.mostResidentPasses()));
  }

  private void count() {
    go(State.CHECK);
    isFirst.set(first);
    isLast.set(last);
    position.set(PassTable.following(sizes, position, lastEntry));
    entriesLeft.set(entriesLeft.minus(1));
    tileOffset.set(tileOffset.plus(sizes.widths().config().tileBytes()));
  }

  private void check() {
    Bool tooManyPasses = pass.bit(sizes.passBits());
    Bool endsRightly = mux(isLast, lastEntry.eq(lastGroup), lastEntry.not()).asBool();
    Bool sound = isFirst.eq(groupBegins).and(endsRightly).and(tooManyPasses.not());
    groupBegins.set(isLast);
    when(sound, () -> state.set(mux(isLast, ordinal(State.SEND), ordinal(State.READ))))
        .otherwise(() -> failed.set(true));
    when(isLast.not(), () -> pass.set(pass.plus(1)));
  }

  private void beginGroup() {
    state.set(mux(lastEntry, ordinal(State.BEGIN_LAYER), ordinal(State.READ)));
    groupsLeft.set(groupsLeft.minus(1));
    pass.set(0);
    groupOffset.set(tileOffset);
    parameterOffset.set(parameterOffset.plus(sizes.parameterBytes()));
  }

  private UInt ordinal(State next) {
    return literal(next.ordinal(), state.width());
  }
}
