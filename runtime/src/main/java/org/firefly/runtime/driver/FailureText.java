package org.firefly.runtime.driver;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.CoreStatus.Wait;
import org.firefly.architecture.isa.RegisterField;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;

/** Says in one sentence where a run ended, why, and what helps. */
final class FailureText {
  private final int core;
  private final List<ProgramLayer> layers;

  FailureText(int core, Program program) {
    this.core = core;
    layers = program.layers();
  }

  /** A run that the core itself ended with an error. */
  String failed(CoreStatus status, int progress) {
    return String.format(
        Locale.ROOT,
        "Core %d failed in %s: %s%s; %s.",
        core,
        layer(progress),
        status.error().text(),
        waits(status.waitsFor()),
        remedy(status.error()));
  }

  /** A run that took longer than the host allows. */
  String timedOut(CoreStatus status, int progress, long seconds, boolean stopped) {
    return String.format(
        Locale.ROOT,
        "Core %d did not finish within %d s and was in %s%s; %s.",
        core,
        seconds,
        layer(progress),
        waits(status.waitsFor()),
        stopped
            ? "it was stopped, so allow a longer time-out or choose a smaller batch"
            : "it does not stop either, so load the bitstream again");
  }

  /** A run that something else than this driver's run ended. */
  String stopped(int progress) {
    return String.format(
        Locale.ROOT,
        "Core %d was stopped in %s before its run had ended; run it again.",
        core,
        layer(progress));
  }

  /** A core that is neither busy nor done nor failed after a start. */
  String ignored() {
    return String.format(
        Locale.ROOT,
        "Core %d did not start; check that its clock runs and its reset is released, or load the bitstream again.",
        core);
  }

  /** A core that is at work before it was started. */
  String busy(int progress) {
    return String.format(
        Locale.ROOT,
        "Core %d is busy in layer %d with a run that this program did not start; end the other program that uses it, or load the bitstream again.",
        core,
        RegisterField.PROGRESS_LAYER.of(progress));
  }

  /** A core that is still at work on a run of this driver, which it could not stop. */
  String unstoppable(int progress) {
    return String.format(
        Locale.ROOT,
        "Core %d is still busy in %s with a run of this program that did not stop; load the bitstream again.",
        core,
        layer(progress));
  }

  /**
   * The layer after those that are finished. The number in the register is that of the descriptor
   * that arrived last, which while the next is being fetched belongs to the layer before, or to
   * nothing at all.
   */
  private String layer(int progress) {
    int finished = RegisterField.PROGRESS_FINISHED.of(progress);
    int descriptors = 0;
    int number = -1;
    do {
      number++;
      descriptors += layers.get(number).strips().size();
    } while (descriptors <= finished && number < layers.size() - 1);
    return String.format(Locale.ROOT, "layer %d (%s)", number, layers.get(number).name());
  }

  private static String waits(List<Wait> waits) {
    return waits.isEmpty()
        ? ""
        : waits.stream().map(Wait::text).collect(Collectors.joining(", ", ", waiting for ", ""));
  }

  private static String remedy(CoreError error) {
    return switch (error) {
      case NONE -> "load the bitstream again";
      case BAD_DESCRIPTOR, BAD_PASS_TABLE ->
          "compile the program again with this version, and check that nothing else writes to the"
              + " buffer";
      case ADDRESS -> "compile the program again with this version";
      case SPIKE_READ, WEIGHT_READ, WRITE ->
          "check that the buffer's physical address is memory that the core's ports reach";
      case TIMEOUT ->
          "check the memory ports, or raise watchdog.clocks if other masters keep the memory busy";
      case STUCK -> "load the bitstream again";
    };
  }
}
