package org.firefly.rtl;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestNetwork;
import org.firefly.testing.TestRun;
import org.firefly.testing.random.RandomSpikes;
import org.junit.jupiter.api.Test;

/** As many time steps as a descriptor can hold: a million clocks of a few neurons. */
class LongestRunTest {
  private static final int TIME_STEPS = 65_535;
  private static final int P = 16;
  private static final int NEURONS = 5;

  private final Random random = new Random(1);

  @Test
  void everyStepEqualsTheSimulator() throws InterruptedException {
    AcceleratorConfig config = Systems.synapses(P);
    FeatureMap map = new FeatureMap(NEURONS, 1, 1);
    TestNetwork network = new TestNetwork(config, TIME_STEPS, 1, List.of(layer(map)));
    boolean[][][][][] input = {RandomSpikes.sample(random, TIME_STEPS, map, 0.3)};
    try (RtlSystem system = Systems.of(config, AxiTiming.IDEAL)) {
      Block.of(new TestRun(network, input)).runAndCompare(system, 0, "longest run");
    }
  }

  private TestLayer layer(FeatureMap map) {
    NeuronRule rule = new NeuronRule(false, MembraneReset.SUBTRACT_RAISING, SynapticCurrent.NEW, 2);
    int[][][] tile = new int[P][P][AcceleratorConfig.TAPS];
    for (int output = 0; output < NEURONS; output++) {
      for (int input = 0; input < NEURONS; input++) {
        tile[output][input] = random.ints(AcceleratorConfig.TAPS, -60, 61).toArray();
      }
    }
    List<NeuronConstants> constants =
        IntStream.range(0, NEURONS)
            .mapToObj(
                c ->
                    new NeuronConstants(
                        20, -300, 100 + c, 200 + 2 * c, 32_700 - 5000 * c, 20_000, -3))
            .toList();
    return TestLayer.whole(
        LayerKind.WINDOW,
        map,
        map,
        rule,
        false,
        false,
        List.of(List.of(new TestLayer.Term(0, 0, -1, -1, tile))),
        constants,
        1);
  }
}
