package org.firefly.host.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.file.HostException;

/**
 * Compares what a layer left in two memories, such as those of the simulator and of the RTL. Every
 * lane counts, those of padding channels too. Call it after each layer, or for layers whose output
 * nothing has overwritten since.
 */
public final class LayerComparison {
  private final ProgramLayer layer;
  private final MemoryReader expected;
  private final MemoryReader found;

  private LayerComparison(ProgramLayer layer, MemoryReader expected, MemoryReader found) {
    this.layer = layer;
    this.expected = expected;
    this.found = found;
  }

  /**
   * Compares the output of one layer.
   *
   * @param program the program that both ran
   * @param layer index of the layer in {@link Program#layers()}
   * @param samples samples of the block, 1 to the program's batch
   * @return the first difference, or empty when every value is the same
   * @throws HostException when the program has no such layer, room for fewer samples, or does not
   *     say where its readout lies
   */
  public static Optional<FirstDifference> compare(
      Program program, int layer, int samples, MemoryReader expected, MemoryReader found) {
    if (layer < 0 || layer >= program.layers().size()) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "Program %s has layers 0 to %d, not %d.",
              program.name(),
              program.layers().size() - 1,
              layer));
    }
    if (samples < 1 || samples > program.batch()) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "Program %s was compiled for 1 to %d samples in a block, not %d.",
              program.name(),
              program.batch(),
              samples));
    }
    ProgramLayer which = program.layers().get(layer);
    LayerComparison comparison = new LayerComparison(which, expected, found);
    return which
        .output()
        .map(layout -> comparison.spikes(layout, samples))
        .orElseGet(() -> comparison.membranes(readout(program, which), samples));
  }

  private static ReadoutLayout readout(Program program, ProgramLayer layer) {
    if (program.decoding() instanceof HostDecoding.Membranes membranes) {
      return membranes.layout();
    }
    throw new HostException(
        "Layer %s writes no spikes, but program %s does not say where its membranes lie."
            .formatted(layer.name(), program.name()));
  }

  private Optional<FirstDifference> spikes(SpikeLayout layout, int samples) {
    int length = layout.map().positions() * layout.wordBytes();
    Tally tally = new Tally(layer.name(), layout.map(), layout.parallelism());
    for (int n = 0; n < samples; n++) {
      for (int t = 0; t < layout.timeSteps(); t++) {
        for (int group = 0; group < layout.groups(); group++) {
          long from = layout.word(t, group, n, 0, 0);
          Values was = Values.spikes(expected.read(from, length));
          Values is = Values.spikes(found.read(from, length));
          tally.add(n, OptionalInt.of(t), group, was, is);
        }
      }
    }
    return tally.first();
  }

  private Optional<FirstDifference> membranes(ReadoutLayout layout, int samples) {
    FeatureMap map = layout.map();
    int length = map.positions() * layout.parallelism() * Integer.BYTES;
    Tally tally = new Tally(layer.name(), map, layout.parallelism());
    for (int n = 0; n < samples; n++) {
      for (int group = 0; group < layout.groups(); group++) {
        long from = layout.value(n, group * layout.parallelism(), 0, 0);
        Values was = Values.membranes(expected.read(from, length));
        Values is = Values.membranes(found.read(from, length));
        tally.add(n, OptionalInt.empty(), group, was, is);
      }
    }
    return tally.first();
  }
}
