package org.firefly.simulator;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.simulator.kernel.Kernels;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestLayer.Term;
import org.firefly.testing.TestNetwork;
import org.firefly.testing.TestRun;
import org.firefly.testing.random.RandomSpikes;
import org.junit.jupiter.api.Test;

/** So many time steps that the simulator cuts them into slices and keeps states between them. */
class LongRunTest {
  private static final int TIME_STEPS = 33_000;
  private static final AcceleratorConfig CONFIG =
      AcceleratorConfig.ofParallelism(16).with(Setting.SYNAPSES, 1);

  private final Random random = new Random(1);

  @Test
  void everyStepSeesTheStateOfTheStepBefore() throws InterruptedException {
    FeatureMap map = new FeatureMap(3, 2, 2);
    FeatureMap one = new FeatureMap(5, 1, 1);
    NeuronRule late = new NeuronRule(true, MembraneReset.LATE, SynapticCurrent.PREVIOUS, 2);
    NeuronRule readout = new NeuronRule(false, MembraneReset.NONE, SynapticCurrent.NONE, 0);
    List<TestLayer> layers =
        List.of(
            layer(LayerKind.WINDOW, map, map, late, false),
            layer(LayerKind.PACKED, map, one, readout, true));
    TestNetwork network = new TestNetwork(CONFIG, TIME_STEPS, 1, layers);
    boolean[][][][][] input = {RandomSpikes.sample(random, TIME_STEPS, map, 0.3)};
    ReferenceComparison.compare(Kernels.fastest(), new TestRun(network, input), "long run");
  }

  private TestLayer layer(
      LayerKind kind, FeatureMap input, FeatureMap neurons, NeuronRule rule, boolean readout) {
    int offset = kind == LayerKind.WINDOW ? -1 : 0;
    List<List<Term>> terms = List.of(List.of(new Term(0, 0, offset, offset, tile(input, neurons))));
    List<NeuronConstants> constants =
        IntStream.range(0, neurons.channels())
            .mapToObj(c -> new NeuronConstants(2, -300, 400 + c, -400, 32700 - 5000 * c, 20000, -3))
            .toList();
    return TestLayer.whole(kind, input, neurons, rule, false, readout, terms, constants, 1);
  }

  private int[][][] tile(FeatureMap input, FeatureMap neurons) {
    int[][][] tile = new int[16][16][9];
    for (int out = 0; out < neurons.channels(); out++) {
      for (int in = 0; in < input.channels(); in++) {
        tile[out][in] = random.ints(AcceleratorConfig.TAPS, -60, 61).toArray();
      }
    }
    return tile;
  }
}
