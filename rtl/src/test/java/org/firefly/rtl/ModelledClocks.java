package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.timing.ClockModel;
import org.firefly.timing.NetworkTiming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program on the RTL and in the clock model, with the same memory.
 *
 * @param where names the run in messages
 * @param program what ran
 * @param run what the RTL counted
 * @param model what the model predicts
 */
record ModelledClocks(String where, Program program, RtlRun run, NetworkTiming model) {
  private static final Logger LOG = LoggerFactory.getLogger(ModelledClocks.class);
  private static final int WATCHDOG = 100_000;

  /** Runs a program on whatever spikes lie in memory, since clocks do not depend on them. */
  static ModelledClocks run(
      RtlSystem system, String where, Program program, MemorySystem memory, int samples)
      throws InterruptedException {
    int latency = memory.latencyClocks();
    Systems.setTiming(
        system, 0, AxiTiming.IDEAL.withLatency(latency, latency).withBandwidth(memory.portBytes()));
    system.write(0, 0, program.image());
    RtlRunner runner = new RtlRunner(system, 0);
    runner.start(program, samples, WATCHDOG);
    return of(where, program, memory, samples, runner.finish(descriptor -> {}));
  }

  /** A run that has been made with this memory. */
  static ModelledClocks of(
      String where, Program program, MemorySystem memory, int samples, RtlRun run) {
    assertThat(run.status().done()).as("%s: %s", where, run).isTrue();
    NetworkTiming model = ClockModel.estimate(program, memory, 1, samples);
    return new ModelledClocks(where, program, run, model);
  }

  /** Clocks of each layer on the RTL, to its last write response; none takes turns with others. */
  private List<Long> layers() {
    List<Long> clocks = new ArrayList<>();
    int descriptor = 0;
    long before = 0;
    for (ProgramLayer layer : program.layers()) {
      descriptor += layer.strips().size();
      long end = run.descriptorEnds().get(descriptor - 1);
      clocks.add(end - before);
      before = end;
    }
    return clocks;
  }

  /** Demands that the model is this near in every layer. */
  void requireLayersWithin(double percent) {
    LOG.info("{}: RTL {}, model {}", where, run.clocks(), model.clocks());
    List<Long> layers = layers();
    for (int i = 0; i < layers.size(); i++) {
      long predicted = model.layers().get(i).clocks();
      LOG.info("{}, layer {}: RTL {}, model {}", where, i, layers.get(i), predicted);
      assertThat(predicted)
          .as("%s: clocks of layer %d", where, i)
          .isCloseTo(layers.get(i), Percentage.withPercentage(percent));
    }
  }

  /** Demands that the model is this near in total. */
  void requireTotalWithin(double percent) {
    LOG.info("{}: RTL {}, model {}", where, run.clocks(), model.clocks());
    assertThat(model.clocks())
        .as("%s: clocks", where)
        .isCloseTo(run.clocks(), Percentage.withPercentage(percent));
  }
}
