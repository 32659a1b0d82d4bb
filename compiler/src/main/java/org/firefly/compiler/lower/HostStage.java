package org.firefly.compiler.lower;

import org.firefly.compiler.options.CompilerException;

/** What the host's first layer can be. */
final class HostStage {
  private HostStage() {}

  /** Refuses what the host's loops do not do. */
  static void check(Stage stage) {
    Geometry g = stage.foldedMap().geometry();
    if (stage.isReadout()) {
      throw new CompilerException(
          stage.name(),
          "the first layer has no spiking neurons, so nothing is left for the accelerator",
          "add a spiking neuron and further layers, or use spikes as input");
    }
    if (g.strideY() != g.strideX()) {
      throw new CompilerException(
          stage.name(),
          "it moves by "
              + g.strideY()
              + " rows and "
              + g.strideX()
              + " columns, but the host's first layer has one stride",
          "use the same stride for both");
    }
    int lastRow = g.strideY() * (g.output().height() - 1) - g.paddingTop() + g.kernelHeight();
    int lastColumn = g.strideX() * (g.output().width() - 1) - g.paddingLeft() + g.kernelWidth();
    if (Math.min(lastRow, g.input().height()) > g.validHeight()
        || Math.min(lastColumn, g.input().width()) > g.validWidth()) {
      throw new CompilerException(
          stage.name(),
          "the pool in front of it drops rows or columns that its padding would read",
          "use an input of even size");
    }
  }
}
