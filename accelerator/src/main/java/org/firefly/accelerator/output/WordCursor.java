package org.firefly.accelerator.output;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Knows where the next word of a layer's output belongs.
 *
 * <p>Words come plane by plane, groups outside and time steps inside, and in a plane by sample, row
 * and column after pooling. {@code address} and {@code endsRun} belong to the next word; {@code
 * take} moves on to the one after, in any clock in which {@code ready} is true. Before a layer's
 * first word the cursor follows the layer's registers, which must have settled three clocks
 * earlier. Addresses only ever grow by additions.
 */
public final class WordCursor extends Module {
  public final OutputRegisters output;

  /** Whether the next word is placed now. */
  public final Bool take = input(bool());

  /** Whether the next word belongs to the last time step. */
  public final Bool lastStep = input(bool());

  /** False for one clock where a plane of one word follows on the end of another plane. */
  public final Bool ready = output(bool());

  /** Offset of the next word, in units of a word of spikes. */
  public final UInt address;

  /** Whether the word after the next does not follow on it in memory. */
  public final Bool endsRun = output(bool());

  private final Bool fresh = register(bool(), 1);
  private final UInt place = register(uint(OFFSET_BITS));
  private final UInt nextSample = register(uint(OFFSET_BITS));
  private final UInt plane = register(uint(OFFSET_BITS));
  private final UInt group = register(uint(OFFSET_BITS));
  private final UInt nextPlane;
  private final UInt nextGroup;
  private final UInt pitchBytes;
  private final Countdown columns;
  private final Countdown rows;
  private final Countdown samples;
  private final Countdown groups;
  private final Countdown pitch;
  private final Bool endsSample;
  private final Bool endsPlane;

  /**
   * A cursor.
   *
   * @param spikeBytes bytes of a word of spikes, a power of two
   * @param readoutBytes bytes of the membranes of a position, a larger power of two
   */
  public WordCursor(int spikeBytes, int readoutBytes) {
    output = input(OutputRegisters.type());
    int unit = Integer.numberOfTrailingZeros(spikeBytes);
    address = output(uint(OFFSET_BITS - unit));
    columns = countdown(afterPool(output.width()));
    rows = countdown(afterPool(output.height()));
    samples = countdown(output.samples());
    groups = countdown(output.groups());
    pitch = countdown(output.samplePitch());
    endsSample = columns.last.and(rows.last);
    endsPlane = endsSample.and(samples.last);
    nextPlane = next(plane.plus(output.stepStride()));
    nextGroup = next(group.plus(output.planeStride()));

    pitchBytes = next(mux(output.readout(), pitchTimes(readoutBytes), pitchTimes(spikeBytes)));
    UInt wordBytes = mux(output.readout(), literal(readoutBytes), literal(spikeBytes));
    when(take, () -> advance(place.plus(wordBytes))).elseWhen(fresh, this::begin);

    ready.set(next(take.and(endsPlane), 0).and(endsPlane).not());
    address.set(place.shiftRight(unit));
    endsRun.set(endsPlane.or(endsSample.and(pitch.last.not())));
    assertThat("take_only_when_ready", take.implies(ready));
  }

  private Countdown countdown(UInt turns) {
    return new Countdown(this, next(turns.minus(1)));
  }

  private UInt afterPool(UInt size) {
    return mux(output.pool(), size.slice(DIMENSION_BITS - 1, 1), size);
  }

  private UInt pitchTimes(int powerOfTwo) {
    return output.samplePitch().shiftLeft(Integer.numberOfTrailingZeros(powerOfTwo));
  }

  private void begin() {
    columns.restart();
    rows.restart();
    samples.restart();
    groups.restart();
    pitch.restart();
    startAt(output.offset());
    plane.set(output.offset());
    group.set(output.offset());
  }

  private void startAt(UInt sample) {
    place.set(sample);
    nextSample.set(sample.plus(pitchBytes));
  }

  private void advance(UInt following) {
    Bool endsGroup = endsPlane.and(lastStep);
    fresh.set(endsGroup.and(groups.last));
    columns.step();
    when(columns.last, rows::step);
    when(endsSample, samples::step);
    when(endsGroup, groups::step);
    UInt target = mux(endsPlane, mux(lastStep, nextGroup, nextPlane), nextSample);
    when(
            endsSample,
            () -> {
              startAt(target);
              pitch.restart();
            })
        .otherwise(
            () -> {
              place.set(following);
              pitch.step();
            });
    when(endsPlane, () -> plane.set(target));
    when(endsGroup, () -> group.set(target));
  }
}
