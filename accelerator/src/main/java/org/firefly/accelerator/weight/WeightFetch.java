package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.BEAT_COUNT_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.architecture.isa.CoreStructure.PARAMETER_SETS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.weight.GroupWalk.Place;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;

/**
 * Asks for the parameters of each group and then for its tiles, each as soon as there is a place
 * for it on chip: one request in two clocks at most. Of each tile every port is asked for its part,
 * all in the same clock; the further ones hear of it a clock later.
 */
final class WeightFetch extends Module {
  /** Width of the tags of {@link #furtherRequests}, which are 0. */
  static final int FURTHER_TAG_BITS = 1;

  /** Groups; {@code extent.lastStep} is 0 for groups that are fetched once. */
  final Stream<Group.Fetch> in;

  final Stream<ReadRequest> request = output(stream(ReadRequest.type(BeatKind.TAG_BITS)));

  /** Of the ports behind the first, each for its part of a tile. */
  final List<Stream<ReadRequest>> furtherRequests = new ArrayList<>();

  /** A tile of the ring is free again. */
  final Bool tileFreed = input(bool());

  /** A parameter set is free again. */
  final Bool parametersFreed = input(bool());

  private final WeightSizes sizes;
  private final GroupWalk walk;
  private final Credits freeTiles;
  private final Credits freeParameters;
  private final Bool parametersRequested = register(bool(), 0);
  private final UInt nextTile = register(uint(OFFSET_BITS));
  private final List<RegisterSlice<UInt>> furtherParts = new ArrayList<>();

  WeightFetch(WeightSizes sizes) {
    this.sizes = sizes;
    in = input(stream(Group.Fetch.type(sizes)));
    walk = instance(new GroupWalk(sizes));
    freeTiles = instance(new Credits(sizes.tiles(), sizes.tiles()));
    freeParameters = instance(new Credits(PARAMETER_SETS, PARAMETER_SETS));
    walk.valid.set(in.valid());
    connect(walk.extent, in.payload().extent());
    in.ready().set(walk.out.fire().and(walk.out.payload().endsGroup()));
    freeTiles.give.set(tileFreed);
    freeParameters.give.set(parametersFreed);
    for (int port = 1; port < sizes.ports(); port++) {
      furtherRequests.add(output(stream(ReadRequest.type(FURTHER_TAG_BITS))));
      furtherParts.add(instance(new RegisterSlice<>(uint(OFFSET_BITS))));
    }
    requestInOrder();
  }

  private void requestInOrder() {
    Place place = walk.out.payload();
    Bool parameters = named("parameters", place.startsGroup().and(parametersRequested.not()));
    Bool free = mux(parameters, freeParameters.any, freeTiles.any.and(furtherRoom()));
    UInt tile = named("tile", mux(place.firstPass(), in.payload().weightOffset(), nextTile));
    request.valid().set(walk.out.valid().and(free));
    describe(request.payload(), parameters, tile);
    Bool tileTaken = request.fire().and(parameters.not());
    walk.out.ready().set(request.ready().and(free).and(parameters.not()));
    freeParameters.take.set(request.fire().and(parameters));
    freeTiles.take.set(tileTaken);
    when(request.fire(), () -> parametersRequested.set(parameters));
    when(tileTaken, () -> nextTile.set(tile.plus(sizes.widths().config().tileBytes())));
    for (int i = 0; i < furtherParts.size(); i++) {
      requestFurther(i, tileTaken, tile);
    }
  }

  private Bool furtherRoom() {
    return furtherParts.stream().map(part -> part.in.ready()).reduce(literal(true), Bool::and);
  }

  private void requestFurther(int index, Bool tileTaken, UInt tile) {
    RegisterSlice<UInt> part = furtherParts.get(index);
    Stream<ReadRequest> wanted = furtherRequests.get(index);
    part.in.valid().set(tileTaken);
    part.in.payload().set(tile);
    wanted.valid().set(part.out.valid());
    part.out.ready().set(wanted.ready());
    int bytes = sizes.widths().config().tilePartBytes();
    wanted.payload().offset().set(part.out.payload().plus((index + 1L) * bytes));
    wanted.payload().beats().set(sizes.partBeats());
    wanted.payload().tag().set(0);
  }

  private void describe(ReadRequest payload, Bool parameters, UInt tile) {
    payload.offset().set(mux(parameters, in.payload().parameterOffset(), tile));
    payload
        .beats()
        .set(
            mux(
                parameters,
                literal(sizes.parameterBeats(), BEAT_COUNT_BITS),
                literal(sizes.partBeats(), BEAT_COUNT_BITS)));
    payload.tag().set(mux(parameters, tag(BeatKind.PARAMETERS), tag(BeatKind.TILE)));
  }

  private static UInt tag(BeatKind kind) {
    return literal(kind.ordinal(), BeatKind.TAG_BITS);
  }
}
