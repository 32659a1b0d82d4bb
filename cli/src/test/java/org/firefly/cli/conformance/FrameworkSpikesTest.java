package org.firefly.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.host.HostEncoder;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.samples.SpikeSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer of the simulated accelerator fires as in the framework that made the network. */
class FrameworkSpikesTest {
  private static final AcceleratorConfig PLAIN = Boards.find("kv260").config();
  private static final AcceleratorConfig SYNAPSES = PLAIN.with(Setting.SYNAPSES, 1);

  static List<FrameworkCase> cases() {
    return FrameworkCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyLayerFiresAsInItsFramework(FrameworkCase golden) throws InterruptedException {
    NpyArray input = golden.input();
    Program program = program(golden, input);
    Execution run =
        new Execution(program, HostEncoder.of(program.encoding(), source(input, program)));
    assertThat(run.overflow()).isFalse();
    List<NpyArray> expected = golden.spikes();
    for (int layer = 0; layer < expected.size(); layer++) {
      assertThat(equalShare(expected.get(layer), run, layer))
          .as(run.names().get(layer))
          .isEqualTo(1);
    }
    golden.membranes().forEach(membranes -> compareReadout(membranes, program, run));
  }

  /** Cores without synaptic currents refuse them by name, and run everything else. */
  private static Program program(FrameworkCase golden, NpyArray input) {
    Program able = compile(golden, input, SYNAPSES);
    boolean currents =
        able.layers().stream()
            .anyMatch(layer -> layer.strips().get(0).neuron().current().present());
    if (!currents) {
      return compile(golden, input, PLAIN);
    }
    assertThatThrownBy(() -> compile(golden, input, PLAIN))
        .isInstanceOf(CompilerException.class)
        .hasMessageContaining("--target BOARD-synapses");
    return able;
  }

  private static Program compile(FrameworkCase golden, NpyArray input, AcceleratorConfig config) {
    CompilerOptions options =
        CompilerOptions.of(config)
            .withConventions(golden.options())
            .withInput(Input.SPIKES)
            .withTimeSteps(input.shape()[1])
            .withBatch(input.shape()[0]);
    return Compiler.compile(golden.network(), options).program();
  }

  private static double equalShare(NpyArray expected, Execution run, int layer) {
    int samples = expected.shape()[0];
    int steps = expected.shape()[1];
    int neurons = expected.size() / samples / steps;
    int equal = 0;
    for (int i = 0; i < expected.size(); i++) {
      int step = i / neurons % steps;
      int fired = run.spike(layer, i / neurons / steps, step, i % neurons, neurons);
      equal += fired == expected.longAt(i) ? 1 : 0;
    }
    return (double) equal / expected.size();
  }

  private static void compareReadout(NpyArray membranes, Program program, Execution run) {
    double scale = ((HostDecoding.Membranes) program.decoding()).scale();
    int samples = membranes.shape()[0];
    int steps = membranes.shape()[1];
    int outputs = membranes.size() / samples / steps;
    for (int n = 0; n < samples; n++) {
      for (int o = 0; o < outputs; o++) {
        double last = membranes.doubleAt((n * steps + steps - 1) * outputs + o);
        assertThat(run.results(n)[o] * scale).as("sample %d", n).isCloseTo(last, within(1e-3));
      }
    }
  }

  private static SpikeSource source(NpyArray input, Program program) {
    int steps = input.shape()[1];
    FeatureMap map = program.encoding().input();
    return new SpikeSource() {
      @Override
      public int count() {
        return input.shape()[0];
      }

      @Override
      public FeatureMap map() {
        return map;
      }

      @Override
      public int timeSteps() {
        return steps;
      }

      @Override
      public byte[] read(int sample) {
        byte[] spikes = new byte[steps * map.size()];
        for (int i = 0; i < spikes.length; i++) {
          spikes[i] = (byte) input.longAt(sample * spikes.length + i);
        }
        return spikes;
      }
    };
  }
}
