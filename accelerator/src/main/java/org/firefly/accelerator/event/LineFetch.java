package org.firefly.accelerator.event;

import static org.firefly.accelerator.channel.CoreWidths.BEAT_COUNT_BITS;
import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.InputRegisters;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.WindowRegisters;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Asks for the spikes of a layer: for each output group, sample and line the words of all groups of
 * input channels, a request each, in one clock each at most. Begins three clocks after {@link
 * #start} and runs ahead as far as the port lets it.
 */
final class LineFetch extends Module {
  private static final int WORD_SHIFT = 4;

  /** The registers hold a new layer. */
  final Bool start = input(bool());

  final InputRegisters input = input(bundle(InputRegisters.class));
  final WindowRegisters window = input(WindowRegisters.type());
  final UInt samples = input(uint(DIMENSION_BITS));
  final UInt lines = input(uint(DIMENSION_BITS));
  final UInt words = input(uint(DIMENSION_BITS));
  final UInt outputGroups = input(uint(DIMENSION_BITS));
  final Stream<ReadRequest> request = output(stream(ReadRequest.type(1)));

  /** Whether all has been asked for. */
  final Bool idle = output(bool());

  private final Bool active = register(bool(), 0);
  private final UInt place = register(uint(OFFSET_BITS));
  private final UInt line = register(uint(OFFSET_BITS));
  private final UInt sample = register(uint(OFFSET_BITS));
  private final UInt planesLeft = register(uint(DIMENSION_BITS));
  private final UInt linesLeft = register(uint(DIMENSION_BITS));
  private final UInt samplesLeft = register(uint(DIMENSION_BITS));
  private final UInt groupsLeft = register(uint(DIMENSION_BITS));

  LineFetch() {
    request.valid().set(active);
    request.payload().offset().set(place);
    request.payload().beats().set(words.zeroExtend(BEAT_COUNT_BITS));
    request.payload().tag().set(0);
    Bool begins = named("begins", next(next(start, 0), 0));
    idle.set(active.not());
    Bool lastPlane = planesLeft.eq(1);
    Bool lastLine = linesLeft.eq(1);
    Bool lastSample = samplesLeft.eq(1);
    Bool lastGroup = groupsLeft.eq(1);
    Bool endsLine = request.fire().and(lastPlane);
    Bool endsSample = endsLine.and(lastLine);
    Bool endsGroup = endsSample.and(lastSample);
    UInt nextLine = line.plus(bytes(input.rowPitch()));
    UInt nextSample = sample.plus(bytes(mux(input.packed(), ofVector(), input.samplePitch())));
    UInt afterSample = mux(lastSample, window.offset(), nextSample);
    UInt afterLine = mux(lastLine, afterSample, nextLine);
    when(begins, () -> active.set(true))
        .elseWhen(endsGroup.and(lastGroup), () -> active.set(false));
    when(request.fire(), () -> place.set(place.plus(window.planeStride())));
    when(begins.or(endsLine), () -> planesLeft.set(window.groups()))
        .elseWhen(request.fire(), () -> planesLeft.set(planesLeft.minus(1)));
    when(endsLine, () -> moveTo(afterLine));
    when(endsSample, () -> sample.set(afterSample));
    when(begins.or(endsSample), () -> linesLeft.set(lines))
        .elseWhen(endsLine, () -> linesLeft.set(linesLeft.minus(1)));
    when(begins.or(endsGroup), () -> samplesLeft.set(samples))
        .elseWhen(endsSample, () -> samplesLeft.set(samplesLeft.minus(1)));
    when(begins, () -> groupsLeft.set(outputGroups))
        .elseWhen(endsGroup, () -> groupsLeft.set(groupsLeft.minus(1)));
    when(
        begins,
        () -> {
          moveTo(window.offset());
          sample.set(window.offset());
        });
  }

  private UInt ofVector() {
    return input.vectorPlaneWords().zeroExtend(input.samplePitch().width());
  }

  private void moveTo(UInt address) {
    line.set(address);
    place.set(address);
  }

  private static UInt bytes(UInt count) {
    return count.shiftLeft(WORD_SHIFT).zeroExtend(OFFSET_BITS);
  }
}
