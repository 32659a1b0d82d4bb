package org.firefly.architecture.program;

/** How the host turns what the accelerator left in memory into one int32 per class. */
public sealed interface HostDecoding {
  /** Values per sample. */
  int classes();

  /**
   * The membranes of a readout layer, flattened in the order channel, y, x.
   *
   * @param layout where they lie
   * @param scale real value of one integer step, the same for all classes
   */
  record Membranes(ReadoutLayout layout, double scale) implements HostDecoding {
    @Override
    public int classes() {
      return layout.map().size();
    }
  }

  /**
   * Spikes counted over time, flattened in the order channel, y, x.
   *
   * @param layout where they lie
   */
  record SpikeCounts(SpikeLayout layout) implements HostDecoding {
    @Override
    public int classes() {
      return layout.map().size();
    }
  }
}
