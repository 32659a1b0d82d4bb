package org.firefly.compiler.lower;

import java.util.List;
import org.firefly.compiler.options.CompilerException;

/** What the host's first layer can be. */
final class HostStage {
  private HostStage() {}

  /**
   * The layer that sees the sample.
   *
   * @throws CompilerException if it is not one, or does what the host's loops do not
   */
  static Stage of(List<Stage> stages) {
    List<Stage> seeing = stages.stream().filter(stage -> stage.reads(Source.HOST)).toList();
    Stage first = seeing.get(0);
    if (seeing.size() > 1 || first.sources().size() > 1 || first.sources().get(0).delay() > 0) {
      throw new CompilerException(
          first.name(),
          "the host computes the one layer that sees a sample of real values, and nothing else may"
              + " see it or join it"
              + (seeing.size() > 1 ? ", but layer '" + seeing.get(1).name() + "' does" : ""),
          "put a layer with neurons in front, or use spikes as input");
    }
    check(first);
    if (stages.size() == 1) {
      throw new CompilerException(
          first.name(),
          "it is the only layer and runs on the host, so nothing is left for the accelerator",
          "add a layer behind it or use spikes as input");
    }
    return first;
  }

  /** A source as the accelerator knows it: what the host's layer fires is what the host leaves. */
  static Source renamed(Source source, Stage host) {
    return source.layer().equals(host.name()) ? source.of(Source.HOST) : source;
  }

  /** Refuses what the host's loops do not do. */
  private static void check(Stage stage) {
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
