package org.firefly.compiler.options;

/**
 * A network that cannot run on the accelerator as asked. The message is one sentence for the user:
 * layer, reason and remedy.
 */
public final class CompilerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String layer;

  /**
   * @param layer name of the layer (node) at fault, or empty for the network as a whole
   * @param reason what cannot be done
   * @param remedy what the user can do about it
   */
  public CompilerException(String layer, String reason, String remedy) {
    super((layer.isEmpty() ? "" : "layer '" + layer + "': ") + reason + "; " + remedy);
    this.layer = layer;
  }

  /** Name of the layer at fault; empty for the network as a whole. */
  public String layer() {
    return layer;
  }
}
