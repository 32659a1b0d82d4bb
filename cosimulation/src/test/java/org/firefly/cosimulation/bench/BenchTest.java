package org.firefly.cosimulation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.firefly.cosimulation.CycleLimitException;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.junit.jupiter.api.Test;

/** The parts of a test bench find the faults that they are there for. */
class BenchTest {
  /** A register slice with faults that inputs of the design switch on. */
  private static Design faultySlice() {
    return Design.of(
        "FaultySlice",
        """
        module FaultySlice(
            input clock, input reset, input drop_valid, input change_payload, input flip,
            input in_valid, output in_ready, input [7:0] in_payload,
            output out_valid, input out_ready, output [7:0] out_payload);
          reg full, alternate;
          reg [7:0] word;
          assign in_ready = !full || out_ready;
          assign out_valid = full && !(drop_valid && alternate);
          assign out_payload = change_payload ? word + alternate : flip ? word ^ 4 : word;
          always @(posedge clock) begin
            if (reset) begin full <= 0; alternate <= 0; end
            else begin
              alternate <= !alternate;
              if (in_ready) full <= in_valid;
            end
            if (in_ready) word <= in_payload;
          end
        endmodule
        """,
        PortSpec.input("drop_valid", 1),
        PortSpec.input("change_payload", 1),
        PortSpec.input("flip", 1),
        PortSpec.input("in_valid", 1),
        PortSpec.output("in_ready", 1),
        PortSpec.input("in_payload", 8),
        PortSpec.output("out_valid", 1),
        PortSpec.input("out_ready", 1),
        PortSpec.output("out_payload", 8));
  }

  private static void run(String fault, int expected) {
    try (Simulation simulation =
        Simulation.of(faultySlice(), SimulationOptions.DEFAULT.withCycleLimit(5000))) {
      TestBench bench = new TestBench(simulation);
      List<Word> words = LongStream.range(0, 100).mapToObj(Word::of).toList();
      Scoreboard scoreboard = new Scoreboard("out");
      scoreboard.expect(words.subList(0, expected));
      bench.driver("in", Stalls.NEVER).send(words);
      bench.monitor("out", new RandomStalls(new Seed(5), 0.5), scoreboard);
      simulation.reset();
      if (!fault.isEmpty()) {
        simulation.poke(fault, 1);
      }
      bench.step(2);
      bench.runUntil(() -> scoreboard.matched() == 100);
    }
  }

  @Test
  void aFaultlessDesignPasses() {
    run("", 100);
  }

  @Test
  void theScoreboardNamesTheFirstDifference() {
    assertThatThrownBy(() -> run("flip", 100))
        .isInstanceOf(AssertionError.class)
        .hasMessage("out: word 0 should be (0x0), but is (0x4).");
  }

  @Test
  void theScoreboardNamesAWordTooMany() {
    assertThatThrownBy(() -> run("", 99))
        .isInstanceOf(AssertionError.class)
        .hasMessage("out: word 99 is (0x63), but no more were expected.");
  }

  @Test
  void theMonitorFindsAWithdrawnWord() {
    assertThatThrownBy(() -> run("drop_valid", 100))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("offered and not yet taken, but became invalid");
  }

  @Test
  void theMonitorFindsAWordThatChangesWhileItWaits() {
    assertThatThrownBy(() -> run("change_payload", 100))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("offered and not yet taken, but became (0x");
  }

  @Test
  void waitingForWhatNeverComesEndsAtTheCycleLimit() {
    try (Simulation simulation =
        Simulation.of(faultySlice(), SimulationOptions.DEFAULT.withCycleLimit(500))) {
      TestBench bench = new TestBench(simulation);
      assertThatThrownBy(() -> bench.runUntil(() -> false)).isInstanceOf(CycleLimitException.class);
    }
  }

  @Test
  void namesAStreamThatDoesNotExist() {
    try (Simulation simulation = Simulation.of(faultySlice())) {
      assertThatThrownBy(() -> new TestBench(simulation).driver("inn", Stalls.NEVER))
          .isInstanceOf(CosimulationException.class)
          .hasMessage("FaultySlice has no stream 'inn': there is no port inn_payload.");
    }
  }

  @Test
  void randomStallsRepeatWithTheirSeedAndKeepTheirProbability() {
    assertThat(stalls(7)).isEqualTo(stalls(7)).isNotEqualTo(stalls(8));
    assertThat(stalls(7).stream().filter(stall -> stall).count()).isBetween(2800L, 3200L);
    assertThatThrownBy(() -> new RandomStalls(new Seed(1), 1))
        .hasMessageContaining("not in the range from 0 to below 1");
  }

  private static List<Boolean> stalls(long seed) {
    RandomStalls stalls = new RandomStalls(new Seed(seed), 0.3);
    return IntStream.range(0, 10_000).mapToObj(i -> stalls.stall()).toList();
  }

  /** An assertion of the construction kit. */
  private static final class Limited extends Module {
    final UInt value = input(uint(4));
    final Bool seen = output(bool());

    Limited() {
      assertThat("below_ten", value.lt(10));
      seen.set(next(value.orReduce(), 0));
    }
  }

  @Test
  void anAssertionOfTheConstructionKitStopsTheSimulation() {
    Limited limited = new Limited();
    try (Simulation simulation = Simulation.of(Elaboration.of(limited))) {
      simulation.reset();
      simulation.poke(limited.value, 9);
      simulation.step();
      assertThat(simulation.peek(limited.seen)).isOne();
      simulation.poke(limited.value, 10);
      assertThatThrownBy(simulation::step)
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining("Limited")
          .hasMessageContaining("below_ten");
    }
  }
}
