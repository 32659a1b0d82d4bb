package org.firefly.report.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;

/**
 * What an accelerator takes of a board's device, as Yosys maps it.
 *
 * @param target name of the board
 * @param device FPGA
 * @param parallelism P
 * @param cores how many
 * @param accelerator its settings
 * @param blocks of one core, each synthesised on its own, and the whole core last
 * @param uses of all cores against the device
 * @param longestPath the path with the most look-up tables between registers
 */
@JsonPropertyOrder({
  "target",
  "device",
  "parallelism",
  "cores",
  "accelerator",
  "blocks",
  "uses",
  "longestPath"
})
public record Synthesis(
    String target,
    String device,
    int parallelism,
    int cores,
    AcceleratorConfig accelerator,
    List<Block> blocks,
    List<Use> uses,
    Path longestPath) {
  public Synthesis {
    blocks = List.copyOf(blocks);
    uses = List.copyOf(uses);
  }

  /** One block of a core; block RAMs in units of 36 Kibit. */
  public record Block(
      String name,
      int lut,
      int lutAsMemory,
      int ff,
      int dsp48e2,
      double ramb36,
      int uram,
      int lutLevels) {}

  /** One kind of resource; share from 0 to 1. */
  public record Use(String name, double used, int available, double share) {}

  /** A path through look-up tables. */
  public record Path(int lutLevels, String start, String end) {}
}
