package org.firefly.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.host.samples.CurrentSource;
import org.firefly.network.NetworkString;
import org.firefly.simulator.BatchRunner;
import org.firefly.simulator.BlockWork;
import org.firefly.simulator.DeviceMemory;
import org.firefly.simulator.ProgressListener;
import org.firefly.simulator.Simulator;

/**
 * The compiled network on the simulator, the host's first layer and decoding included. Random
 * weights would not give realistic densities, so what a layer wrote is replaced by random spikes
 * before the next one reads.
 */
final class SimulatorSide {
  private final Program program;
  private final BatchRunner runner;
  private final HostEncoder encoder;
  private final List<byte[]> inputs = new ArrayList<>();

  SimulatorSide(int threads) {
    CompilerOptions options =
        CompilerOptions.of(AcceleratorConfig.ofParallelism(16))
            .withTimeSteps(Workload.TIME_STEPS)
            .withBatch(Workload.BATCH)
            .withInput(Input.ofMaximum(1));
    program =
        Compiler.compile(NetworkString.parse(Workload.NETWORK).toNetwork(Workload.SEED), options)
            .program();
    runner = new BatchRunner(Simulator.prepare(program), threads);
    encoder = HostEncoder.of(program.encoding(), new RandomImages());
    Random random = new Random(Workload.SEED);
    for (int i = 0; i < program.layers().size(); i++) {
      int bytes = (int) program.layers().get(i).input().bytes();
      inputs.add(spikes(random, bytes, Workload.DENSITIES[i]));
    }
  }

  private static byte[] spikes(Random random, int bytes, double density) {
    byte[] spikes = new byte[bytes];
    for (int i = 0; i < bytes * Byte.SIZE; i++) {
      spikes[i / Byte.SIZE] |= (byte) (random.nextDouble() < density ? 1 << i % Byte.SIZE : 0);
    }
    return spikes;
  }

  /** Runs the images; returns something that depends on all of them. */
  int run() throws InterruptedException {
    Work work = new Work();
    runner.run(Workload.IMAGES, work, ProgressListener.NONE);
    return work.sum;
  }

  private final class Work implements BlockWork {
    private volatile int sum;

    @Override
    public void load(DeviceMemory memory, int firstSample, int samples) {
      encoder.encode(firstSample, samples, memory.bytes());
      replaceInput(memory, 0);
    }

    @Override
    public void layerDone(DeviceMemory memory, int layer, int firstSample, int samples) {
      if (layer + 1 < program.layers().size()) {
        replaceInput(memory, layer + 1);
      }
    }

    private void replaceInput(DeviceMemory memory, int layer) {
      ProgramLayer next = program.layers().get(layer);
      SpikeLayout layout = next.input();
      memory.write(layout.offset(), inputs.get(layer));
    }

    @Override
    public void store(DeviceMemory memory, int firstSample, int samples) {
      sum ^= HostDecoder.decode(program.decoding(), memory.bytes(), samples)[0][0];
    }
  }

  /** Images of noise. */
  private static final class RandomImages implements CurrentSource {
    private final Random random = new Random(Workload.SEED);
    private final double[] image =
        random.doubles((long) Workload.COLOURS * Workload.SIDE * Workload.SIDE).toArray();

    @Override
    public int count() {
      return Workload.IMAGES;
    }

    @Override
    public FeatureMap map() {
      return new FeatureMap(Workload.COLOURS, Workload.SIDE, Workload.SIDE);
    }

    @Override
    public void read(int sample, double[] target) {
      System.arraycopy(image, 0, target, 0, image.length);
    }
  }
}
