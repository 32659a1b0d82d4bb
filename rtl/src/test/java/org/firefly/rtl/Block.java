package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.compare.LayerComparison;
import org.firefly.host.compare.MemoryReader;
import org.firefly.simulator.BlockResult;
import org.firefly.simulator.RunObserver;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.testing.SpikePacking;
import org.firefly.testing.TestRun;

/**
 * A batch block and what the simulator makes of it, for comparison with the RTL.
 *
 * @param program the program, none of whose layers writes over another's output
 * @param samples samples of the block
 * @param before memory before the run
 * @param after memory after the run
 * @param result what the simulator reports
 */
record Block(Program program, int samples, byte[] before, byte[] after, BlockResult result) {
  private static final byte UNWRITTEN = (byte) 0xA5;
  private static final int WATCHDOG = 50_000;

  /** The watchdog ends any run long before. */
  private static final long MOST_CLOCKS = 1_000_000_000;

  /** The block of a random network. */
  static Block of(TestRun run) throws InterruptedException {
    DeviceMemory memory = memory(run.program());
    SpikePacking.pack(run.input(), run.program().encoding().output(), memory.bytes());
    return of(run.program(), run.samples(), memory);
  }

  /** A block of random spikes, a quarter of which are there. */
  static Block random(Program program, RandomGenerator random) throws InterruptedException {
    DeviceMemory memory = memory(program);
    SpikeLayout input = program.encoding().output();
    for (long i = input.offset(); i < input.offset() + input.bytes(); i++) {
      memory.bytes()[(int) i] = (byte) (random.nextInt() & random.nextInt());
    }
    return of(program, program.batch(), memory);
  }

  private static DeviceMemory memory(Program program) {
    DeviceMemory memory = DeviceMemory.of(program);
    Arrays.fill(memory.bytes(), program.image().length, memory.size(), UNWRITTEN);
    return memory;
  }

  private static Block of(Program program, int samples, DeviceMemory memory)
      throws InterruptedException {
    byte[] before = memory.bytes().clone();
    BlockResult result =
        Simulator.run(Simulator.prepare(program), memory, samples, RunObserver.NONE);
    return new Block(program, samples, before, memory.bytes(), result);
  }

  /** Loads the block into the memory of a core. */
  void load(RtlSystem system, int core) {
    system.write(core, 0, before);
  }

  /** Starts the core on the loaded block. */
  RtlRunner start(RtlSystem system, int core) {
    RtlRunner runner = new RtlRunner(system, core);
    runner.start(program, samples, WATCHDOG);
    return runner;
  }

  /** Runs the block on a core and demands that all is as the simulator says. */
  RtlRun runAndCompare(RtlSystem system, int core, String where) throws InterruptedException {
    load(system, core);
    RtlRunner runner = start(system, core);
    system.stepUntilInterrupt(MOST_CLOCKS);
    // What is not there when the interrupt comes, the host may miss.
    byte[] found = system.read(core, 0, after.length);
    RtlRun run = runner.finish(descriptor -> {});
    compare(found, run, where);
    return run;
  }

  /** Demands that every spike, membrane and flag of a run is as the simulator says. */
  void compare(RtlSystem system, int core, RtlRun run, String where) {
    compare(system.read(core, 0, after.length), run, where);
  }

  private void compare(byte[] memory, RtlRun run, String where) {
    assertThat(run.status().done()).as("%s: %s", where, run).isTrue();
    MemoryReader found = MemoryReader.of(memory);
    for (int layer = 0; layer < program.layers().size(); layer++) {
      LayerComparison.compare(program, layer, samples, MemoryReader.of(after), found)
          .ifPresent(
              difference -> {
                throw new AssertionError(where + ": " + difference.describe());
              });
    }
    int elsewhere = Arrays.mismatch(after, memory);
    assertThat(elsewhere).as("%s: first byte written outside of the outputs", where).isEqualTo(-1);
    compareFlags(run, where);
  }

  private void compareFlags(RtlRun run, String where) {
    int logged = run.overflows().size();
    for (int layer = 0; layer < program.layers().size(); layer++) {
      List<Integer> descriptors = program.schedule().descriptors(layer);
      if (descriptors.stream().allMatch(descriptor -> descriptor < logged)) {
        assertThat(descriptors.stream().anyMatch(run.overflows()::get))
            .as("%s: membrane overflow in layer %d", where, layer)
            .isEqualTo(result.layers().get(layer).membraneOverflow());
      }
    }
    assertThat(run.status().membraneOverflow()).isEqualTo(result.membraneOverflow());
  }
}
