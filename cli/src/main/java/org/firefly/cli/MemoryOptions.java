package org.firefly.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.host.file.HostException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The DRAM behind the ports of the simulated RTL. */
final class MemoryOptions {
  /** Two ports read and one writes. */
  /** Of spikes and of results. */
  private static final int OTHER_PORTS = 2;

  @Option(
      names = "--memory-latency",
      paramLabel = "MIN[:MAX]",
      converter = LatencyConverter.class,
      description =
          "rtl: clocks from a request to its answer, drawn for each burst (default: the board's).")
  private Optional<Latency> latency;

  @Option(
      names = "--memory-bandwidth",
      paramLabel = "BYTES",
      description = "rtl: bytes per clock and port (default: the width of a port).")
  private Optional<Integer> bandwidth;

  @Option(
      names = "--memory-stalls",
      paramLabel = "P",
      description = "rtl: probability, per clock and channel, that the memory stalls (default: 0).")
  private Optional<Double> stalls;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "rtl: decides latencies and stalls (default: 1).")
  private Optional<Long> seed;

  /**
   * Clocks from a request to its answer.
   *
   * @param least at least 1
   * @param most at least {@code least}
   */
  record Latency(int least, int most) {}

  /** Reads 100 or 60:200. */
  static final class LatencyConverter implements ITypeConverter<Latency> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?");

    @Override
    public Latency convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (matcher.matches()) {
        int least = Integer.parseInt(matcher.group(1));
        int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
        if (least >= 1 && most >= least) {
          return new Latency(least, most);
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is no latency; give clocks as in 100 or 60:200, at least 1.");
    }
  }

  /** How the memory of a board delays its answers, with what the options change. */
  AxiTiming timing(Board board) {
    Latency range = latency(board);
    return AxiTiming.IDEAL
        .withLatency(range.least(), range.most())
        .withBandwidth(bytesPerClock(board))
        .withStalls(stallProbability())
        .withSeed(seed.orElse(AxiTiming.IDEAL.seed()));
  }

  private Latency latency(Board board) {
    int clocks = Math.max(1, board.memory().latencyClocks());
    return latency.orElse(new Latency(clocks, clocks));
  }

  private double stallProbability() {
    double probability = stalls.orElse(0.0);
    if (!(probability >= 0 && probability < 1)) {
      throw new HostException(
          "--memory-stalls is "
              + probability
              + ", but must be a probability of at least 0 and below 1.");
    }
    return probability;
  }

  private int bytesPerClock(Board board) {
    int width = board.config().beatBytes();
    int bytes = bandwidth.orElse(Math.min(width, board.memory().portBytes()));
    if (bytes < 1) {
      throw new HostException("--memory-bandwidth must be at least 1 byte per clock.");
    }
    return Math.min(bytes, width);
  }

  /**
   * The same memory for the clock model, which knows the mean latency, takes stalls for lost
   * bandwidth of all ports together, and lets no port wait for another.
   */
  MemorySystem estimated(Board board) {
    AcceleratorConfig config = board.config();
    Latency range = latency(board);
    int bytes = bytesPerClock(board);
    int ports = config.cores() * (OTHER_PORTS + config.weightPorts());
    double shared = (double) ports * bytes * (1 - stallProbability());
    return new MemorySystem(bytes, (range.least() + range.most() + 1) / 2, shared);
  }

  /**
   * Refuses options that would have no effect.
   *
   * @throws HostException when one of them is given
   */
  void requireNone() {
    if (latency.isPresent() || bandwidth.isPresent() || stalls.isPresent() || seed.isPresent()) {
      throw new HostException(
          "--memory-latency, --memory-bandwidth, --memory-stalls and --seed describe the memory of"
              + " the simulated RTL; add --device rtl.");
    }
  }
}
