package org.firefly.simulator.prepare;

import java.util.List;
import org.firefly.architecture.program.ProgramLayer;

/**
 * A layer that is ready to run.
 *
 * @param layer the layer as people know it
 * @param strips what computes it
 */
public record PreparedLayer(ProgramLayer layer, List<PreparedStrip> strips) {

  /**
   * A strip that is ready to run.
   *
   * @param strip as decoded
   * @param families its output groups
   * @param waiting pieces of the inputs whose sums wait when it begins, without those that were
   *     made one with it
   * @param keepsState whether a later descriptor may go on from the state of its neurons
   */
  public record PreparedStrip(
      Strip strip, List<BlockFamily> families, List<PreparedStrip> waiting, boolean keepsState) {}
}
