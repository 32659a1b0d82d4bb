package org.firefly.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.testing.ReferenceModel;
import org.firefly.testing.SpikePacking;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestNetwork;
import org.firefly.testing.TestRun;

/** Compares a run of the simulator with the reference model: spikes, membranes, flags, counts. */
final class ReferenceComparison {
  private ReferenceComparison() {}

  /**
   * Runs a network on both.
   *
   * @param name what a failure calls it
   */
  static void compare(Kernel kernel, TestRun run, String name) throws InterruptedException {
    Program program = run.program();
    DeviceMemory memory = DeviceMemory.of(program);
    Arrays.fill(memory.bytes(), program.image().length, memory.size(), (byte) 0xA5);
    SpikePacking.pack(run.input(), program.encoding().output(), memory.bytes());
    PreparedProgram prepared = new PreparedProgram(program, kernel);
    BlockResult result = Simulator.run(prepared, memory, run.samples(), RunObserver.NONE);
    boolean[][][][][] spikes = run.input();
    for (int i = 0; i < program.layers().size(); i++) {
      TestLayer layer = run.network().layers().get(i);
      String where = name + ", layer " + i;
      ReferenceModel model = reference(run.network(), layer, spikes);
      compareActivity(where, result.layers().get(i), model, spikes);
      Optional<SpikeLayout> output = program.layers().get(i).output();
      output.ifPresent(out -> compareSpikes(where, model.spikes(), out, memory));
      if (layer.readout()) {
        ReadoutLayout out = ((HostDecoding.Membranes) program.decoding()).layout();
        compareMembranes(where, model.membranes(), out, memory);
      }
      spikes = model.spikes();
    }
  }

  private static ReferenceModel reference(
      TestNetwork network, TestLayer layer, boolean[][][][][] spikes) {
    AcceleratorConfig config = network.config();
    return new ReferenceModel(layer, config.parallelism(), config.membraneBits(), spikes);
  }

  private static void compareActivity(
      String where, LayerActivity activity, ReferenceModel model, boolean[][][][][] input) {
    assertThat(activity.membraneOverflow()).as(where).isEqualTo(model.overflow());
    assertThat(activity.effectiveOperations()).as(where).isEqualTo(model.operations());
    assertThat(activity.inputSpikes()).as(where).isEqualTo(count(input));
    assertThat(activity.inputsThatFire()).as(where).isEqualTo(neuronsThatFire(input));
  }

  private static long neuronsThatFire(boolean[][][][][] spikes) {
    long neurons = 0;
    for (boolean[][][][] sample : spikes) {
      for (int c = 0; c < sample[0].length; c++) {
        for (int y = 0; y < sample[0][c].length; y++) {
          for (int x = 0; x < sample[0][c][y].length; x++) {
            neurons += fires(sample, c, y, x) ? 1 : 0;
          }
        }
      }
    }
    return neurons;
  }

  private static boolean fires(boolean[][][][] sample, int c, int y, int x) {
    return Stream.of(sample).anyMatch(step -> step[c][y][x]);
  }

  private static long count(boolean[][][][][] spikes) {
    return Stream.of(spikes)
        .flatMap(Stream::of)
        .flatMap(Stream::of)
        .flatMap(Stream::of)
        .mapToLong(row -> IntStream.range(0, row.length).filter(x -> row[x]).count())
        .sum();
  }

  private static void compareSpikes(
      String where, boolean[][][][][] expected, SpikeLayout layout, DeviceMemory memory) {
    for (int n = 0; n < expected.length; n++) {
      for (int t = 0; t < layout.timeSteps(); t++) {
        for (int c = 0; c < layout.groups() * layout.parallelism(); c++) {
          compareSpikes(where, expected, layout, memory, n, t, c);
        }
      }
    }
  }

  private static void compareSpikes(
      String where,
      boolean[][][][][] expected,
      SpikeLayout layout,
      DeviceMemory memory,
      int n,
      int t,
      int c) {
    for (int y = 0; y < layout.map().height(); y++) {
      for (int x = 0; x < layout.map().width(); x++) {
        boolean spike = c < layout.map().channels() && expected[n][t][c][y][x];
        if (SpikePacking.spike(layout, memory.bytes(), n, t, c, y, x) != spike) {
          throw new AssertionError(
              String.format(
                  "%s: expected %s at n t c y x = %d %d %d %d %d", where, spike, n, t, c, y, x));
        }
      }
    }
  }

  private static void compareMembranes(
      String where, int[][][][] expected, ReadoutLayout layout, DeviceMemory memory) {
    for (int n = 0; n < expected.length; n++) {
      for (int c = 0; c < layout.map().channels(); c++) {
        for (int y = 0; y < layout.map().height(); y++) {
          for (int x = 0; x < layout.map().width(); x++) {
            assertThat(memory.readInt(layout.value(n, c, y, x)))
                .as("%s, membrane n c y x = %d %d %d %d", where, n, c, y, x)
                .isEqualTo(expected[n][c][y][x]);
          }
        }
      }
    }
  }
}
