package org.firefly.accelerator.layer;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.PassCommand;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Runs one layer after the other: lets the passes of the present layer through, waits until all it
 * wrote is acknowledged, then takes the next.
 *
 * <p>Between the last acknowledgement and the first pass of the next layer lie eight clocks, if its
 * descriptor is ready.
 */
public final class LayerSequencer extends Module {
  /** Clocks in which a new layer, or the end of one, becomes known everywhere. */
  private static final int SETTLING = 4;

  /** Whether a run is going on and no error has occurred. */
  public final Bool run = input(bool());

  /** Whether the next layer has been checked. */
  public final Bool ready = input(bool());

  /** Whether the next layer cannot be executed. */
  public final Bool bad = input(bool());

  /** Whether there is no next layer. */
  public final Bool finished = input(bool());

  /** Takes the next layer. */
  public final Bool take = output(bool());

  /** True for some clocks before the first pass, when the registers hold a new layer. */
  public final Bool begins = output(bool());

  /** Passes of all layers, which may come early. */
  public final Stream<PassCommand> in = input(stream(PassCommand.type()));

  /** Passes of the present layer. */
  public final Stream<PassCommand> out = output(stream(PassCommand.type()));

  /** True for one clock when the last position of a layer entered the array. */
  public final Bool lastIssued = input(bool());

  /** Whether nothing of a layer is under way on its way from or to memory. */
  public final Bool quiet = input(bool());

  /** True for one clock when a layer is done. */
  public final Bool layerDone = output(bool());

  /** Whether all layers are done. */
  public final Bool allDone = output(bool());

  /** Whether the next layer was found to be impossible. */
  public final Bool badLayer = output(bool());

  /** Whether the next descriptor is waited for. */
  public final Bool waitsForLayer = output(bool());

  /** Whether passes, so weights, are waited for. */
  public final Bool waitsForPass = output(bool());

  /** Whether only the last writes are missing. */
  public final Bool waitsForWrites = output(bool());

  private enum State {
    NEXT,
    BEGIN,
    PASSES,
    ISSUE,
    DRAIN
  }

  private final UInt state = register(uint(3), State.NEXT.ordinal());

  public LayerSequencer() {
    Bool open = is(State.PASSES);
    connect(out, in.when(open));
    Bool atNext = is(State.NEXT).and(run);
    take.set(atNext.and(ready).and(bad.not()));
    badLayer.set(atNext.and(ready).and(bad));
    allDone.set(atNext.and(finished));
    Bool settled = settled();
    begins.set(is(State.BEGIN).and(settled.not()));
    waitsForLayer.set(atNext.and(ready.not()).and(finished.not()));
    waitsForPass.set(open.and(in.valid().not()));
    waitsForWrites.set(is(State.DRAIN));
    layerDone.set(is(State.DRAIN).and(settled).and(quiet));
    choose(state)
        .is(State.NEXT, () -> when(take, () -> go(State.BEGIN)))
        .is(State.BEGIN, () -> when(settled, () -> go(State.PASSES)))
        .is(
            State.PASSES,
            () -> when(out.fire().and(out.payload().lastOfLayer()), () -> go(State.ISSUE)))
        .is(State.ISSUE, () -> when(lastIssued, () -> go(State.DRAIN)))
        .is(State.DRAIN, () -> when(layerDone, () -> go(State.NEXT)));
  }

  /** Whether the state has lasted for some clocks. */
  private Bool settled() {
    UInt clocks = named("clocks", register(uint(3), 0));
    Bool changes = next(state, 0).ne(state);
    Bool settled = clocks.eq(SETTLING);
    when(changes, () -> clocks.set(0)).elseWhen(settled.not(), () -> clocks.set(clocks.plus(1)));
    return settled.and(changes.not());
  }

  private Bool is(State which) {
    return state.eq(which.ordinal());
  }

  private void go(State which) {
    state.set(which.ordinal());
  }
}
