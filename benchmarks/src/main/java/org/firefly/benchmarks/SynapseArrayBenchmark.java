package org.firefly.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.firefly.accelerator.synapse.SynapseArray;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.StimulusBatch;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Elaboration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Clocks per second of the synapse array under Verilator, on one thread, at full load: random
 * spikes in every clock and a new random tile every P clocks.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@OperationsPerInvocation(SynapseArrayBenchmark.CLOCKS)
public class SynapseArrayBenchmark {
  static final int CLOCKS = 2048;

  /** Channels in parallel. */
  @Param({"16", "32"})
  public int parallelism;

  private SynapseArray array;
  private Simulation simulation;
  private StimulusBatch batch;

  /** Builds the model and loads the first tile. */
  @Setup(Level.Trial)
  public void prepare() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    SimulationOptions options = SimulationOptions.DEFAULT.withCycleLimit(Long.MAX_VALUE);
    array = new SynapseArray(SynapseArrayConfig.of(config));
    simulation = Simulation.of(Elaboration.of(array), options);
    simulation.reset();
    simulation.poke(array.tile.valid(), true);
    simulation.stepUntil(array.swapReady, 1, 1000);
    batch =
        StimulusBatch.of(
            simulation,
            CLOCKS,
            simulation.ports(
                List.of(
                    array.row,
                    array.position.spikes(),
                    array.position.valid(),
                    array.position.swap())),
            simulation.ports(List.of(array.sums.valid(), array.sums.lane().get(0))));
    fill(config);
  }

  private void fill(AcceleratorConfig config) {
    Random random = new Random(1);
    for (int clock = 0; clock < CLOCKS; clock++) {
      fill(array.row, 8 * config.tileRowBytes(), clock, random);
      fill(array.position.spikes(), AcceleratorConfig.TAPS * parallelism, clock, random);
      batch.column(array.position.valid()).set(clock, 1);
      batch.column(array.position.swap()).set(clock, clock % parallelism == 0 ? 1 : 0);
    }
  }

  private void fill(Bits port, int bits, int clock, Random random) {
    for (int low = 0; low < bits; low += Integer.SIZE) {
      int size = Math.min(Integer.SIZE, bits - low);
      batch.column(port).set(clock, low, size, random.nextInt() & (-1L >>> (Long.SIZE - size)));
    }
  }

  /** Ends the simulation. */
  @TearDown(Level.Trial)
  public void close() {
    simulation.close();
  }

  /** Clocks under Verilator. */
  @Benchmark
  public long synapseArray() {
    simulation.run(batch);
    return batch.column(array.sums.lane().get(0)).get(CLOCKS - 1);
  }
}
