package org.firefly.explore.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.figures.FanOut;
import org.firefly.figures.IntegerFigures;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.NetworkString;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.firefly.simulator.LayerActivity;
import org.junit.jupiter.api.Test;

final class IntegerCountsTest {
  private static final int SAMPLES = 3;
  private static final int STEPS = 2;
  private static final FeatureMap MAP = new FeatureMap(2, 9, 7);

  private static final SpikeSource SPIKES =
      new SpikeSource() {
        @Override
        public int timeSteps() {
          return STEPS;
        }

        @Override
        public byte[] read(int sample) {
          Random random = new Random(sample);
          byte[] spikes = new byte[STEPS * MAP.size()];
          for (int i = 0; i < spikes.length; i++) {
            spikes[i] = (byte) random.nextInt(2);
          }
          return spikes;
        }

        @Override
        public int count() {
          return SAMPLES;
        }

        @Override
        public FeatureMap map() {
          return MAP;
        }
      };

  private static Compilation compile() {
    return Compiler.compile(
        NetworkString.parse("9x7-8c3-p2-6c3-5", 2).toNetwork(1),
        CompilerOptions.of(AcceleratorConfig.ofParallelism(16))
            .withTimeSteps(STEPS)
            .withInput(Input.SPIKES));
  }

  private static Inference run(Compilation compilation) throws InterruptedException {
    try (SimulatorDevice device =
        new SimulatorDevice(compilation.program(), 1, BlockObserver.NONE)) {
      return new InferenceRunner(device, SPIKES).run(SAMPLES, ProgressListener.NONE);
    }
  }

  @Test
  void countsTheSynapsesThatTheSimulatorCounts() throws InterruptedException {
    Compilation compilation = compile();
    LayerActivity layer = run(compilation).report().activity().orElseThrow().layers().get(0);
    long expected = synapsesOfSpikes(IntegerCounts.fanOut(compilation.layers().get(0)));
    assertThat(layer.effectiveOperations()).isEqualTo(expected);
    assertThat(expected).isPositive().isLessThan(layer.denseOperations());
  }

  private static long synapsesOfSpikes(FanOut fanOut) {
    long synapses = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      byte[] spikes = SPIKES.read(sample);
      for (int i = 0; i < spikes.length; i++) {
        synapses += spikes[i] == 0 ? 0 : fanOut.synapses(i % MAP.size());
      }
    }
    return synapses;
  }

  @Test
  void inputSpikesAreNoActivations() throws InterruptedException {
    Compilation compilation = compile();
    Inference inference = run(compilation);
    IntegerFigures.Activity activity =
        new IntegerCounts(compilation).figures(SPIKES, inference).activity().orElseThrow();
    LayerActivity fed = inference.report().activity().orElseThrow().layers().get(1);
    LayerActivity last = inference.report().activity().orElseThrow().layers().get(2);
    double spikes = fed.inputSpikes() + last.inputSpikes();
    assertThat(activity.activationSparsity())
        .isCloseTo(1 - spikes / (fed.inputNeurons() + last.inputNeurons()), within(1e-12));
    assertThat(activity.effectiveMacs()).isZero();
  }
}
