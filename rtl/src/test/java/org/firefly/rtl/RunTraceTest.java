package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.runtime.CoreCounters;
import org.firefly.runtime.LayerCounters;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.timing.ClockListener;
import org.firefly.timing.ClockModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the RTL tells of itself, beside its own counters and the clock model. */
class RunTraceTest {
  private static final int LATENCY = 20;
  private static final int BYTES = 16;
  private static final AxiTiming TIMING =
      AxiTiming.IDEAL.withLatency(LATENCY, LATENCY).withBandwidth(BYTES);

  private static CoreCounters counters;
  private static Told rtl;
  private static Told model;

  /** All that a listener hears. */
  private static final class Told implements ClockListener {
    private record Layer(String name, double clocks) {}

    private record Pass(int pass, int timeStep) {}

    private final List<Layer> layers = new ArrayList<>();
    private final List<Pass> passes = new ArrayList<>();
    private final Map<Cause, Double> waits = new EnumMap<>(Cause.class);
    private final Map<Port, Integer> beats = new EnumMap<>(Port.class);

    @Override
    public void layer(String name, double from, double to) {
      layers.add(new Layer(name, to - from));
    }

    @Override
    public void pass(int pass, int timeStep, double from, double to) {
      assertThat(to).isGreaterThan(from);
      passes.add(new Pass(pass, timeStep));
    }

    @Override
    public void wait(Cause cause, double from, double to) {
      waits.merge(cause, to - from, Double::sum);
    }

    @Override
    public void burst(Port port, int count, double from, double to) {
      assertThat(to - from).isGreaterThanOrEqualTo(count);
      beats.merge(port, count, Integer::sum);
    }
  }

  @BeforeAll
  static void runOnce() throws InterruptedException {
    Board board = Boards.find("ultra96v2").withMemory(MemorySystem.unlimited(BYTES, LATENCY));
    Program program = SmallProgram.of(board.config());
    rtl = new Told();
    try (RtlDevice device =
        RtlDevice.open(program, TIMING, BlockObserver.NONE, clocks -> {}, new RunTrace(rtl))) {
      counters = SmallProgram.runBlock(device).report().counters().orElseThrow();
    }
    model = new Told();
    ClockModel.estimate(program, board, program.batch(), model);
  }

  @Test
  void layersTakeWhatTheCoreCounts() {
    assertThat(rtl.layers).hasSize(counters.layers().size());
    for (LayerCounters counted : counters.layers()) {
      Told.Layer told = rtl.layers.get(counted.layer());
      assertThat(told.name()).isEqualTo(counted.name());
      assertThat(told.clocks()).isCloseTo(counted.clocks(), Offset.offset(8.0));
    }
  }

  @Test
  void waitsAreThoseThatTheCoreCounts() {
    assertThat(rtl.waits.getOrDefault(ClockListener.Cause.WEIGHTS, 0.0))
        .isEqualTo(counters.weightStalls());
    assertThat(rtl.waits.getOrDefault(ClockListener.Cause.OUTPUT, 0.0))
        .isEqualTo(counters.outputStalls());
  }

  @Test
  void passesAndBeatsAreThoseOfTheClockModel() {
    assertThat(rtl.passes).isEqualTo(model.passes);
    for (ClockListener.Port port : List.of(ClockListener.Port.WEIGHTS, ClockListener.Port.OUTPUT)) {
      assertThat(rtl.beats.get(port))
          .as("%s", port)
          .isCloseTo(model.beats.get(port), Percentage.withPercentage(10));
    }
  }
}
