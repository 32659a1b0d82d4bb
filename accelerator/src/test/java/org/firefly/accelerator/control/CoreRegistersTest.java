package org.firefly.accelerator.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.CoreStatus.Wait;
import org.firefly.architecture.isa.Register;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.axi.AxiLiteMaster;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.UInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreRegistersTest {
  private static final AcceleratorConfig CONFIG =
      AcceleratorConfig.ofParallelism(16).with(Setting.CORES, 2);
  private static final int PAGE = Register.PAGE_BYTES;

  private final ControlHarness harness = new ControlHarness(CONFIG);
  private final CoreEvents events = harness.events;
  private Simulation simulation;
  private AxiLiteMaster host;

  @BeforeEach
  void start() {
    simulation = Simulation.of(Elaboration.of(harness));
    host = new AxiLiteMaster(simulation, "control");
    simulation.reset();
    event(events.idle(), 1);
  }

  @AfterEach
  void stop() {
    simulation.close();
  }

  @Test
  void everyRegisterOfTheTableAnswersAtItsPlace() {
    assertThat(read(Register.IDENTITY)).isEqualTo(Register.IDENTITY_VALUE);
    assertThat(read(Register.VERSION)).isEqualTo(Register.VERSION_VALUE);
    assertThat(read(Register.SHAPE)).isEqualTo(16 | 2 << 8 | 1 << 12 | 18 << 16 | 16L << 22);
    assertThat(read(Register.MEMORIES))
        .isEqualTo(13 | 6 << 5 | 8 << 10 | 10 << 15 | 10L << 20 | 1 << 25);
  }

  @Test
  void settingsKeepWhatIsWrittenAndOtherRegistersDoNot() {
    for (Register register : Register.values()) {
      long before = read(register);
      if (register.access() == Register.Access.READ_WRITE) {
        write(register, 0xA5A5_A5C0L);
        assertThat(0xA5A5_A5C0L & read(register)).as(register.name()).isEqualTo(read(register));
        assertThat(read(register) != 0 || register == Register.INTERRUPT_ENABLE).isTrue();
      } else if (register.access() == Register.Access.READ) {
        write(register, 0xFFFF_FFFFL);
        assertThat(read(register)).as(register.name()).isEqualTo(before);
      }
    }
  }

  @Test
  void pagesWithoutCoreAndPartialWritesAreAnsweredWithAnError() {
    assertThat(host.tryRead(2 * PAGE).response()).isEqualTo(AxiResponse.SLVERR);
    assertThat(host.tryWrite(2 * PAGE + Register.SAMPLES.offset(), 1))
        .isEqualTo(AxiResponse.SLVERR);
    assertThat(host.tryWrite(PAGE + Register.SAMPLES.offset(), 7, 1)).isEqualTo(AxiResponse.SLVERR);
    assertThat(read(Register.SAMPLES)).isZero();
  }

  @Test
  void aRunEndsWithDoneInterruptAndItsClocks() {
    startRun();
    assertThat(status().busy()).isTrue();
    assertThat(simulation.peek(harness.settings.samples())).isEqualTo(3);
    takeLayer(5);
    event(events.layerDone(), 1);
    simulation.step();
    event(events.layerDone(), 0);
    assertThat(read(Register.PROGRESS)).isEqualTo(1L << 16 | 5);
    long logged = host.read(PAGE + Register.LAYER_LOG.offset());
    end(events.allDone());
    CoreStatus status = status();
    assertThat(status.done()).isTrue();
    assertThat(status.busy()).isFalse();
    assertThat(status.failed()).isFalse();
    assertThat(simulation.peek(harness.irq)).isEqualTo(1);
    assertThat(read(Register.CLOCKS_LOW)).isGreaterThan(logged);
    write(Register.INTERRUPT, 1);
    simulation.step(3);
    assertThat(simulation.peek(harness.irq)).isZero();
  }

  @Test
  void progressShowsTheLastLayerAlsoAfterTheRunAndZeroUntilTheNextRunHasOne() {
    event(events.layer(), 7);
    assertThat(read(Register.PROGRESS)).isZero();
    startRun();
    assertThat(read(Register.PROGRESS)).isZero();
    takeLayer(5);
    event(events.layer(), 7);
    end(events.badDescriptor());
    assertThat(read(Register.PROGRESS)).isEqualTo(5);
    startRun();
    assertThat(read(Register.PROGRESS)).isZero();
    takeLayer(4);
    assertThat(read(Register.PROGRESS)).isEqualTo(4);
  }

  @Test
  void eventsAreCountedInTheirClocksOnly() {
    startRun();
    countFor(events.busy(), 5);
    countFor(events.weightStall(), 7);
    countFor(events.spikeStall(), 11);
    countFor(events.outputStall(), 13);
    end(events.allDone());
    assertThat(read(Register.BUSY_LOW)).isEqualTo(5);
    assertThat(read(Register.WEIGHT_STALL_LOW)).isEqualTo(7);
    assertThat(read(Register.SPIKE_STALL_LOW)).isEqualTo(11);
    assertThat(read(Register.OUTPUT_STALL_LOW)).isEqualTo(13);
    assertThat(read(Register.BUSY_HIGH)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"BAD_DESCRIPTOR", "BAD_PASS_TABLE", "ADDRESS", "SPIKE_READ", "WEIGHT_READ", "WRITE"})
  void errorsAreReportedAfterIssuedBurstsHaveEndedAndTheNextRunWorks(CoreError error) {
    startRun();
    event(events.idle(), 0);
    end(eventOf(error));
    assertThat(status().busy()).isTrue();
    assertThat(simulation.peek(harness.halt)).isEqualTo(1);
    event(events.idle(), 1);
    simulation.step(8);
    assertThat(status().failed()).isTrue();
    assertThat(status().error()).isEqualTo(error);
    startRun();
    end(events.allDone());
    assertThat(status().done()).isTrue();
    assertThat(status().failed()).isFalse();
  }

  @Test
  void aRunWithoutProgressEndsAndSaysWhatItWaitsFor() {
    write(Register.WATCHDOG, 50);
    startRun();
    event(events.waits(), 1 << Wait.SPIKES.ordinal());
    event(events.progress(), 1);
    simulation.step(200);
    assertThat(status().busy()).isTrue();
    event(events.progress(), 0);
    simulation.step(80);
    assertThat(status().error()).isEqualTo(CoreError.TIMEOUT);
    assertThat(status().waitsFor()).containsExactly(Wait.SPIKES);
  }

  @Test
  void aMemoryThatNeverAnswersLeavesTheCoreStuckUntilReset() {
    write(Register.WATCHDOG, 50);
    startRun();
    event(events.idle(), 0);
    simulation.step(200);
    assertThat(status().error()).isEqualTo(CoreError.STUCK);
    write(Register.CONTROL, Register.START);
    assertThat(status().startRefused()).isTrue();
    simulation.reset();
    event(events.idle(), 1);
    startRun();
    assertThat(status().busy()).isTrue();
  }

  @Test
  void stopWaitsForIssuedBursts() {
    startRun();
    event(events.idle(), 0);
    write(Register.CONTROL, Register.STOP);
    simulation.step(20);
    assertThat(status().busy()).isTrue();
    event(events.idle(), 1);
    simulation.step(8);
    assertThat(status().busy()).isFalse();
    assertThat(status().stopped()).isTrue();
    assertThat(status().done()).isFalse();
  }

  @Test
  void aStartWhileBusyIsRefusedAndDisturbsNothing() {
    startRun();
    write(Register.SAMPLES, 9);
    write(Register.CONTROL, Register.START);
    assertThat(status().startRefused()).isTrue();
    assertThat(simulation.peek(harness.settings.samples())).isEqualTo(3);
    end(events.allDone());
    assertThat(status().done()).isTrue();
  }

  @Test
  void aRunWithoutSamplesFailsAtOnce() {
    write(Register.DESCRIPTOR_COUNT, 1);
    write(Register.CONTROL, Register.START);
    assertThat(status().failed()).isTrue();
    assertThat(status().error()).isEqualTo(CoreError.BAD_DESCRIPTOR);
  }

  @Test
  void membraneOverflowIsRememberedForTheRunAndForItsLayer() {
    startRun();
    pulse(events.layerDone());
    pulse(events.overflow());
    pulse(events.layerDone());
    pulse(events.layerDone());
    end(events.allDone());
    assertThat(status().membraneOverflow()).isTrue();
    assertThat(log(0) >>> 31).isZero();
    assertThat(log(1) >>> 31).isEqualTo(1);
    assertThat(log(2) >>> 31).isZero();
    startRun();
    assertThat(status().membraneOverflow()).isFalse();
  }

  private long log(int entry) {
    return host.read(PAGE + Register.LAYER_LOG.offset() + 4L * entry);
  }

  private void startRun() {
    write(Register.BASE_LOW, 0x1000);
    write(Register.DESCRIPTOR_COUNT, 2);
    write(Register.SAMPLES, 3);
    write(Register.INTERRUPT_ENABLE, 1);
    write(Register.CONTROL, Register.START);
    simulation.step(4);
  }

  private void takeLayer(int number) {
    event(events.layer(), number);
    pulse(events.newLayer());
  }

  private void end(UInt event) {
    pulse(event);
    simulation.step(8);
  }

  private void pulse(UInt event) {
    event(event, 1);
    simulation.step();
    event(event, 0);
    simulation.step();
  }

  private void countFor(UInt event, int clocks) {
    event(event, 1);
    simulation.step(clocks);
    event(event, 0);
    simulation.step();
  }

  private UInt eventOf(CoreError error) {
    return switch (error) {
      case BAD_DESCRIPTOR -> events.badDescriptor();
      case BAD_PASS_TABLE -> events.badPassTable();
      case ADDRESS -> events.badAddress();
      case SPIKE_READ -> events.spikeReadError();
      case WEIGHT_READ -> events.weightReadError();
      case WRITE -> events.writeError();
      default -> throw new IllegalArgumentException(error + " is no event of the engine.");
    };
  }

  private void event(UInt event, long value) {
    simulation.poke(event, value);
  }

  private CoreStatus status() {
    return CoreStatus.decode((int) read(Register.STATUS));
  }

  private long read(Register register) {
    return host.read(PAGE + register.offset());
  }

  private void write(Register register, long value) {
    host.write(PAGE + register.offset(), value);
  }
}
