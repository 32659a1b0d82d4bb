package org.firefly.benchmarks;

import java.util.concurrent.TimeUnit;
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

/** Images per second of the simulator and of PyTorch, with one thread and with two. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@OperationsPerInvocation(Workload.IMAGES)
public class ScnnSevenBenchmark {

  /** The simulator. */
  @State(Scope.Benchmark)
  public static class SimulatorState {
    /** Threads. */
    @Param({"1", "2"})
    public int threads;

    private SimulatorSide side;

    /** Compiles. */
    @Setup(Level.Trial)
    public void prepare() {
      side = new SimulatorSide(threads);
    }
  }

  /** PyTorch. */
  @State(Scope.Benchmark)
  public static class PyTorchState {
    /** Threads. */
    @Param({"1", "2"})
    public int threads;

    private PyTorchSide side;

    /** Draws weights and spikes. */
    @Setup(Level.Trial)
    public void prepare() {
      side = new PyTorchSide(threads);
    }

    /** Frees native memory. */
    @TearDown(Level.Trial)
    public void close() {
      side.close();
    }
  }

  /** Images on the simulator. */
  @Benchmark
  public int simulator(SimulatorState state) throws InterruptedException {
    return state.side.run();
  }

  /** Images in PyTorch. */
  @Benchmark
  public float pyTorch(PyTorchState state) {
    return state.side.run();
  }
}
