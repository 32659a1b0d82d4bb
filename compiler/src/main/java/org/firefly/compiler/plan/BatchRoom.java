package org.firefly.compiler.plan;

import java.util.Locale;

/**
 * Most samples of a batch block that a layer has room for.
 *
 * @param layer name of the layer
 * @param samples at least 1
 * @param memory setting of the accelerator that bounds them
 */
public record BatchRoom(String layer, int samples, String memory) {
  /** What to tell a user who asked for more. */
  public String warning(int asked) {
    return String.format(
        Locale.ROOT,
        "batch %d was lowered to %d, since %s has no room for more samples of layer '%s'; choose"
            + " --batch %d, smaller maps or a board with more.",
        asked,
        samples,
        memory,
        layer,
        samples);
  }
}
