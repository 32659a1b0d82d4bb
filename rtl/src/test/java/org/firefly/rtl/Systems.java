package org.firefly.rtl;

import java.util.List;
import java.util.random.RandomGenerator;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiTiming;

/** Configurations that the tests share, since each takes a minute or more to build. */
final class Systems {
  /** Memory of a core, enough for all programs of these tests. */
  static final int MEMORY_BYTES = 64 << 20;

  /** The clocks that the published figures are about. */
  static final AxiTiming LATENCY_100 = AxiTiming.IDEAL.withLatency(100, 100).withBandwidth(16);

  private static final long MOST_CLOCKS = 4_000_000_000L;

  private Systems() {}

  /**
   * Memories so small that weights are streamed, through two narrow ports, and groups fill the pass
   * table.
   */
  static AcceleratorConfig small() {
    return AcceleratorConfig.ofParallelism(16)
        .with(Setting.MEMBRANE_BITS, 20)
        .with(Setting.MEMBRANE_DEPTH, 1024)
        .with(Setting.WEIGHT_RING_TILES, 8)
        .with(Setting.MAX_WIDTH, 64)
        .with(Setting.VECTOR_BANK_DEPTH, 256)
        .with(Setting.PASS_TABLE_DEPTH, 64)
        .with(Setting.BUS_BITS, 64)
        .with(Setting.WEIGHT_PORTS, 2);
  }

  /** Neurons with synaptic currents, in the memory that membranes have without them. */
  static AcceleratorConfig synapses(int parallelism) {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    return config
        .with(Setting.SYNAPSES, 1)
        .with(Setting.MEMBRANE_DEPTH, config.membraneDepth() / 2);
  }

  static RtlSystem of(AcceleratorConfig config, AxiTiming timing) {
    return RtlSystem.of(
        config, MEMORY_BYTES, timing, SimulationOptions.DEFAULT.withCycleLimit(MOST_CLOCKS));
  }

  /** Random latency up to 300 clocks, stalls on all channels, and at times little bandwidth. */
  static AxiTiming randomTiming(RandomGenerator random) {
    int least = 1 + random.nextInt(100);
    return AxiTiming.IDEAL
        .withLatency(least, least + random.nextInt(201))
        .withStalls(random.nextInt(4) * 0.1)
        .withBandwidth(random.nextInt(3) == 0 ? 4 : 64)
        .withSeed(random.nextLong());
  }

  static void setTiming(RtlSystem system, int core, AxiTiming timing) {
    ports(system, core).forEach(port -> port.setTiming(timing));
  }

  static List<AxiPort> ports(RtlSystem system, int core) {
    return system.ports(core).all();
  }
}
