package org.firefly.cosimulation.axi;

import org.firefly.cosimulation.model.CosimulationException;

/**
 * How a memory delays its answers.
 *
 * @param minLatency clocks from a request to its first answer, at least 1; for writes, from the
 *     last data to the response
 * @param maxLatency each burst draws its latency from {@code minLatency} to {@code maxLatency}
 * @param bytesPerClock most bytes a clock, on average, in each direction
 * @param outstanding bursts that the memory accepts before it has answered the first
 * @param addressStall probability of a clock in which an address is not accepted
 * @param dataStall probability of a clock in which data is neither offered nor accepted
 * @param responseStall probability of a clock in which a write response is held back
 * @param seed decides all of these
 */
public record AxiTiming(
    int minLatency,
    int maxLatency,
    double bytesPerClock,
    int outstanding,
    double addressStall,
    double dataStall,
    double responseStall,
    long seed) {
  /** Answers in the next clock, at full bandwidth, 16 bursts outstanding, without stalls. */
  public static final AxiTiming IDEAL = new AxiTiming(1, 1, 1 << 20, 16, 0, 0, 0, 1);

  public AxiTiming {
    require(minLatency >= 1 && maxLatency >= minLatency, "latency 1 <= minimum <= maximum");
    require(bytesPerClock >= 1.0 / 256, "at least 1/256 byte per clock");
    require(outstanding >= 1, "at least one outstanding burst");
    require(probability(addressStall), "an address stall probability from 0 to below 1");
    require(probability(dataStall), "a data stall probability from 0 to below 1");
    require(probability(responseStall), "a response stall probability from 0 to below 1");
  }

  private static boolean probability(double value) {
    return value >= 0 && value < 1;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new CosimulationException("An AXI4 memory needs " + rule + ".");
    }
  }

  /** The same with another range of latencies, in clocks. */
  public AxiTiming withLatency(int minimum, int maximum) {
    return new AxiTiming(
        minimum, maximum, bytesPerClock, outstanding, addressStall, dataStall, responseStall, seed);
  }

  /** The same with another bandwidth, in bytes per clock and direction. */
  public AxiTiming withBandwidth(double bytes) {
    return new AxiTiming(
        minLatency, maxLatency, bytes, outstanding, addressStall, dataStall, responseStall, seed);
  }

  /** The same with another limit of outstanding bursts. */
  public AxiTiming withOutstanding(int bursts) {
    return new AxiTiming(
        minLatency,
        maxLatency,
        bytesPerClock,
        bursts,
        addressStall,
        dataStall,
        responseStall,
        seed);
  }

  /** The same with random stalls of this probability on all channels. */
  public AxiTiming withStalls(double probability) {
    return new AxiTiming(
        minLatency,
        maxLatency,
        bytesPerClock,
        outstanding,
        probability,
        probability,
        probability,
        seed);
  }

  /** The same with another seed. */
  public AxiTiming withSeed(long newSeed) {
    return new AxiTiming(
        minLatency,
        maxLatency,
        bytesPerClock,
        outstanding,
        addressStall,
        dataStall,
        responseStall,
        newSeed);
  }
}
