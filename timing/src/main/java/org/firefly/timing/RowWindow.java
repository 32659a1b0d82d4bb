package org.firefly.timing;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.LayerDescriptor;

/**
 * Which rows the windows of a layer wait for and leave behind. Rows are counted in the order of
 * arrival, across samples and planes.
 */
final class RowWindow {
  private final SpikeSide spikes;
  private long base;
  private double drained;

  RowWindow(SpikeSide spikes) {
    this.spikes = spikes;
  }

  /** A new descriptor, when all rows before have come. */
  void begin() {
    base = spikes.rows();
    drained = 0;
  }

  /** Clock at which all planes but that of the present pass had entered. */
  double drained() {
    return drained;
  }

  /**
   * A window has come to the gate.
   *
   * @param top its first row in its sample, outside of the plane as well
   * @param clock when
   * @return clock at which its rows are there
   */
  double reach(LayerDescriptor layer, int top, double clock) {
    int height = layer.input().height();
    spikes.release(base + Math.max(0, Math.min(top, height)), clock);
    long need =
        base
            + Math.max(-CoreStructure.WINDOW, Math.min(top, height - CoreStructure.WINDOW))
            + CoreStructure.WINDOW;
    return spikes.rows() < need ? spikes.complete(need) : clock;
  }

  /** The last window of a sample has passed. */
  void leaveSample(LayerDescriptor layer) {
    base += layer.input().height();
  }

  /** The last window of a pass has passed: what is left of its plane enters and is forgotten. */
  void leavePlane(double clock) {
    spikes.release(base, clock);
    if (spikes.rows() < base) {
      drained = spikes.complete(base);
    }
  }
}
