package org.firefly.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.program.Program;
import org.firefly.host.HostEncoder;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.BlockFormat;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.CachedMemory;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.LayerCounters;
import org.firefly.runtime.ModelCore;
import org.firefly.runtime.ModelCore.Fault;
import org.firefly.runtime.TestPrograms;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Timeout(60)
class CoreDriverTest {
  private static final long ADDRESS = 0x9_4000_0000L;
  private static final int BATCH = 2;

  /** Long enough for a run of the model, short enough to wait for. */
  private static final DriverOptions PATIENT = new DriverOptions(Duration.ofSeconds(30), 1000);

  private static final DriverOptions HASTY = new DriverOptions(Duration.ofSeconds(1), 1000);

  private final Program program = TestPrograms.of(1, BATCH);
  private final CachedMemory memory =
      new CachedMemory(ADDRESS, Math.toIntExact(program.memoryBytes()));
  private final ModelCore core = new ModelCore(program, 0, memory.memory(), ADDRESS);
  private final BatchBlock block = BlockFormat.of(program).newBlock();
  private byte[] expected;

  @BeforeEach
  void encodeAndSimulate() throws InterruptedException {
    BlockFormat format = BlockFormat.of(program);
    HostEncoder.of(format.encoding(), TestPrograms.samples(BATCH)).encode(0, BATCH, block.input());
    try (SimulatorDevice simulator = new SimulatorDevice(program, 1, BlockObserver.NONE)) {
      simulator.cores().get(0).run(samples());
    }
    expected = block.output().clone();
    assertThat(expected).isNotEqualTo(new byte[expected.length]);
    Arrays.fill(block.output(), (byte) 0);
  }

  private BatchBlock samples() {
    return new BatchBlock(0, BATCH, block.input(), block.output());
  }

  private CoreDriver driver(DriverOptions options) {
    return new CoreDriver(0, program, core, memory, new PollingInterrupt(), options);
  }

  private void assertNextRunWorks(CoreDriver driver) throws InterruptedException {
    core.breakDown(Fault.NONE);
    driver.run(samples());
    assertThat(block.output()).isEqualTo(expected);
  }

  @Test
  void aBlockGivesWhatTheSimulatorGives() throws InterruptedException {
    CoreDriver driver = driver(PATIENT);
    driver.run(samples());
    assertThat(block.output()).isEqualTo(expected);
    assertNextRunWorks(driver);
  }

  @Test
  void theCountersOfTheCoreAreReported() throws InterruptedException {
    BlockReport report = driver(PATIENT).run(samples());
    assertThat(report.samples()).isEqualTo(BATCH);
    assertThat(report.counters()).isPresent();
    assertThat(report.counters().get().clocks()).isEqualTo((1L << 32) + 2 * ModelCore.LAYER_CLOCKS);
    assertThat(report.counters().get().layers())
        .containsExactly(
            new LayerCounters(0, program.layers().get(0).name(), ModelCore.LAYER_CLOCKS),
            new LayerCounters(1, program.layers().get(1).name(), ModelCore.LAYER_CLOCKS));
    assertThat(report.counters().get().plus(report.counters().get()).layers().get(1).clocks())
        .isEqualTo(2 * ModelCore.LAYER_CLOCKS);
  }

