package org.firefly.cli.conformance;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.host.SpikePacker;
import org.firefly.simulator.BlockResult;
import org.firefly.simulator.RunObserver;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;

/** A run of one batch block on the simulated accelerator that keeps every layer's spikes. */
final class Execution {
  /** Per layer with spikes and sample, in index order t, c, y, x. */
  private final List<byte[][]> spikes = new ArrayList<>();

  private final List<String> names = new ArrayList<>();
  private final int[][] results;
  private final boolean overflow;

  Execution(Program program, HostEncoder encoder) throws InterruptedException {
    int samples = encoder.count();
    DeviceMemory memory = DeviceMemory.of(program);
    encoder.encode(0, samples, memory.bytes());
    if (program.encoding() instanceof HostEncoding.FirstLayer first) {
      keep(first.name(), first.output(), memory, samples);
    }
    RunObserver observer =
        (layer, seen) ->
            program
                .layers()
                .get(layer)
                .output()
                .ifPresent(
                    layout -> keep(program.layers().get(layer).name(), layout, seen, samples));
    BlockResult run = Simulator.run(Simulator.prepare(program), memory, samples, observer);
    overflow = run.membraneOverflow();
    results = HostDecoder.decode(program.decoding(), memory.bytes(), samples);
  }

  private void keep(String name, SpikeLayout layout, DeviceMemory memory, int samples) {
    SpikePacker packer = new SpikePacker(layout);
    byte[][] all = new byte[samples][];
    for (int sample = 0; sample < samples; sample++) {
      all[sample] = packer.unpack(memory.bytes(), sample);
    }
    names.add(name);
    spikes.add(all);
  }

  /** Names of the layers with spikes, the host's included. */
  List<String> names() {
    return names;
  }

  /** The spikes of a layer and sample at a time step, in index order c, y, x. */
  byte spike(int layer, int sample, int timeStep, int index, int size) {
    return spikes.get(layer)[sample][timeStep * size + index];
  }

  int[] results(int sample) {
    return results[sample];
  }

  boolean overflow() {
    return overflow;
  }
}
