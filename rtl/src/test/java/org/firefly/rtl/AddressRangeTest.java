package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.isa.Register;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiResponse;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No port touches memory outside of the base and limit registers. */
class AddressRangeTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  private static final AxiTiming TIMING = AxiTiming.IDEAL.withLatency(10, 80);
  private static final int ROUNDS = 40;
  private static final int WATCHDOG = 5_000;
  private static final long MOST_CLOCKS = 1_000_000;

  private static RtlSystem system;
  private static Block block;

  @BeforeAll
  static void open() throws InterruptedException {
    system = Systems.of(CONFIG, TIMING);
    block = Block.of(RandomNetworks.draw(NetworkRequest.any(CONFIG, 3, 3, 20_000), 4));
  }

  @AfterAll
  static void close() {
    system.close();
  }

  /** Reads beyond the limit would be answered with an error, and so end in another status. */
  @Test
  void aLimitAnywhereInTheProgramIsKeptByAllPorts() throws InterruptedException {
    Random random = Seed.of("limit").random();
    for (int round = 0; round < ROUNDS; round++) {
      int limit = random.nextInt(lastWritten() / CONFIG.beatBytes() + 1) * CONFIG.beatBytes();
      block.load(system, 0);
      forbid(system.base(0) + limit, system.base(0) + system.memoryBytes() - 1);
      CoreError error =
          run(system.base(0), block.program().descriptorOffset(), system.base(0) + limit);
      assertThat(error).as("limit %d", limit).isEqualTo(CoreError.ADDRESS);
      assertUntouched(limit, block.before().length);
      system.ports(0).all().forEach(AxiPort::clearErrors);
    }
    block.runAndCompare(system, 0, "with the right limit");
  }

  @Test
  void offsetsThatWrapAroundTheAddressSpaceDoNotReachBelowTheBase() throws InterruptedException {
    block.load(system, 0);
    int line = AcceleratorConfig.ALIGNMENT_BYTES;
    long top = (1L << AcceleratorConfig.ADDRESS_BITS) - line;
    CoreError error = run(top, line, system.base(0) + system.memoryBytes());
    assertThat(error).isEqualTo(CoreError.ADDRESS);
    assertUntouched(0, block.before().length);
    block.runAndCompare(system, 0, "with the right base");
  }

  /** Behind it there may be padding that no port needs. */
  private static int lastWritten() {
    int last = block.after().length - 1;
    while (block.after()[last] == block.before()[last]) {
      last--;
    }
    return last;
  }

  private static void forbid(long first, long last) {
    for (AxiPort port : new AxiPort[] {system.ports(0).spike(), system.ports(0).weight()}) {
      port.failReads(first, last, AxiResponse.DECERR);
    }
    system.ports(0).output().failWrites(first, last, AxiResponse.DECERR);
  }

  private static void assertUntouched(int from, int to) {
    byte[] found = system.read(0, from, to - from);
    byte[] expected = Arrays.copyOfRange(block.before(), from, to);
    assertThat(Arrays.mismatch(expected, found)).as("first byte touched").isEqualTo(-1);
  }

  /** Runs the block between other addresses than a runner would. */
  private static CoreError run(long base, long descriptors, long limit) {
    write(Register.BASE_LOW, base);
    write(Register.BASE_HIGH, base >>> Integer.SIZE);
    write(Register.LIMIT_LOW, limit);
    write(Register.LIMIT_HIGH, limit >>> Integer.SIZE);
    write(Register.DESCRIPTORS, descriptors);
    write(Register.DESCRIPTOR_COUNT, block.program().descriptorCount());
    write(Register.SAMPLES, block.samples());
    write(Register.WATCHDOG, WATCHDOG);
    write(Register.INTERRUPT_ENABLE, 1);
    write(Register.CONTROL, Register.START);
    system.stepUntilInterrupt(MOST_CLOCKS);
    write(Register.INTERRUPT, 1);
    return system.status(0).error();
  }

  private static void write(Register register, long value) {
    system.write(0, register, (int) value);
  }
}
