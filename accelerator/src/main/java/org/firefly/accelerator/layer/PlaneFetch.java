package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.BEAT_COUNT_BITS;
import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.PassCommand;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Turns passes into reads of spike planes: one plane for each pass of a window layer, all planes of
 * a time step for the first pass of a packed time step.
 *
 * <p>The address of a plane is found by walking from the plane before, one group a clock, since
 * passes mostly go from one group to the next. Throughput: a plane in three clocks and one for each
 * group walked; a pass works for at least P clocks.
 */
public final class PlaneFetch extends Module {
  /** Registers of the present layer. */
  public final PlaneRegisters planes = input(PlaneRegisters.type());

  /** True before the first pass of a layer, when the registers hold it. */
  public final Bool begins = input(bool());

  public final Stream<PassCommand> pass = input(stream(PassCommand.type()));
  public final Stream<ReadRequest> request = output(stream(ReadRequest.type(1)));
  public final Stream<PlaneStart> plane;

  /** Whether no pass is being worked on. */
  public final Bool idle = output(bool());

  private enum State {
    DECIDE,
    SEEK,
    SEND
  }

  private final CoreWidths widths;
  private final UInt state = register(uint(2), State.DECIDE.ordinal());

  /** Group of the plane that is sought or sent. */
  private final UInt source = register(uint(DIMENSION_BITS));

  /** Groups from that of the address to that of the plane sought. */
  private final SInt away = register(sint(DIMENSION_BITS + 1));

  private final UInt planesLeft = register(uint(DIMENSION_BITS));
  private final Bool lastPlane = register(bool());
  private final Bool onePlane;
  private final UInt address = register(uint(OFFSET_BITS));
  private final UInt originSource = register(uint(DIMENSION_BITS));
  private final UInt originAddress = register(uint(OFFSET_BITS));
  private final UInt stepAddress = register(uint(OFFSET_BITS));
  private final Bool requestSent = register(bool(), 0);
  private final Bool planeSent = register(bool(), 0);
  private final Bool sent;

  public PlaneFetch(CoreWidths widths) {
    this.widths = widths;
    plane = output(stream(PlaneStart.type(widths)));
    Bool sending = is(State.SEND);
    sent = sending.and(requestSent.or(request.ready())).and(planeSent.or(plane.ready()));
    onePlane = next(planes.packed().implies(planes.groups().eq(1)));
    Bool skipped = is(State.DECIDE).and(planes.packed()).and(pass.payload().firstPass().not());
    pass.ready().set(sent.and(lastPlane).or(skipped));
    idle.set(is(State.DECIDE).and(pass.valid().not()));
    connectOutputs(sending);
    when(
        begins,
        () -> {
          originSource.set(0);
          originAddress.set(planes.offset());
        });
    choose(state)
        .is(State.DECIDE, () -> when(pass.valid().and(skipped.not()), this::decide))
        .is(State.SEEK, this::seek)
        .is(State.SEND, this::send);
  }

  private Bool is(State which) {
    return state.eq(which.ordinal());
  }

  private void go(State which) {
    state.set(which.ordinal());
  }

  private void connectOutputs(Bool sending) {
    int wordBits = Integer.numberOfTrailingZeros(widths.config().wordBytes());
    int beatBits = Integer.numberOfTrailingZeros(widths.config().beatBytes());
    UInt firstWord = address.slice(beatBits - 1, wordBits);
    int wordsPerBeat = widths.config().wordsPerBeat();
    UInt words = planes.planeWords().plus(firstWord.add(literal(wordsPerBeat - 1)));
    request.valid().set(sending.and(requestSent.not()));
    request
        .payload()
        .offset()
        .set(concat(address.slice(OFFSET_BITS - 1, beatBits), literal(0, beatBits)));
    request.payload().beats().set(words.shiftRight(beatBits - wordBits).truncate(BEAT_COUNT_BITS));
    request.payload().tag().set(0);
    plane.valid().set(sending.and(planeSent.not()));
    plane.payload().firstWord().set(firstWord);
    plane.payload().firstOfVector().set(source.eq(0));
    plane.payload().lastOfVector().set(lastPlane);
  }

  /** Goes back to where the group began, at this time step or the next. */
  private void decide() {
    PassCommand command = pass.payload();
    UInt nextStep = stepAddress.plus(planes.stepStride());
    planesLeft.set(planes.groups());
    lastPlane.set(onePlane);
    when(
            planes.packed(),
            () -> {
              UInt start = mux(command.firstStep(), planes.offset(), nextStep);
              source.set(0);
              address.set(start);
              stepAddress.set(start);
              go(State.SEND);
            })
        .otherwise(
            () -> {
              UInt from = mux(command.firstPass(), originSource, source);
              away.set(command.source().subtract(from));
              source.set(command.source());
              go(State.SEEK);
              when(command.firstPass(), () -> returnToOrigin(command, nextStep));
            });
  }

  private void returnToOrigin(PassCommand command, UInt nextStep) {
    address.set(mux(command.firstStep(), originAddress, nextStep));
    when(command.firstStep().not(), () -> stepAddress.set(nextStep));
  }

  private void seek() {
    PassCommand command = pass.payload();
    UInt stride = planes.planeStride();
    when(
            away.isNegative(),
            () -> {
              away.set(away.plus(1));
              address.set(address.minus(stride));
            })
        .elseWhen(
            away.asUInt().orReduce(),
            () -> {
              away.set(away.minus(1));
              address.set(address.plus(stride));
            })
        .otherwise(
            () -> {
              when(command.firstPass().and(command.firstStep()), this::rememberOrigin);
              go(State.SEND);
            });
  }

  private void rememberOrigin() {
    originSource.set(source);
    originAddress.set(address);
    stepAddress.set(address);
  }

  private void send() {
    when(request.ready(), () -> requestSent.set(true));
    when(plane.ready(), () -> planeSent.set(true));
    when(
        sent,
        () -> {
          requestSent.set(false);
          planeSent.set(false);
          when(lastPlane, () -> go(State.DECIDE))
              .otherwise(
                  () -> {
                    source.set(source.plus(1));
                    planesLeft.set(planesLeft.minus(1));
                    lastPlane.set(planesLeft.eq(2));
                    address.set(address.plus(planes.planeStride()));
                  });
        });
  }
}
