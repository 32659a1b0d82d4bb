package org.firefly.accelerator.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronPathTest {
  private static final double[] PROBABILITIES = {0, 0, 0.1, 0.5, 0.9};

  @ParameterizedTest
  @CsvSource({
    "16, 18, 128, false",
    "16, 16, 64, false",
    "16, 24, 128, false",
    "32, 18, 256, false",
    "32, 16, 64, false",
    "32, 24, 128, false",
    "16, 18, 128, true",
    "16, 16, 64, true",
    "32, 24, 128, true"
  })
  void writesWhatIntegerArithmeticPredictsForRandomLayers(
      int p, int membraneBits, int busBits, boolean synapses) {
    AcceleratorConfig config =
        config(p, membraneBits, busBits).with(Setting.SYNAPSES, synapses ? 1 : 0);
    String name =
        "NeuronPath P = %d, %d bits, bus %d, synapses %s"
            .formatted(p, membraneBits, busBits, synapses);
    RandomGenerator random = new SplittableRandom(Seed.of(name).value());
    NeuronPath path = path(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(path))) {
      NeuronBench bench = new NeuronBench(config, path, simulation, random);
      simulation.reset();
      for (int i = 0; i < Integer.getInteger("firefly.neuron.layers", 40); i++) {
        bench.run(NeuronCase.random(config, random), any(random), any(random));
      }
      assertThat(bench.beats()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 128, 1, 64, 64", "16, 128, 16, 1, 1", "16, 64, 8, 4, 4", "32, 256, 2, 16, 16"})
  void noClockIsLostWhileBeatsAreTaken(int p, int busBits, int samples, int height, int width) {
    AcceleratorConfig config = config(p, 18, busBits);
    RandomGenerator random = new SplittableRandom(Seed.of("NeuronPath throughput").value());
    NeuronPath path = path(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(path))) {
      NeuronBench bench = new NeuronBench(config, path, simulation, random);
      simulation.reset();
      for (int i = 0; i < 5; i++) {
        NeuronCase layer =
            NeuronCase.of(config, random, false, false, samples, height, width).withPasses(1);
        long positions = (long) layer.groups() * layer.steps() * layer.positions();
        assertThat(bench.run(layer, 0, 0)).as("clocks of %s", layer).isEqualTo(positions);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLoopFitsThePassOfFewestClocks(boolean currents) {
    assertThat(new NeuronClocks(currents).loop()).isLessThanOrEqualTo(NeuronBench.PASS_CLOCKS);
  }

  @Test
  void readingAnAddressWhoseResultIsOnItsWayStopsTheSimulation() {
    AcceleratorConfig config = config(16, 18, 128);
    NeuronPath path = path(config);
    try (Simulation simulation = Simulation.of(Elaboration.of(path))) {
      simulation.reset();
      simulation.poke(path.tagValid, 1);
      assertThatThrownBy(() -> simulation.step(20))
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining("no_address_is_read_too_soon");
    }
  }

  private static double any(RandomGenerator random) {
    return PROBABILITIES[random.nextInt(PROBABILITIES.length)];
  }

  static AcceleratorConfig config(int parallelism, int membraneBits, int busBits) {
    return AcceleratorConfig.ofParallelism(parallelism)
        .with(Setting.MEMBRANE_BITS, membraneBits)
        .with(Setting.BUS_BITS, busBits);
  }

  static NeuronPath path(AcceleratorConfig config) {
    return new NeuronPath(new CoreWidths(config), SynapseArrayConfig.of(config).latency());
  }
}