  @Test
  void otherRegistersAreNoCore() {
    core.set(Register.IDENTITY, -1);
    assertThatThrownBy(() -> driver(PATIENT))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "There is no FireFly core 0 at these registers: they start with 0xFFFFFFFF instead of"
                + " 0x46464C59; load the bitstream and check the address of the registers.");
  }

  @Test
  void anotherVersionOfTheRegistersIsRefused() throws InterruptedException {
    core.set(Register.VERSION, 0x0004_0001);
    assertThatThrownBy(() -> driver(PATIENT))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "Core 0 has registers of version 4.1, but this runtime drives version 4.0; generate"
                + " and load a bitstream of the runtime's version.");
    core.set(Register.VERSION, Register.VERSION_VALUE);
    assertNextRunWorks(driver(PATIENT));
  }

  @Test
  void anotherShapeIsTheWrongBitstream() throws InterruptedException {
    CoreShape wide = CoreShape.of(AcceleratorConfig.ofParallelism(32), 0);
    int right = core.read(Register.SHAPE);
    core.set(Register.SHAPE, wide.shapeWord());
    assertThatThrownBy(() -> driver(PATIENT))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("not the one that the program was compiled for")
        .hasMessageContaining("P is 32 instead of 16")
        .hasMessageContaining("load the bitstream");
    core.set(Register.SHAPE, right);
    assertNextRunWorks(driver(PATIENT));
  }

  @Test
  void aBusyCoreIsRefused() throws InterruptedException {
    core.occupy();
    assertThatThrownBy(() -> driver(PATIENT))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "Core 0 is busy in layer 0 with a run that this program did not start; end the other"
                + " program that uses it, or load the bitstream again.");
    assertThat(core.stops()).as("somebody else's run is left alone").isZero();
    core.breakDown(Fault.NONE);
    CoreDriver driver = driver(PATIENT);
    core.occupy();
    assertThatThrownBy(() -> driver.run(samples())).hasMessageContaining("Core 0 is busy");
    assertNextRunWorks(driver);
  }

  @ParameterizedTest
  @EnumSource(value = CoreError.class, mode = Mode.EXCLUDE, names = "NONE")
  void everyErrorIsASentenceWithLayerReasonAndRemedy(CoreError error) throws InterruptedException {
    CoreDriver driver = driver(PATIENT);
    core.failWith(error);
    assertThatThrownBy(() -> driver.run(samples()))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("Core 0 failed in layer 1 (")
        .hasMessageContaining(program.layers().get(1).name() + "): " + error.text())
        .hasMessageContaining(", waiting for weights from memory; ")
        .hasMessageMatching("[^.]*(\\.[^ ][^.]*)?\\.");
    assertNextRunWorks(driver);
  }

  @Test
  void aRunThatTakesTooLongIsStopped() throws InterruptedException {
    CoreDriver driver = driver(HASTY);
    core.breakDown(Fault.HANG);
    assertThatThrownBy(() -> driver.run(samples()))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("Core 0 did not finish within 1 s and was in layer 1 (")
        .hasMessageEndingWith(
            ", waiting for weights from memory; it was stopped, so allow a longer time-out or"
                + " choose a smaller batch.");
    assertThat(core.busy()).isFalse();
    assertNextRunWorks(driver);
  }

  @Test
  void aCoreThatCannotBeStoppedNeedsTheBitstream() throws InterruptedException {
    CoreDriver driver = driver(HASTY);
    core.breakDown(Fault.DEAF);
    assertThatThrownBy(() -> driver.run(samples()))
        .isInstanceOf(DeviceException.class)
        .hasMessageEndingWith("it does not stop either, so load the bitstream again.");
    assertThatThrownBy(() -> driver.run(samples()))
        .hasMessageStartingWith("Core 0 is still busy in layer 1 (")
        .hasMessageContaining("a run of this program that did not stop; load the bitstream again");
    assertNextRunWorks(driver);
  }

  @Test
  void anInterruptedRunThatCannotBeStoppedIsKnownAsOnesOwn() {
    CoreDriver driver = driver(PATIENT);
    core.breakDown(Fault.DEAF);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> driver.run(samples())).isInstanceOf(InterruptedException.class);
    assertThatThrownBy(() -> driver.run(samples()))
        .hasMessageContaining("a run of this program that did not stop");
  }

  @Test
  void aStartWithoutEffectIsNoticed() throws InterruptedException {
    CoreDriver driver = driver(PATIENT);
    core.breakDown(Fault.NONE);
    core.breakDown(Fault.IGNORE);
    assertThatThrownBy(() -> driver.run(samples()))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("Core 0 did not start; check that its clock runs");
    assertNextRunWorks(driver);
  }

  @Test
  void aSmallBufferNamesBothSizes() {
    CachedMemory small = new CachedMemory(ADDRESS, 64);
    assertThatThrownBy(
            () -> new CoreDriver(0, program, core, small, new PollingInterrupt(), PATIENT))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("needs " + program.memoryBytes() + " bytes")
        .hasMessageContaining("its buffer has 64; choose a smaller batch or enlarge the buffer.");
  }

  @Test
  void aBufferThatTheCoreCannotReachIsRefused() {
    int bytes = Math.toIntExact(program.memoryBytes());
    for (long address : new long[] {ADDRESS + 8, (1L << 40) - 64}) {
      CachedMemory far = new CachedMemory(address, bytes);
      assertThatThrownBy(
              () -> new CoreDriver(0, program, core, far, new PollingInterrupt(), PATIENT))
          .isInstanceOf(DeviceException.class)
          .hasMessageContaining("must start at a multiple of 64 and end below 2^40");
    }
  }

  @Test
  void anInterruptedThreadStopsItsCore() throws InterruptedException {
    CoreDriver driver = driver(PATIENT);
    core.breakDown(Fault.HANG);
    Thread here = Thread.currentThread();
    Thread interrupter = new Thread(() -> interruptWhenBusy(here));
    interrupter.start();
    assertThatThrownBy(() -> driver.run(samples())).isInstanceOf(InterruptedException.class);
    interrupter.join();
    assertThat(core.stops()).isEqualTo(1);
    assertThat(core.busy()).isFalse();
    assertNextRunWorks(driver);
  }

  private void interruptWhenBusy(Thread thread) {
    while (!core.busy()) {
      Thread.onSpinWait();
    }
    thread.interrupt();
  }

  @Test
  void haltStopsTheRunAndLetsNoOtherStart() throws InterruptedException {
    CoreDriver driver = driver(PATIENT);
    core.breakDown(Fault.HANG);
    Thread stopper =
        new Thread(
            () -> {
              while (!core.busy()) {
                Thread.onSpinWait();
              }
              driver.halt();
            });
    stopper.start();
    assertThatThrownBy(() -> driver.run(samples()))
        .isInstanceOf(DeviceException.class)
        .hasMessageMatching(
            "Core 0 was stopped in layer 1 \\(.*\\) before its run had ended; run it again\\.");
    stopper.join();
    core.breakDown(Fault.NONE);
    assertThatThrownBy(() -> driver.run(samples()))
        .hasMessage("The device has been closed; open it again.");
    assertNextRunWorks(driver(PATIENT));
  }
}
