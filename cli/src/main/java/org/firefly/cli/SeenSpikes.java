package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.host.SpikePacker;
import org.firefly.host.samples.SampleSource;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.firefly.simulator.memory.DeviceMemory;

/** Keeps what entered each accelerated layer in a run of the simulator. */
final class SeenSpikes implements BlockObserver {
  /** Samples that decide about clocks. */
  private static final int MOST_SAMPLES = 16;

  private static final int INPUT = -1;

  private final Compilation compilation;

  /** By the layer that made them: sample, then spikes {@code [t][c][y][x]}. */
  private final Map<Integer, Map<Integer, byte[]>> seen = new TreeMap<>();

  private SeenSpikes(Compilation compilation) {
    this.compilation = compilation;
    IntStream.range(0, layers().size())
        .forEach(layer -> seen.put(maker(layer), new ConcurrentHashMap<>()));
  }

  /**
   * What entered the layers with the first samples of a source.
   *
   * @param compilation a chain of layers, as {@link EventModel#refusal} makes sure
   * @param samples how many there are
   * @throws InterruptedException when the thread was interrupted
   */
  static List<LayerSpikes> of(Compilation compilation, SampleSource source, int samples)
      throws InterruptedException {
    SeenSpikes spikes = new SeenSpikes(compilation);
    int threads = Runtime.getRuntime().availableProcessors();
    try (SimulatorDevice device = new SimulatorDevice(compilation.program(), threads, spikes)) {
      new InferenceRunner(device, source)
          .run(Math.min(MOST_SAMPLES, samples), ProgressListener.NONE);
    }
    return spikes.inputs();
  }

  private List<LayerNumbers> layers() {
    return compilation.quantised().accelerated();
  }

  /** The layer whose spikes a layer reads. */
  private int maker(int layer) {
    String name = layers().get(layer).layer().sources().get(0).layer();
    return name.equals(Source.HOST)
        ? INPUT
        : IntStream.range(0, layer)
            .filter(i -> layers().get(i).layer().name().equals(name))
            .findFirst()
            .orElseThrow();
  }

  private List<LayerSpikes> inputs() {
    List<LayerSpikes> inputs = new ArrayList<>();
    for (int layer = 0; layer < layers().size(); layer++) {
      inputs.add(
          new Kept(
              List.copyOf(seen.get(maker(layer)).values()),
              layout(maker(layer)),
              LayerSpikes.map(layers().get(layer).layer().geometry())));
    }
    return inputs;
  }

  private SpikeLayout layout(int maker) {
    Program program = compilation.program();
    return maker == INPUT
        ? program.encoding().output()
        : program.layers().get(maker).output().orElseThrow();
  }

  @Override
  public void inputLoaded(DeviceMemory memory, BatchBlock block) {
    keep(INPUT, memory, block);
  }

  @Override
  public void layerDone(int layer, DeviceMemory memory, BatchBlock block) {
    keep(layer, memory, block);
  }

  private void keep(int maker, DeviceMemory memory, BatchBlock block) {
    if (seen.containsKey(maker)) {
      SpikePacker packer = new SpikePacker(layout(maker));
      for (int slot = 0; slot < block.samples(); slot++) {
        seen.get(maker).put(block.first() + slot, packer.unpack(memory.bytes(), slot));
      }
    }
  }

  /** Spikes of a layer, of whose map perhaps only a part is read. */
  private record Kept(List<byte[]> samples, SpikeLayout layout, FeatureMap map)
      implements LayerSpikes {
    @Override
    public int count() {
      return samples.size();
    }

    @Override
    public boolean[][][][] sample(int number) {
      byte[] spikes = samples.get(number);
      FeatureMap whole = layout.map();
      boolean[][][][] kept =
          new boolean[layout.timeSteps()][map.channels()][map.height()][map.width()];
      for (int t = 0; t < kept.length; t++) {
        for (int c = 0; c < map.channels(); c++) {
          int plane = (t * whole.channels() + c) * whole.positions();
          for (int position = 0; position < map.positions(); position++) {
            int y = position / map.width();
            int x = position % map.width();
            kept[t][c][y][x] = spikes[plane + y * whole.width() + x] != 0;
          }
        }
      }
      return kept;
    }
  }
}
