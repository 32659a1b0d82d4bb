package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Starts and ends runs. A run ends when all layers are done, by an error, by a stop, or when
 * nothing has moved for as long as the watchdog allows. Whatever the reason, the bursts that were
 * issued end first; then the engine is cleared, and the next run finds it as after a reset.
 *
 * <p>From start to the first request lie three clocks. A memory that does not end its bursts within
 * the watchdog's time leaves the core {@link CoreError#STUCK}, which only a reset mends.
 */
public final class RunControl extends Module {
  private static final int WATCHDOG_BITS = 32;

  /** Clocks in which the engine is cleared. */
  private static final int CLEARING = 2;

  public final Bool start = input(bool());
  public final Bool stop = input(bool());

  /** Whether the settings allow a run at all. */
  public final Bool startable = input(bool());

  /** Clocks without progress that end a run; 0 for never. */
  public final UInt watchdog = input(uint(WATCHDOG_BITS));

  public final CoreEvents events = input(CoreEvents.type());

  /** Whether the engine works. */
  public final Bool run = output(bool());

  /** Whether the engine must begin no new burst. */
  public final Bool halt = output(bool());

  /** Resets the engine. */
  public final Bool clear = output(bool());

  /** True for one clock when a run begins. */
  public final Bool begins = output(bool());

  /** True for one clock when a run has ended. */
  public final Bool ended = output(bool());

  /** The register {@link org.firefly.architecture.isa.Register#STATUS}. */
  public final UInt status = output(uint(32));

  private enum State {
    IDLE,
    CLEAR,
    RUN,
    DRAIN,
    WIPE,
    STUCK
  }

  private final UInt state = register(uint(3), State.IDLE.ordinal());
  private final UInt clearing = register(uint(2), 0);
  private final Bool done = register(bool(), 0);
  private final Bool failed = register(bool(), 0);
  private final Bool overflow = register(bool(), 0);
  private final Bool stopped = register(bool(), 0);
  private final Bool startRefused = register(bool(), 0);
  private final UInt error = register(uint(4), 0);
  private final UInt waits = register(uint(CoreEvents.WAITS), 0);
  private final UInt quietClocks = register(uint(WATCHDOG_BITS));
  private final Bool expired = register(bool(), 0);
  private final Bool newState = named("newState", next(state, 0).ne(state));

  public RunControl() {
    Bool running = is(State.RUN);
    Bool draining = is(State.DRAIN);
    run.set(running);
    halt.set(draining.or(is(State.WIPE)).or(is(State.STUCK)));
    clear.set(is(State.CLEAR).or(is(State.WIPE)));
    Bool accepted = start.and(is(State.IDLE)).and(startable);
    begins.set(accepted);
    Bool cleared = clearing.eq(CLEARING - 1);
    ended.set(
        is(State.WIPE)
            .and(cleared)
            .or(draining.and(stuck()))
            .or(start.and(is(State.IDLE)).and(startable.not())));
    watch(running.or(draining));
    when(clear, () -> clearing.set(clearing.plus(1))).otherwise(() -> clearing.set(0));
    when(running.and(events.overflow()), () -> overflow.set(true));
    when(start.and(is(State.IDLE).not()), () -> startRefused.set(true));
    choose(state)
        .is(State.IDLE, () -> when(start, this::begin))
        .is(State.CLEAR, () -> when(cleared, () -> go(State.RUN)))
        .is(State.RUN, this::endRun)
        .is(State.DRAIN, this::drain)
        .is(State.WIPE, () -> when(cleared, () -> go(State.IDLE)));
    connectStatus();
  }

  /** Counts the clocks without progress; a new state has the whole time again. */
  private void watch(Bool active) {
    Bool restart = active.implies(events.progress().or(newState));
    when(restart, () -> quietClocks.set(0)).otherwise(() -> quietClocks.set(quietClocks.plus(1)));
    expired.set(restart.not().and(watchdog.orReduce()).and(quietClocks.ge(watchdog)));
  }

  /** The watchdog may still show what ended the state before. */
  private Bool stuck() {
    return expired.and(newState.not()).and(events.idle().not());
  }

  private void begin() {
    done.set(false);
    stopped.set(false);
    overflow.set(false);
    startRefused.set(false);
    waits.set(0);
    failed.set(startable.not());
    error.set(mux(startable, code(CoreError.NONE), code(CoreError.BAD_DESCRIPTOR)));
    when(startable, () -> go(State.CLEAR));
  }

  private void endRun() {
    Map<CoreError, Bool> causes = new LinkedHashMap<>();
    causes.put(CoreError.ADDRESS, events.badAddress());
    causes.put(CoreError.SPIKE_READ, events.spikeReadError());
    causes.put(CoreError.WEIGHT_READ, events.weightReadError());
    causes.put(CoreError.WRITE, events.writeError());
    causes.put(CoreError.BAD_PASS_TABLE, events.badPassTable());
    causes.put(CoreError.BAD_DESCRIPTOR, events.badDescriptor());
    causes.put(CoreError.TIMEOUT, expired);
    UInt cause = code(CoreError.NONE);
    for (Map.Entry<CoreError, Bool> entry : causes.entrySet()) {
      cause = mux(cause.orReduce(), cause, mux(entry.getValue(), code(entry.getKey()), cause));
    }
    UInt found = cause;
    when(
            found.orReduce(),
            () -> {
              failed.set(true);
              error.set(found);
              waits.set(events.waits());
              go(State.DRAIN);
            })
        .elseWhen(
            stop,
            () -> {
              stopped.set(true);
              go(State.DRAIN);
            })
        .elseWhen(
            events.allDone(),
            () -> {
              done.set(true);
              go(State.DRAIN);
            });
  }

  /** An error response may still come with the last bursts. */
  private void drain() {
    when(events.idle(), () -> go(State.WIPE))
        .elseWhen(
            stuck(),
            () -> {
              done.set(false);
              failed.set(true);
              error.set(code(CoreError.STUCK));
              waits.set(events.waits());
              go(State.STUCK);
            });
  }

  private void connectStatus() {
    Bool busy = is(State.IDLE).or(is(State.STUCK)).not();
    UInt shownWaits = mux(is(State.RUN).or(is(State.DRAIN)), events.waits(), waits);
    UInt flags =
        concat(startRefused, stopped, overflow, failed.and(busy.not()), done.and(busy.not()), busy);
    int gap = CoreStatus.WAIT_BIT - CoreStatus.ERROR_BIT - error.width();
    status.set(
        concat(
            shownWaits,
            literal(0, gap),
            error,
            literal(0, CoreStatus.ERROR_BIT - flags.width()),
            flags));
  }

  private static UInt code(CoreError error) {
    return literal(error.ordinal(), 4);
  }

  private Bool is(State which) {
    return state.eq(which.ordinal());
  }

  private void go(State which) {
    state.set(which.ordinal());
  }
}
