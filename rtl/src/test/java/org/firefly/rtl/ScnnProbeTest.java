package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firefly.architecture.MemorySystem;
import org.firefly.architecture.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.simulator.DeviceMemory;
import org.firefly.simulator.RunObserver;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.clock.ClockModel;
import org.firefly.testing.ScnnSeven;
import org.junit.jupiter.api.Test;

class ScnnProbeTest {
  @Test
  void runs() throws Exception {
    int p = Integer.getInteger("p", 16);
    int batch = Integer.getInteger("n", 1);
    Program program = ScnnSeven.program(p, batch);
    SimulationOptions options = SimulationOptions.DEFAULT.withCycleLimit(2_000_000_000L);
    AxiTiming timing = AxiTiming.IDEAL.withLatency(100, 100).withBandwidth(16);
    DeviceMemory memory = DeviceMemory.of(program);
    Random random = new Random(1);
    var layout = program.encoding().output();
    for (long i = layout.offset(); i < layout.offset() + layout.bytes(); i++) {
      memory.bytes()[(int) i] = (byte) (random.nextInt() & random.nextInt());
    }
    byte[] before = memory.bytes().clone();
    Simulator.run(Simulator.prepare(program), memory, batch, RunObserver.NONE);
    try (RtlSystem system = RtlSystem.of(program.config(), memory.size(), timing, options)) {
      system.write(0, 0, before);
      RtlRunner runner = new RtlRunner(system, 0);
      long start = System.nanoTime();
      runner.start(program, batch, 100000);
      RtlRun rtl = runner.finish(i -> {});
      System.out.println("RESULT " + rtl + " seconds " + (System.nanoTime() - start) * 1e-9);
      var model = ClockModel.estimate(program, MemorySystem.unlimited(16, 100), 1, batch);
      long last = 0;
      for (int i = 0; i < program.layers().size(); i++) {
        long clocks = rtl.descriptorEnds().get(i) - last;
        last = rtl.descriptorEnds().get(i);
        System.out.printf(
            "RESULT %s rtl %d model %d (%.2f%%) ideal %d%n",
            program.layers().get(i).name(),
            clocks,
            model.layers().get(i).clocks(),
            100.0 * model.layers().get(i).clocks() / clocks - 100,
            model.layers().get(i).idealClocks());
      }
      System.out.println(
          "RESULT per image "
              + rtl.clocks() / (double) batch
              + " model "
              + model.clocksPerSample());
      byte[] after = system.read(0, 0, memory.size());
      assertThat(after).isEqualTo(memory.bytes());
    }
  }
}
