package org.firefly.accelerator;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Elaboration;

/** The whole accelerator, as it becomes an IP for a board. */
public final class TopLevel {
  private TopLevel() {}

  /**
   * Describes the accelerator.
   *
   * @throws AcceleratorException as long as not all of its blocks exist
   */
  public static Elaboration elaborate(AcceleratorConfig config) {
    throw new AcceleratorException(
        "This version of FireFly has no RTL of the whole accelerator with P = "
            + config.parallelism()
            + " yet; `firefly generate --block` writes the blocks that exist: "
            + String.join(", ", Blocks.names())
            + ".");
  }
}
