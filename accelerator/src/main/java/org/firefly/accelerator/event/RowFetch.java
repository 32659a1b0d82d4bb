package org.firefly.accelerator.event;

import static org.firefly.accelerator.channel.CoreWidths.BEAT_COUNT_BITS;
import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.architecture.isa.CoreStructure.PARAMETER_SETS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;

/**
 * Asks for the parameters of each output group and then for its weight rows, unit by unit, each as
 * soon as there is a place for it on chip: layers and groups ahead of the computation, as far as
 * the cells have free rows. A request per clock at most; of each unit every port is asked for its
 * part, the further ones a clock later.
 */
final class RowFetch extends Module {
  /** Tag of parameters; rows have the other. */
  static final int PARAMETERS = 0;

  /** Width of the tags. */
  static final int TAG_BITS = 1;

  private enum State {
    LAYER,
    PARAMETERS,
    ROWS
  }

  /** Layers in order. */
  final Stream<WeightJob> job = input(stream(WeightJob.type()));

  final Stream<ReadRequest> request = output(stream(ReadRequest.type(TAG_BITS)));

  /** Of the ports behind the first; tags are 0. */
  final List<Stream<ReadRequest>> furtherRequests = new ArrayList<>();

  /** Units of each output group, when its first request is made. */
  final Stream<UInt> group;

  /** Rows of a group are free again. */
  final Bool freed = input(bool());

  /** Units of that group. */
  final UInt freedUnits;

  /** A parameter set is free again. */
  final Bool parametersFreed = input(bool());

  private final EventSizes sizes;
  private final CoreWidths widths;
  private final UInt state = register(uint(2), State.LAYER.ordinal());
  private final UInt groupsLeft = register(uint(DIMENSION_BITS));
  private final UInt unitsLeft;
  private final UInt rows = register(uint(OFFSET_BITS));
  private final UInt parameters = register(uint(OFFSET_BITS));
  private final UInt freeSets = register(uint(sets()), PARAMETER_SETS);
  private final UInt freeUnits;
  private final List<RegisterSlice<UInt>> furtherParts = new ArrayList<>();

  RowFetch(CoreWidths widths, EventSizes sizes) {
    this.sizes = sizes;
    this.widths = widths;
    int ports = widths.config().weightPorts();
    group = output(stream(uint(sizes.unitCountBits())));
    freedUnits = input(uint(sizes.unitCountBits()));
    unitsLeft = register(uint(sizes.unitCountBits()));
    freeUnits = register(uint(sizes.unitCountBits()), sizes.units());
    Bool asksParameters = named("asksParameters", is(State.PARAMETERS).and(freeSets.orReduce()));
    for (int port = 1; port < ports; port++) {
      furtherRequests.add(output(stream(ReadRequest.type(TAG_BITS))));
      furtherParts.add(instance(new RegisterSlice<>(uint(OFFSET_BITS))));
    }
    Bool room =
        furtherParts.stream()
            .map(part -> part.in.ready())
            .reduce(freeUnits.orReduce().asBool(), Bool::and);
    Bool asksRows = named("asksRows", is(State.ROWS).and(room));
    request.valid().set(asksParameters.and(group.ready()).or(asksRows));
    describe(ports);
    Bool parametersAsked = request.fire().and(is(State.PARAMETERS));
    Bool unitAsked = request.fire().and(is(State.ROWS));
    group.valid().set(parametersAsked);
    group.payload().set(unitsOf(job.payload()));
    Bool endsGroup = unitAsked.and(unitsLeft.eq(1));
    job.ready().set(endsGroup.and(groupsLeft.eq(1)));
    walk(parametersAsked, unitAsked, endsGroup);
    count(parametersAsked, unitAsked);
    for (int i = 0; i < furtherParts.size(); i++) {
      requestFurther(i, unitAsked, ports);
    }
  }

  private static int sets() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(PARAMETER_SETS);
  }

  private UInt unitsOf(WeightJob layer) {
    return layer.passes().truncate(sizes.unitCountBits());
  }

  private void describe(int ports) {
    ReadRequest wanted = request.payload();
    int parameterBeats = ParameterLayout.groupBytes(widths.config()) / widths.config().beatBytes();
    wanted.offset().set(mux(is(State.PARAMETERS), parameters, rows));
    wanted
        .beats()
        .set(
            mux(
                is(State.PARAMETERS),
                literal(parameterBeats, BEAT_COUNT_BITS),
                literal(partBytes(ports) / widths.config().beatBytes(), BEAT_COUNT_BITS)));
    wanted.tag().set(mux(is(State.PARAMETERS), literal(PARAMETERS, 1), literal(1 - PARAMETERS, 1)));
  }

  private int partBytes(int ports) {
    return sizes.unitBytes() / ports;
  }

  private void walk(Bool parametersAsked, Bool unitAsked, Bool endsGroup) {
    when(is(State.LAYER).and(job.valid()), this::beginLayer);
    when(
        parametersAsked,
        () -> {
          go(State.ROWS);
          unitsLeft.set(unitsOf(job.payload()));
          parameters.set(parameters.plus(ParameterLayout.groupBytes(widths.config())));
        });
    when(
        unitAsked,
        () -> {
          unitsLeft.set(unitsLeft.minus(1));
          rows.set(rows.plus(sizes.unitBytes()));
        });
    when(
        endsGroup,
        () -> {
          groupsLeft.set(groupsLeft.minus(1));
          state.set(mux(groupsLeft.eq(1), ordinal(State.LAYER), ordinal(State.PARAMETERS)));
        });
    assertThat(
        "a_group_fits_the_cells",
        parametersAsked.implies(unitsOf(job.payload()).le(sizes.units())));
  }

  private void beginLayer() {
    go(State.PARAMETERS);
    groupsLeft.set(job.payload().outputGroups());
    rows.set(job.payload().weightOffset());
    parameters.set(job.payload().parameterOffset());
  }

  private void count(Bool parametersAsked, Bool unitAsked) {
    UInt setsLeft = freeSets.minus(parametersAsked.asUInt().zeroExtend(freeSets.width()));
    freeSets.set(setsLeft.plus(parametersFreed.asUInt().zeroExtend(freeSets.width())));
    UInt unitsBack = freedUnits.and(freed.repeat(freedUnits.width()));
    UInt unitsNow = freeUnits.plus(unitsBack);
    freeUnits.set(unitsNow.minus(unitAsked.asUInt().zeroExtend(freeUnits.width())));
  }

  private void requestFurther(int index, Bool unitAsked, int ports) {
    RegisterSlice<UInt> part = furtherParts.get(index);
    Stream<ReadRequest> wanted = furtherRequests.get(index);
    part.in.valid().set(unitAsked);
    part.in.payload().set(rows);
    wanted.valid().set(part.out.valid());
    part.out.ready().set(wanted.ready());
    wanted.payload().offset().set(part.out.payload().plus((index + 1L) * partBytes(ports)));
    wanted.payload().beats().set(partBytes(ports) / widths.config().beatBytes());
    wanted.payload().tag().set(0);
  }

  private Bool is(State wanted) {
    return state.eq(wanted.ordinal());
  }

  private void go(State next) {
    state.set(next.ordinal());
  }

  private UInt ordinal(State next) {
    return literal(next.ordinal(), state.width());
  }
}
