package org.firefly.cosimulation.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.UInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The test plays the master, rightly and wrongly. */
class AxiProtocolTest {
  private final AxiMemory memory = new AxiMemory(0, 8192);
  private final AxiPuppet master = new AxiPuppet();
  private Simulation puppet;

  @BeforeEach
  void start() {
    puppet = Simulation.of(Elaboration.of(master));
    memory.attach(puppet, "mem", AxiTiming.IDEAL);
    puppet.reset();
    poke(master.arsize, 4);
    poke(master.arburst, 1);
    poke(master.awsize, 4);
    poke(master.awburst, 1);
    puppet.step();
  }

  @AfterEach
  void end() {
    puppet.close();
  }

  @Test
  void answersAReadInTheNextClockWithItsIdAndLast() {
    memory.data().putLong(64, 0x0123456789abcdefL).putLong(72, -1).putLong(80, 42);
    poke(master.arid, 9);
    read(64, 1);
    assertThat(puppet.peek(master.rvalid)).isOne();
    assertThat(puppet.peek(master.rid)).isEqualTo(9);
    assertThat(puppet.peek(master.rlast)).isZero();
    assertThat(puppet.port(master.rdata).peek(0, 64)).isEqualTo(0x0123456789abcdefL);
    assertThat(puppet.port(master.rdata).peek(64, 64)).isEqualTo(-1);
    poke(master.rready, 1);
    puppet.step();
    assertThat(puppet.peek(master.rlast)).isOne();
    assertThat(puppet.port(master.rdata).peek(0, 64)).isEqualTo(42);
    puppet.step();
    assertThat(puppet.peek(master.rvalid)).isZero();
    assertThat(puppet.peek(master.rdata)).as("garbage without valid").isNotEqualTo(42);
  }

  @Test
  void holdsAnAnswerUntilItIsTaken() {
    read(0, 0);
    puppet.step(20);
    assertThat(puppet.peek(master.rvalid)).isOne();
    assertThat(puppet.peek(master.rdata)).isZero();
  }

  @Test
  void aWriteAppearsOnlyWithItsResponse() {
    poke(master.bready, 1);
    write(32, 1);
    assertThat(memory.data().getLong(32)).isZero();
    puppet.step();
    beat(7, false);
    assertThat(memory.data().getLong(32)).isZero();
    beat(8, true);
    assertThat(puppet.peek(master.bvalid)).isOne();
    assertThat(memory.data().getLong(32)).isEqualTo(7);
    assertThat(memory.data().getLong(48)).isEqualTo(8);
  }

  @Test
  void dataMayArriveBeforeItsAddress() {
    beat(5, true);
    puppet.step(5);
    write(16, 0);
    assertThat(memory.data().getLong(16)).isEqualTo(5);
  }

  @Test
  void strobesChooseBytes() {
    memory.data().putLong(16, -1);
    write(16, 0);
    puppet.port(master.wdata).poke(0x1122334455667788L);
    poke(master.wstrb, 0b0101);
    lastBeat();
    assertThat(memory.data().getLong(16)).isEqualTo(0xffffffffff66ff88L);
  }

  @Test
  void stopsABurstThatCrossesAPage() {
    poke(master.bready, 1);
    assertStops(() -> read(4096 - 16, 1), "mem_ar: burst of 2 beats of 16 bytes at 0xff0 crosses");
  }

  @Test
  void stopsAWriteBurstThatCrossesAPage() {
    assertStops(() -> write(4096 - 32, 2), "mem_aw: burst of 3 beats of 16 bytes at 0xfe0 crosses");
  }

  @Test
  void acceptsABurstUpToTheEndOfAPage() {
    read(4096 - 256, 15);
    assertThat(puppet.peek(master.rvalid)).isOne();
  }

  @Test
  void stopsBurstsOfOtherTypes() {
    poke(master.arburst, 2);
    assertStops(() -> read(0, 3), "is not of type INCR");
  }

  @Test
  void stopsBeatsWiderThanTheBus() {
    poke(master.arsize, 5);
    assertStops(() -> read(0, 0), "wider than the bus");
  }

  @Test
  void stopsAnAddressThatChangesBeforeReady() {
    blockReads();
    poke(master.araddr, 128);
    assertStops(puppet::step, "changed while valid waited for ready, at address 0x40");
  }

  @Test
  void stopsAValidThatFallsBeforeReady() {
    blockReads();
    poke(master.arvalid, 0);
    assertStops(puppet::step, "mem_ar: valid fell before ready rose");
  }

  @Test
  void stopsAnEarlyAndALateLast() {
    write(0, 1);
    assertStops(() -> beat(1, true), "last is wrong in beat 0 of a burst of 2 beats at 0x0");
  }

  @Test
  void stopsAMissingLast() {
    write(0, 0);
    assertStops(() -> beat(1, false), "last is wrong in beat 0 of a burst of 1 beats");
  }

  @Test
  void stopsAStrobeOutsideOfANarrowBeat() {
    poke(master.awsize, 2);
    write(4, 0);
    poke(master.wstrb, 0b1_0000_0000);
    assertStops(this::lastBeat, "strobe of lane 8 is outside of the beat at 0x4");
  }

  /** Fills the memory's sixteen places, then asks once more. */
  private void blockReads() {
    for (int i = 0; i < 16; i++) {
      read(64, 255 - 4);
    }
    poke(master.arvalid, 1);
    puppet.step(2);
    assertThat(puppet.peek(master.arready)).isZero();
  }

  private void read(long address, int length) {
    poke(master.araddr, address);
    poke(master.arlen, length);
    poke(master.arvalid, 1);
    puppet.step();
    poke(master.arvalid, 0);
  }

  private void write(long address, int length) {
    poke(master.awaddr, address);
    poke(master.awlen, length);
    poke(master.awvalid, 1);
    puppet.step();
    poke(master.awvalid, 0);
  }

  private void beat(long value, boolean last) {
    puppet.port(master.wdata).poke(value);
    poke(master.wstrb, 0xffff);
    poke(master.wlast, last ? 1 : 0);
    poke(master.wvalid, 1);
    puppet.step();
    poke(master.wvalid, 0);
  }

  private void lastBeat() {
    poke(master.wlast, 1);
    poke(master.wvalid, 1);
    puppet.step();
    poke(master.wvalid, 0);
  }

  private void poke(UInt port, long value) {
    puppet.poke(port, value);
  }

  private static void assertStops(Runnable work, String message) {
    assertThatThrownBy(work::run)
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("AXI4 channel ")
        .hasMessageContaining(message);
  }
}
