package org.firefly.hdl.synthesis;

import java.util.List;

/**
 * A path between registers, memories, DSP slices or ports.
 *
 * @param lutLevels look-up tables on the path; a carry chain counts as one, a MUXF as none
 * @param start cell type and net at which the path starts
 * @param end cell type and net at which it ends
 * @param cells types of the cells in between, from start to end
 */
public record LogicPath(int lutLevels, String start, String end, List<String> cells) {
  public LogicPath {
    cells = List.copyOf(cells);
  }

  /** {@code 3 LUT levels from FDRE count[0] to FDRE sum[7] through LUT6, CARRY4, LUT3}. */
  @Override
  public String toString() {
    String through = cells.isEmpty() ? "" : " through " + String.join(", ", cells);
    return lutLevels + " LUT levels from " + start + " to " + end + through;
  }
}
