package org.firefly.benchmarks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.host.SpikePacker;
import org.firefly.host.samples.CurrentSource;
import org.firefly.network.NetworkString;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.Device;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.timing.event.ScnnSeven;
import org.firefly.timing.event.SpikeStatistics;

/**
 * The compiled network on the simulator as {@code firefly run} runs it, the host's first layer and
 * decoding included. Random weights would not give realistic densities, so what a layer wrote is
 * replaced by random spikes before the next one reads.
 */
final class SimulatorSide {
  private final Program program;
  private final InferenceRunner runner;
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
    Device device = new SimulatorDevice(program, threads, new RandomLayers());
    runner = new InferenceRunner(device, new RandomImages());
    Random random = new Random(Workload.SEED);
    for (int i = 0; i < program.layers().size(); i++) {
      inputs.add(
          spikes(
              random, program.layers().get(i).inputs().get(0).spikes(), ScnnSeven.SPIKES.get(i)));
    }
  }

  /** Random spikes of a batch, as they lie in memory. */
  private static byte[] spikes(Random random, SpikeLayout layout, SpikeStatistics statistics) {
    byte[] memory = new byte[Math.toIntExact(layout.offset() + layout.bytes())];
    SpikePacker packer = new SpikePacker(layout);
    for (int slot = 0; slot < Workload.BATCH; slot++) {
      boolean[][][][] spikes = statistics.draw(random, Workload.TIME_STEPS, layout.map());
      packer.pack(flat(spikes, packer.spikes()), memory, slot);
    }
    return Arrays.copyOfRange(memory, Math.toIntExact(layout.offset()), memory.length);
  }

  private static byte[] flat(boolean[][][][] spikes, int size) {
    ByteBuffer flat = ByteBuffer.allocate(size);
    for (boolean[][][] step : spikes) {
      for (boolean[][] channel : step) {
        for (boolean[] row : channel) {
          for (boolean spike : row) {
            flat.put((byte) (spike ? 1 : 0));
          }
        }
      }
    }
    return flat.array();
  }

  /** Runs the images; returns something that depends on all of them. */
  int run() throws InterruptedException {
    return Arrays.deepHashCode(runner.run(Workload.IMAGES, ProgressListener.NONE).results());
  }

  /** Random spikes in front of every layer. */
  private final class RandomLayers implements BlockObserver {
    @Override
    public void inputLoaded(DeviceMemory memory, BatchBlock block) {
      replaceInput(memory, 0);
    }

    @Override
    public void layerDone(int layer, DeviceMemory memory, BatchBlock block) {
      if (layer + 1 < program.layers().size()) {
        replaceInput(memory, layer + 1);
      }
    }

    private void replaceInput(DeviceMemory memory, int layer) {
      SpikeLayout layout = program.layers().get(layer).inputs().get(0).spikes();
      memory.write(layout.offset(), inputs.get(layer));
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
