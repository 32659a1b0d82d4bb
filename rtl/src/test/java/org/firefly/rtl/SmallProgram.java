package org.firefly.rtl;

import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SampleSource;
import org.firefly.network.NetworkString;
import org.firefly.runtime.Device;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;

/** A compiled network of two accelerated layers, seven samples for it, and their results. */
final class SmallProgram {
  static final int SAMPLES = 7;

  private static final FeatureMap INPUT = new FeatureMap(2, 8, 8);
  private static final int RANGE = 100;

  private SmallProgram() {}

  static Program of(AcceleratorConfig config) {
    CompilerOptions options =
        CompilerOptions.of(config).withTimeSteps(3).withBatch(2).withInput(Input.ofScale(1));
    return Compiler.compile(
            NetworkString.parse("8x8-16c3-20c3-p2-7", INPUT.channels()).toNetwork(5), options)
        .program();
  }

  /** Runs all samples on a device. */
  static Inference run(Device device) throws InterruptedException {
    return run(device, SAMPLES);
  }

  /** Runs as many samples on a device as one batch block holds. */
  static Inference runBlock(Device device) throws InterruptedException {
    return run(device, device.program().batch());
  }

  private static Inference run(Device device, int count) throws InterruptedException {
    SampleSource samples = new Samples(count);
    return new InferenceRunner(device, samples).run(count, ProgressListener.NONE);
  }

  /** What the simulator gives. */
  static int[][] expected(Program program) throws InterruptedException {
    try (Device simulator = new SimulatorDevice(program, 1, BlockObserver.NONE)) {
      return run(simulator).results();
    }
  }

  private record Samples(int count) implements CurrentSource {
    @Override
    public FeatureMap map() {
      return INPUT;
    }

    @Override
    public void read(int sample, double[] target) {
      Random random = new Random(sample);
      for (int i = 0; i < target.length; i++) {
        target[i] = random.nextInt(RANGE);
      }
    }
  }
}
