package org.firefly.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.testing.ScnnSeven;
import org.firefly.testing.SpikePacking;
import org.firefly.testing.random.RandomSpikes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchRunnerTest {
  private static final int SAMPLES = 13;

  /** Spikes that depend on the sample only; collects what the readout layer left. */
  private static class Work implements BlockWork {
    private final SpikeLayout input;
    private final ReadoutLayout output;
    final ConcurrentHashMap<Integer, List<Integer>> outputs = new ConcurrentHashMap<>();

    Work(Program program) {
      input = program.encoding().output();
      output = ((HostDecoding.Membranes) program.decoding()).layout();
    }

    @Override
    public void load(DeviceMemory memory, int firstSample, int samples) {
      boolean[][][][][] spikes = new boolean[samples][][][][];
      for (int n = 0; n < samples; n++) {
        Random random = new Random(firstSample + n);
        spikes[n] = RandomSpikes.sample(random, input.timeSteps(), input.map(), 0.2);
      }
      SpikePacking.pack(spikes, input, memory.bytes());
    }

    @Override
    public void store(DeviceMemory memory, int firstSample, int samples) {
      for (int n = 0; n < samples; n++) {
        List<Integer> values = new ArrayList<>();
        for (int c = 0; c < output.map().channels(); c++) {
          values.add(memory.readInt(output.value(n, c, 0, 0)));
        }
        outputs.put(firstSample + n, values);
      }
    }
  }

  @Test
  void resultsDependNeitherOnThreadsNorOnBlockSize() throws InterruptedException {
    Program one = ScnnSeven.program(16, 1);
    Work expected = new Work(one);
    BlockResult sum =
        new BatchRunner(Simulator.prepare(one), 1).run(SAMPLES, expected, ProgressListener.NONE);
    Program four = ScnnSeven.program(16, 4);
    Work work = new Work(four);
    List<Integer> progress = new ArrayList<>();
    BlockResult other =
        new BatchRunner(Simulator.prepare(four), 3)
            .run(SAMPLES, work, (done, total) -> progress.add(done));
    assertThat(work.outputs).hasSize(SAMPLES).isEqualTo(expected.outputs);
    assertThat(other).isEqualTo(sum);
    assertThat(progress).hasSize(4).isSorted().endsWith(SAMPLES);
  }

  @Test
  @Timeout(60)
  void anInterruptStopsTheRun() throws InterruptedException {
    Program program = ScnnSeven.program(16, 8);
    BatchRunner runner = new BatchRunner(Simulator.prepare(program), 2);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Work work =
        new Work(program) {
          @Override
          public void load(DeviceMemory memory, int firstSample, int samples) {
            super.load(memory, firstSample, samples);
            started.countDown();
          }
        };
    Thread run =
        new Thread(
            () -> {
              try {
                runner.run(1_000_000, work, ProgressListener.NONE);
              } catch (InterruptedException e) {
                stopped.countDown();
              }
            });
    run.start();
    started.await();
    run.interrupt();
    assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    run.join();
  }

  @Test
  void aFailingBlockFailsTheRun() {
    Program program = ScnnSeven.program(16, 1);
    Work work =
        new Work(program) {
          @Override
          public void load(DeviceMemory memory, int firstSample, int samples) {
            throw new IllegalArgumentException("sample " + firstSample);
          }
        };
    BatchRunner runner = new BatchRunner(Simulator.prepare(program), 2);
    assertThatThrownBy(() -> runner.run(3, work, ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sample ");
  }

  @Test
  void moreSamplesThanTheBlockHoldsAreRefused() {
    Program program = ScnnSeven.program(16, 1);
    PreparedProgram prepared = Simulator.prepare(program);
    DeviceMemory memory = DeviceMemory.of(program);
    assertThatThrownBy(() -> Simulator.run(prepared, memory, 2, RunObserver.NONE))
        .isInstanceOf(SimulationException.class)
        .hasMessage("Program test was compiled for 1 to 1 samples in a block, not 2.");
  }

  @Test
  void noThreadsAreRefused() {
    PreparedProgram prepared = Simulator.prepare(ScnnSeven.program(16, 1));
    assertThatThrownBy(() -> new BatchRunner(prepared, 0))
        .isInstanceOf(SimulationException.class)
        .hasMessage("The number of threads must be at least 1, not 0.");
  }
}
