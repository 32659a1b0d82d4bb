package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.isa.CoreStructure;
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
    private final Map<Level, List<Integer>> changes = new EnumMap<>(Level.class);

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

    @Override
    public void level(Level level, double clock, int change) {
      changes.computeIfAbsent(level, key -> new ArrayList<>()).add(change);
    }

    private int came(Level level) {
      return changes.get(level).stream().filter(change -> change > 0).mapToInt(i -> i).sum();
    }

    /** Lowest, highest and last value of a level that begins at 0. */
    private IntSummaryStatistics values(Level level) {
      int[] value = {0};
      return changes.get(level).stream().mapToInt(change -> value[0] += change).summaryStatistics();
    }

    private int left(Level level) {
      return changes.get(level).stream().mapToInt(i -> i).sum();
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
  void levelsRiseByWhatTheClockModelSaysAndFallAgain() {
    int tiles = model.came(ClockListener.Level.WEIGHT_RING);
    assertThat(tiles).isPositive();
    assertThat(rtl.came(ClockListener.Level.WEIGHT_RING)).isBetween(tiles / 2, tiles);
    for (ClockListener.Level level : ClockListener.Level.values()) {
      assertThat(rtl.values(level).getMin()).as("%s", level).isNotNegative();
    }
    assertThat(rtl.values(ClockListener.Level.WEIGHT_RING).getMax())
        .isBetween(1, Boards.find("ultra96v2").config().weightRingTiles());
    assertThat(rtl.values(ClockListener.Level.SPIKE_FIFO).getMax())
        .isBetween(1, CoreStructure.SPIKE_FIFO_BEATS);
    assertThat(rtl.left(ClockListener.Level.SPIKE_FIFO)).isZero();
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
