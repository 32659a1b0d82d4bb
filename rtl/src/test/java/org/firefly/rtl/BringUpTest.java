package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.architecture.Program;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.simulator.BlockResult;
import org.firefly.simulator.DeviceMemory;
import org.firefly.simulator.RunObserver;
import org.firefly.simulator.Simulator;
import org.firefly.testing.SpikePacking;
import org.firefly.testing.TestRun;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.Test;

class BringUpTest {
  @Test
  void runs() throws Exception {
    long from = Long.getLong("seed", 1);
    int count = Integer.getInteger("count", 1);
    int p = Integer.getInteger("p", 16);
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(p);
    SimulationOptions options = SimulationOptions.DEFAULT.withCycleLimit(2_000_000_000L);
    if (System.getProperty("wave") != null) {
      options = options.withWaveform(java.nio.file.Path.of(System.getProperty("wave")));
    }
    AxiTiming timing =
        AxiTiming.IDEAL
            .withLatency(Integer.getInteger("lat", 20), Integer.getInteger("lat2", 20))
            .withStalls(Integer.getInteger("stall", 0) / 100.0);
    try (RtlSystem system = RtlSystem.of(config, 8 << 20, timing, options)) {
      for (long seed = from; seed < from + count; seed++) {
        TestRun run =
            RandomNetworks.draw(
                NetworkRequest.any(config, 1, Integer.getInteger("layers", 1), 20000), seed);
        Program program = run.program();
        DeviceMemory memory = DeviceMemory.of(program);
        java.util.Arrays.fill(memory.bytes(), program.image().length, memory.size(), (byte) 0);
        SpikePacking.pack(run.input(), program.encoding().output(), memory.bytes());
        byte[] before = memory.bytes().clone();
        BlockResult result =
            Simulator.run(Simulator.prepare(program), memory, run.samples(), RunObserver.NONE);
        for (var layer : program.layers()) {
          for (LayerDescriptor d : layer.strips()) {
            System.out.println("d " + seed + " " + d);
          }
        }
        system.write(0, 0, before);
        RtlRunner runner = new RtlRunner(system, 0);
        runner.start(program, run.samples(), 20000);
        RtlRun rtl = runner.finish(i -> {});
        byte[] after = system.read(0, 0, memory.size());
        String what =
            "seed " + seed + " N=" + run.samples() + " T=" + program.timeSteps() + " " + rtl + "\n";
        for (var layer : program.layers()) {
          for (LayerDescriptor d : layer.strips()) {
            what += d + "\n";
          }
        }
        System.out.println(what);
        assertThat(rtl.status().done()).as(what).isTrue();
        int diffs = 0;
        String first = "";
        for (int i = 0; i < after.length; i++) {
          if (after[i] != memory.bytes()[i]) {
            diffs++;
            if (diffs < 10) {
              first +=
                  "\n byte "
                      + i
                      + " expected "
                      + (memory.bytes()[i] & 255)
                      + " found "
                      + (after[i] & 255);
            }
          }
        }
        assertThat(diffs).as(what + first).isZero();
        assertThat(rtl.status().membraneOverflow()).as(what).isEqualTo(result.membraneOverflow());
      }
    }
  }
}
