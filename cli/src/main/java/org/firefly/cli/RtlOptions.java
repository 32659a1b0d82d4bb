package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.MemorySystem;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.host.file.HostException;
import picocli.CommandLine.Option;

/** The memory behind the RTL. */
final class RtlOptions {
  /** Samples that are run where the user does not say how many. */
  static final int USUAL_SAMPLES = 4;

  private static final int USUAL_LATENCY = 100;

  @Option(
      names = "--memory-latency",
      paramLabel = "CLOCKS",
      defaultValue = "" + USUAL_LATENCY,
      description =
          "rtl: clocks from a request to its answer, or a range such as 50-300. Default:"
              + " ${DEFAULT-VALUE}.")
  private String latency;

  @Option(
      names = "--memory-bandwidth",
      paramLabel = "BYTES",
      description = "rtl: bytes per clock of each port. Default: the width of a port.")
  private Optional<Double> bandwidth;

  @Option(
      names = "--memory-stalls",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "rtl: probability that a channel stands still in a clock, 0 to 0.9. Default:"
              + " ${DEFAULT-VALUE}.")
  private double stalls;

  @Option(
      names = "--memory-seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "rtl: decides random latencies and stalls. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** A range of clocks. */
  private record Range(int least, int most) {}

  /** How the memory answers. */
  AxiTiming timing(AcceleratorConfig config) {
    if (!(stalls >= 0 && stalls <= 0.9)) {
      throw new HostException("--memory-stalls must be 0 to 0.9, not " + stalls + ".");
    }
    Range range = range();
    return AxiTiming.IDEAL
        .withLatency(range.least, range.most)
        .withBandwidth(bytesPerClock(config))
        .withStalls(stalls)
        .withSeed(seed);
  }

  /** The same memory for the clock model, which knows no random stalls. */
  MemorySystem memory(AcceleratorConfig config) {
    Range range = range();
    int width = (int) Math.max(1, Math.round(bytesPerClock(config)));
    return MemorySystem.unlimited(width, (range.least + range.most) / 2);
  }

  private double bytesPerClock(AcceleratorConfig config) {
    double bytes = bandwidth.orElse((double) config.beatBytes());
    if (!(bytes > 0)) {
      throw new HostException("--memory-bandwidth must be more than 0 bytes, not " + bytes + ".");
    }
    return Math.min(bytes, config.beatBytes());
  }

  private Range range() {
    String[] ends = latency.split("-", 2);
    try {
      int least = Integer.parseInt(ends[0].strip());
      int most = Integer.parseInt(ends[ends.length - 1].strip());
      if (least >= 1 && most >= least) {
        return new Range(least, most);
      }
    } catch (NumberFormatException e) {
      // The sentence below says what is expected.
    }
    throw new HostException(
        "--memory-latency must be a number of clocks such as 100, or a range such as 50-300, not "
            + latency
            + ".");
  }

  /** What to expect of a first run. */
  static String notice(AcceleratorConfig config) {
    return "Building the RTL of P = %d with Verilator, where it is not in the cache: %s ..."
        .formatted(
            config.parallelism(),
            config.parallelism() == 16 ? "one to three minutes" : "three to six minutes");
  }
}
