package org.firefly.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.firefly.architecture.FeatureMap;
import org.firefly.architecture.HostDecoding;
import org.firefly.architecture.Program;
import org.firefly.architecture.ProgramLayer;
import org.firefly.architecture.ReadoutLayout;
import org.firefly.architecture.SpikeLayout;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.Kernels;
import org.firefly.simulator.kernel.LaneKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random networks; a failure names the seed, and -Dfirefly.seed=SEED runs that one alone. */
class RandomNetworkTest {
  private static final Logger LOG = LoggerFactory.getLogger(RandomNetworkTest.class);
  private static final int NETWORKS = Integer.getInteger("firefly.networks", 40);

  static Stream<Kernel> kernels() {
    return Stream.of(new LaneKernel(), Kernels.fastest());
  }

  @Test
  void theTestMachineRunsTheVectorKernel() {
    assertThat(Kernels.fastest().name()).isEqualTo("256-bit vectors");
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void everySpikeMembraneAndFlagEqualsTheReference(Kernel kernel) throws InterruptedException {
    Long replay = Long.getLong("firefly.seed");
    long first = replay != null ? replay : System.nanoTime();
    LOG.info("{} networks from seed {} on", replay != null ? 1 : NETWORKS, first);
    for (long seed = first; seed < first + (replay != null ? 1 : NETWORKS); seed++) {
      compare(kernel, seed);
    }
  }

  private static void compare(Kernel kernel, long seed) throws InterruptedException {
    RandomNetworks random = new RandomNetworks(seed);
    TestNetwork network = random.network();
    int samples = random.samples(network);
    boolean[][][][][] input = random.spikes(network, samples);
    Program program = ProgramBuilder.build(network);
    DeviceMemory memory = DeviceMemory.of(program);
    Arrays.fill(memory.bytes(), program.image().length, memory.size(), (byte) 0xA5);
    SpikePacking.pack(input, program.encoding().output(), memory);
    clearPadding(program.encoding().output(), memory, samples);
    BlockResult result =
        Simulator.run(new PreparedProgram(program, kernel), memory, samples, RunObserver.NONE);
    List<ReferenceModel> reference = new ArrayList<>();
    boolean[][][][][] spikes = input;
    for (int i = 0; i < network.layers().size(); i++) {
      ReferenceModel model =
          new ReferenceModel(
              network.layers().get(i),
              network.config().parallelism(),
              network.config().membraneBits(),
              spikes);
      String where = "seed " + seed + ", layer " + i;
      ProgramLayer layer = program.layers().get(i);
      layer.output().ifPresent(out -> compareSpikes(where, model.spikes(), out, memory));
      LayerActivity activity = result.layers().get(i);
      assertThat(activity.membraneOverflow()).as(where).isEqualTo(model.overflow());
      assertThat(activity.effectiveOperations()).as(where).isEqualTo(model.operations());
      assertThat(activity.inputSpikes()).as(where).isEqualTo(count(spikes));
      reference.add(model);
      spikes = model.spikes();
    }
    if (program.decoding() instanceof HostDecoding.Membranes membranes) {
      int[][][][] expected = reference.get(reference.size() - 1).membranes();
      compareMembranes("seed " + seed, expected, membranes.layout(), memory);
    }
  }

  private static void clearPadding(SpikeLayout layout, DeviceMemory memory, int samples) {
    FeatureMap map = layout.map();
    FeatureMap padded =
        new FeatureMap(layout.groups() * layout.parallelism(), map.height(), map.width());
    for (int n = 0; n < samples; n++) {
      for (int t = 0; t < layout.timeSteps(); t++) {
        for (int c = map.channels(); c < padded.channels(); c++) {
          for (int p = 0; p < map.positions(); p++) {
            long word =
                layout.word(t, c / layout.parallelism(), n, p / map.width(), p % map.width());
            int lane = c % layout.parallelism();
            memory.bytes()[(int) word + lane / 8] &= (byte) ~(1 << lane % 8);
          }
        }
      }
    }
  }

  private static long count(boolean[][][][][] spikes) {
    long count = 0;
    for (boolean[][][][] sample : spikes) {
      for (boolean[][][] step : sample) {
        for (boolean[][] channel : step) {
          for (boolean[] row : channel) {
            for (boolean spike : row) {
              count += spike ? 1 : 0;
            }
          }
        }
      }
    }
    return count;
  }

  private static void compareSpikes(
      String where, boolean[][][][][] expected, SpikeLayout layout, DeviceMemory memory) {
    FeatureMap map = layout.map();
    int padded = layout.groups() * layout.parallelism();
    for (int n = 0; n < expected.length; n++) {
      for (int t = 0; t < layout.timeSteps(); t++) {
        for (int c = 0; c < padded; c++) {
          for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
              boolean spike = c < map.channels() && expected[n][t][c][y][x];
              if (SpikePacking.spike(layout, memory, n, t, c, y, x) != spike) {
                throw new AssertionError(
                    where
                        + ": expected "
                        + spike
                        + " at n t c y x = "
                        + n
                        + " "
                        + t
                        + " "
                        + c
                        + " "
                        + y
                        + " "
                        + x);
              }
            }
          }
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
