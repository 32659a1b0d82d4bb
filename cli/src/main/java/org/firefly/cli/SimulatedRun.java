package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.Program;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.simulator.BatchRunner;
import org.firefly.simulator.BlockResult;
import org.firefly.simulator.BlockWork;
import org.firefly.simulator.DeviceMemory;
import org.firefly.simulator.Simulator;

/**
 * What a run on the simulator gave.
 *
 * @param results [samples][classes]
 * @param activity what the layers did
 * @param wallSeconds time that it took
 */
record SimulatedRun(int[][] results, BlockResult activity, double wallSeconds) {

  /**
   * Runs the first samples of an encoder.
   *
   * @param samples how many
   * @param threads of the simulator
   * @param dump takes the spikes of every layer
   * @throws InterruptedException when the thread was interrupted
   */
  static SimulatedRun of(
      Program program, HostEncoder encoder, int samples, int threads, Optional<SpikeDump> dump)
      throws InterruptedException {
    long start = System.nanoTime();
    int[][] results = new int[samples][];
    BatchRunner runner = new BatchRunner(Simulator.prepare(program), threads);
    try (ConsoleProgress progress = ConsoleProgress.of("Simulating", samples)) {
      BlockResult activity =
          runner.run(samples, new Work(program, encoder, dump, results), progress);
      return new SimulatedRun(results, activity, (System.nanoTime() - start) * 1e-9);
    }
  }

  private record Work(
      Program program, HostEncoder encoder, Optional<SpikeDump> dump, int[][] results)
      implements BlockWork {
    @Override
    public void load(DeviceMemory memory, int firstSample, int samples) {
      encoder.encode(firstSample, samples, memory.bytes());
      dump.ifPresent(d -> d.hostLayer(memory.bytes(), firstSample, samples));
    }

    @Override
    public void layerDone(DeviceMemory memory, int layer, int firstSample, int samples) {
      dump.ifPresent(d -> d.layer(layer, memory.bytes(), firstSample, samples));
    }

    @Override
    public void store(DeviceMemory memory, int firstSample, int samples) {
      int[][] decoded = HostDecoder.decode(program.decoding(), memory.bytes(), samples);
      System.arraycopy(decoded, 0, results, firstSample, samples);
    }
  }
}
