package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.CoreStatus.Wait;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.Register;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong ends in a decoded status, and the next run is right. */
class RunErrorsTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  private static final int WATCHDOG = 2_000;
  private static final int DESCRIPTOR_WORD = Integer.BYTES;

  private static RtlSystem system;
  private static Block block;

  @BeforeAll
  static void open() throws InterruptedException {
    system = Systems.of(CONFIG, AxiTiming.IDEAL.withLatency(30, 60));
    block = Block.of(RandomNetworks.draw(NetworkRequest.any(CONFIG, 3, 3, 30_000), 4));
  }

  @AfterAll
  static void close() {
    system.close();
  }

  @BeforeEach
  void load() {
    block.load(system, 0);
  }

  @AfterEach
  void theNextRunIsRight() throws InterruptedException {
    for (AxiPort port : ports()) {
      port.clearErrors();
      port.setTiming(AxiTiming.IDEAL.withLatency(30, 60));
    }
    block.runAndCompare(system, 0, "after the error");
  }

  private static AxiPort[] ports() {
    return system.ports(0).all().toArray(AxiPort[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "0, SLVERR, SPIKE_READ", "0, DECERR, SPIKE_READ", "1, SLVERR, WEIGHT_READ",
    "1, DECERR, WEIGHT_READ", "2, SLVERR, WRITE", "2, DECERR, WRITE"
  })
  void errorResponsesOfTheMemoryAreReported(int port, AxiResponse response, CoreError error)
      throws InterruptedException {
    long base = system.base(0);
    long end = base + system.memoryBytes() - 1;
    if (port == 2) {
      ports()[port].failWrites(base, end, response);
    } else {
      // Not the descriptors, so that the error comes in the middle of a layer.
      ports()[port].failReads(base + 1024, end, response);
    }
    assertFailure(error);
  }

  @ParameterizedTest
  @EnumSource(
      value = DescriptorField.class,
      names = {
        "MAGIC",
        "KIND",
        "TIME_STEPS",
        "INPUT_GROUPS",
        "OUTPUT_GROUPS",
        "OUTPUT_HEIGHT",
        "OUTPUT_WIDTH",
        "PASSES",
        "SAMPLES"
      })
  void aDescriptorWithAFieldOfZeroIsRefused(DescriptorField field) throws InterruptedException {
    patch(field, 0);
    assertFailure(CoreError.BAD_DESCRIPTOR);
    assertThat(system.read(0, Register.PROGRESS) & 0xfff).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "OUTPUT_HEIGHT, 65535", "OUTPUT_WIDTH, 65535", "RESET, 7", "WEIGHT_OFFSET, 32",
    "PASS_OFFSET, 4", "INPUT_PLANE_STRIDE, 33", "OUTPUT_PLANE_STRIDE, 8", "INPUT_OFFSET, 1"
  })
  void aDescriptorWithAnImpossibleFieldIsRefused(DescriptorField field, long value)
      throws InterruptedException {
    patch(field, value);
    assertFailure(CoreError.BAD_DESCRIPTOR);
  }

  @Test
  void aPassTableWithoutAnEndIsRefused() throws InterruptedException {
    LayerDescriptor second = block.program().layers().get(1).strips().get(0);
    int passes = second.weights().passes() * Integer.BYTES;
    system.write(0, second.weights().passOffset(), new byte[passes]);
    assertFailure(CoreError.BAD_PASS_TABLE);
  }

  @Test
  void aWeightBeyondTheLimitIsNotFetched() throws InterruptedException {
    patch(DescriptorField.WEIGHT_OFFSET, system.memoryBytes());
    assertFailure(CoreError.ADDRESS);
  }

  @Test
  void spikesBeyondTheLimitAreNotRead() throws InterruptedException {
    patch(DescriptorField.INPUT_OFFSET, system.memoryBytes());
    assertFailure(CoreError.ADDRESS);
  }

  @Test
  void nothingIsWrittenBeyondTheLimit() throws InterruptedException {
    patch(DescriptorField.OUTPUT_OFFSET, system.memoryBytes());
    assertFailure(CoreError.ADDRESS);
  }

  @Test
  void aMemoryThatNeverAnswersEndsInAStatusThatSaysWhatIsMissing() throws InterruptedException {
    ports()[0].setTiming(AxiTiming.IDEAL.withLatency(100_000, 100_000));
    RtlRun run = run();
    assertThat(run.status().error()).isEqualTo(CoreError.STUCK);
    assertThat(run.status().waitsFor()).contains(Wait.READ_RESPONSE);
    system.write(0, Register.CONTROL, Register.START);
    assertThat(system.status(0).startRefused()).isTrue();
    system.simulation().reset();
  }

  @Test
  void aStartWhileBusyIsRefusedAndTheRunGoesOn() throws InterruptedException {
    RtlRunner runner = block.start(system, 0);
    system.write(0, Register.SAMPLES, 1);
    system.write(0, Register.CONTROL, Register.START);
    RtlRun run = runner.finish(descriptor -> {});
    assertThat(run.status().startRefused()).isTrue();
    block.compare(system, 0, run, "start while busy");
  }

  @Test
  void aStopAtAnyMomentLetsIssuedBurstsEnd() throws InterruptedException {
    Random random = Seed.of("stop").random();
    long clocks = block.runAndCompare(system, 0, "undisturbed").clocks();
    for (int i = 0; i < 25; i++) {
      block.load(system, 0);
      RtlRunner runner = block.start(system, 0);
      system.simulation().step(random.nextInt((int) clocks));
      system.write(0, Register.CONTROL, Register.STOP);
      RtlRun run = runner.finish(descriptor -> {});
      assertThat(run.status().stopped() || run.status().done()).as("round %d", i).isTrue();
    }
  }

  @Test
  void aResetAtAnyMomentLeavesTheCoreReady() throws InterruptedException {
    Random random = Seed.of("reset").random();
    for (int i = 0; i < 10; i++) {
      block.load(system, 0);
      block.start(system, 0);
      system.simulation().step(random.nextInt(5_000));
      system.simulation().reset();
      assertThat(system.status(0).busy()).isFalse();
      block.runAndCompare(system, 0, "after reset " + i);
    }
  }

  @Test
  void doneComesAfterTheLastWriteResponse() throws InterruptedException {
    ports()[2].setTiming(AxiTiming.IDEAL.withLatency(900, 900));
    // Writes appear in this memory only with their response.
    block.runAndCompare(system, 0, "late responses");
  }

  /** Changes a field of the first descriptor behind another that writes what its neurons give. */
  private static void patch(DescriptorField field, long value) {
    int descriptor = 1;
    while (LayerDescriptor.decode(descriptor(descriptor)).piece().continued()) {
      descriptor++;
    }
    int[] words = descriptor(descriptor);
    long word = words[field.word()] & ~(field.max() << field.lowBit()) | value << field.lowBit();
    words[field.word()] = (int) word;
    ByteBuffer bytes = memory(words.length * DESCRIPTOR_WORD);
    bytes.asIntBuffer().put(words);
    system.write(0, offset(descriptor), bytes.array());
  }

  private static int[] descriptor(int index) {
    int[] words = new int[DescriptorField.WORDS];
    ByteBuffer bytes = memory(words.length * DESCRIPTOR_WORD);
    bytes.put(0, system.read(0, offset(index), bytes.capacity())).asIntBuffer().get(words);
    return words;
  }

  private static ByteBuffer memory(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long offset(int descriptor) {
    return block.program().descriptorOffset() + (long) descriptor * DescriptorField.BYTES;
  }

  private static RtlRun run() throws InterruptedException {
    RtlRunner runner = new RtlRunner(system, 0);
    runner.start(block.program(), block.samples(), WATCHDOG);
    return runner.finish(descriptor -> {});
  }

  private static void assertFailure(CoreError error) throws InterruptedException {
    RtlRun run = run();
    assertThat(run.status().failed()).as("%s", run).isTrue();
    assertThat(run.status().error()).as("%s", run).isEqualTo(error);
    assertThat(run.status().busy()).isFalse();
  }
}
