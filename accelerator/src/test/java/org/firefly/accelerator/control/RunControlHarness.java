package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.any;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** The control of runs, with an engine that reports anything at any time. */
final class RunControlHarness extends Module {
  private static final int WATCHDOG_BITS = 32;

  final Bool start = input(bool());
  final Bool stop = input(bool());
  final Bool startable = input(bool());
  final UInt watchdog = input(uint(WATCHDOG_BITS));
  final CoreEvents events = input(CoreEvents.type());
  private final RunControl control = instance(new RunControl());
  private final Bool active = register(bool(), 0);

  RunControlHarness() {
    control.start.set(start);
    control.stop.set(stop);
    control.startable.set(startable);
    control.watchdog.set(watchdog);
    connect(control.events, events);
    when(control.begins, () -> active.set(true)).elseWhen(control.ended, () -> active.set(false));
    states();
    ends();
    cover("a_run_succeeds", control.ended.and(next(control.clear, 0)));
    cover("a_start_is_refused", control.ended.and(active.not()));
  }

  private void states() {
    Bool cleared = named("cleared", next(control.clear, 0));
    Bool halted = named("halted", next(control.halt, 0));
    Bool ran = named("ran", next(control.run, 0));
    Bool idle = named("idle", next(events.idle(), 0));
    Bool wiped = control.clear.and(cleared.not()).and(halted);
    assertThat("cleared_before_it_runs", control.run.and(ran.not()).implies(cleared));
    assertThat("no_burst_is_torn", wiped.implies(idle));
    assertThat(
        "halts_before_it_is_wiped",
        control.clear.and(cleared.not()).implies(halted.or(next(control.begins, 0))));
    assertThat("runs_or_halts", control.run.and(control.halt.or(control.clear)).not());
    assertThat("no_run_goes_on_behind_a_halt", halted.implies(control.run.not()));
  }

  private void ends() {
    Bool running = control.run;
    Bool failure =
        any(
            events.badAddress(),
            events.badDescriptor(),
            events.badPassTable(),
            events.spikeReadError(),
            events.weightReadError(),
            events.writeError());
    UInt status = control.status;
    UInt error = status.slice(CoreStatus.ERROR_BIT + 3, CoreStatus.ERROR_BIT);
    assertThat("stop_halts", next(running.and(stop), 0).implies(control.halt));
    assertThat("errors_halt", next(running.and(failure), 0).implies(control.halt));
    assertThat(
        "errors_are_named",
        next(running.and(failure), 0)
            .implies(error.orReduce().and(error.ne(CoreError.TIMEOUT.ordinal()))));
    assertThat("begins_when_nothing_runs", control.begins.implies(active.not()));
    assertThat("busy_from_begin_to_end", status.bit(0).eq(active));
    assertThat("done_or_failed", status.bit(1).and(status.bit(2)).not());
  }
}
