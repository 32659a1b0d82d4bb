package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.cli.report.HostShare;
import org.firefly.runtime.Inference;

/** What the host's share of a network costs. */
final class HostCost {
  /**
   * Of one thread of an AMD EPYC with AVX2, by {@code HostSideBenchmark} over first layers of 3x3,
   * 5x5 and 7x7 kernels and T from 1 to 16; docs/measurements.md has the table.
   */
  private static final double SECONDS_PER_OPERATION = 0.13e-9;

  /** The same of a neuron and time step, packing and decoding included. */
  private static final double SECONDS_PER_UPDATE = 0.55e-9;

  private HostCost() {}

  /**
   * The host's share.
   *
   * @param accelerated dense operations of an image on the accelerator
   * @param run in which it was timed, if there was one
   */
  static HostShare share(Program program, long accelerated, Optional<Inference> run) {
    Optional<Double> seconds = run.map(seen -> seen.hostSeconds() / seen.report().samples());
    if (!(program.encoding() instanceof HostEncoding.FirstLayer first)) {
      return new HostShare(
          Optional.empty(), inputBits(program.encoding()), 0, 0, seconds, Optional.empty());
    }
    long operations = operations(program, first);
    return new HostShare(
        Optional.of(first.name()),
        Optional.empty(),
        operations,
        (double) operations / (operations + accelerated),
        seconds,
        seconds(program));
  }

  private static Optional<Integer> inputBits(HostEncoding encoding) {
    return encoding instanceof HostEncoding.Planes planes
        ? Optional.of(planes.bits().bits())
        : Optional.empty();
  }

  /** Estimated time of an image on one thread; empty where the host computes no layer. */
  static Optional<Double> seconds(Program program) {
    if (!(program.encoding() instanceof HostEncoding.FirstLayer first)) {
      return Optional.empty();
    }
    long updates = (long) first.neurons().size() * program.timeSteps();
    return Optional.of(
        operations(program, first) * SECONDS_PER_OPERATION + updates * SECONDS_PER_UPDATE);
  }

  /** Numbers that differ from step to step are weighted in each. */
  private static long operations(Program program, HostEncoding.FirstLayer first) {
    long once = (long) first.weights().length * first.neurons().positions();
    return first.constant() ? once : once * program.timeSteps();
  }
}
