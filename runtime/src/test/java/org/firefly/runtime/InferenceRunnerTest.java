package org.firefly.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.host.samples.CurrentSource;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InferenceRunnerTest {
  private static final int SAMPLES = 11;

  /** Cores that are given, around the program that they run. */
  private record FakeDevice(Program program, List<? extends Core> cores) implements Device {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  private static Inference simulate(int cores, int batch) throws InterruptedException {
    Program program = TestPrograms.of(1, batch);
    try (Device device = new SimulatorDevice(program, cores, BlockObserver.NONE)) {
      return new InferenceRunner(device, TestPrograms.samples(SAMPLES))
          .run(SAMPLES, ProgressListener.NONE);
    }
  }

  @Test
  void resultsDependNeitherOnCoresNorOnBlockSize() throws InterruptedException {
    Inference reference = simulate(1, 1);
    assertThat(reference.results()).hasDimensions(SAMPLES, 7);
    for (int cores = 1; cores <= 3; cores++) {
      Inference other = simulate(cores, 4);
      assertThat(other.results()).isDeepEqualTo(reference.results());
      assertThat(other.report()).isEqualTo(reference.report());
    }
  }

  @Test
  void progressIsHeardAfterEachBlock() throws InterruptedException {
    List<Integer> heard = new ArrayList<>();
    try (Device device = new SimulatorDevice(TestPrograms.of(1, 4), 2, BlockObserver.NONE)) {
      new InferenceRunner(device, TestPrograms.samples(SAMPLES))
          .run(SAMPLES, (done, total) -> heard.add(done));
    }
    assertThat(heard).hasSize(3).isSorted().endsWith(SAMPLES);
  }

  @Test
  void theHostEncodesTheNextBlockWhileTheCoreWorks() throws InterruptedException {
    Program program = TestPrograms.of(1, 1);
    CountDownLatch secondEncoded = new CountDownLatch(2);
    CurrentSource source =
        new CurrentSource() {
          @Override
          public int count() {
            return 2;
          }

          @Override
          public FeatureMap map() {
            return new FeatureMap(2, 8, 8);
          }

          @Override
          public void read(int sample, double[] target) {
            secondEncoded.countDown();
          }
        };
    Core core =
        block -> {
          assertThat(secondEncoded.await(30, TimeUnit.SECONDS)).isTrue();
          return report(block);
        };
    new InferenceRunner(new FakeDevice(program, List.of(core)), source)
        .run(2, ProgressListener.NONE);
  }

  private static BlockReport report(BatchBlock block) {
    return BlockReport.of(block.samples(), false, Set.of(), Optional.empty(), Optional.empty());
  }

  @Test
  void aFailingCoreFailsTheRunAndStopsTheOthers() {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Core endless =
        block -> {
          waiting.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            stopped.countDown();
            throw e;
          }
          return report(block);
        };
    Core broken =
        block -> {
          waiting.await();
          throw new DeviceException("Core 1 is broken.");
        };
    Device device = new FakeDevice(TestPrograms.of(1, 1), List.of(endless, broken));
    InferenceRunner runner = new InferenceRunner(device, TestPrograms.samples(SAMPLES));
    assertThatThrownBy(() -> runner.run(SAMPLES, ProgressListener.NONE))
        .isInstanceOf(DeviceException.class)
        .hasMessage("Core 1 is broken.");
    assertThat(stopped.getCount()).isZero();
  }

  @Test
  void theErrorOfTheFirstBlockIsTold() {
    for (int round = 0; round < 100; round++) {
      AtomicInteger calls = new AtomicInteger();
      Core broken =
          block -> {
            throw new DeviceException("Call " + calls.incrementAndGet() + " failed.");
          };
      Device device = new FakeDevice(TestPrograms.of(1, 1), List.of(broken));
      InferenceRunner runner = new InferenceRunner(device, TestPrograms.samples(SAMPLES));
      assertThatThrownBy(() -> runner.run(SAMPLES, ProgressListener.NONE))
          .hasMessage("Call 1 failed.");
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void anInterruptStopsTheCoresBeforeTheRunReturns() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Core endless =
        block -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            stopped.countDown();
            throw e;
          }
          return report(block);
        };
    Device device = new FakeDevice(TestPrograms.of(1, 1), List.of(endless));
    InferenceRunner runner = new InferenceRunner(device, TestPrograms.samples(SAMPLES));
    Thread here = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              try {
                started.await();
              } catch (InterruptedException e) {
                return;
              }
              here.interrupt();
            });
    interrupter.start();
    assertThatThrownBy(() -> runner.run(SAMPLES, ProgressListener.NONE))
        .isInstanceOf(InterruptedException.class);
    assertThat(stopped.getCount()).isZero();
    interrupter.join();
  }

  @Test
  void aSimulatorWithoutThreadsIsRefused() {
    Program program = TestPrograms.of(1, 1);
    assertThatThrownBy(() -> new SimulatorDevice(program, 0, BlockObserver.NONE))
        .isInstanceOf(DeviceException.class)
        .hasMessage("The simulator needs at least 1 thread, not 0; choose --threads 1 or more.");
  }
}
