package org.firefly.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * The inputs of a fully connected layer in pieces whose weights stay on chip for all time steps. Of
 * a layer whose weights do not, each would otherwise be read at every time step.
 *
 * @param ranges the pieces
 * @param chunks most passes of a piece and output group
 */
record InputCut(List<InputRange> ranges, int chunks) {
  /** Pieces that the ring of weights has room for, so that one is read while another works. */
  private static final int PIECES_IN_RING = 2;

  InputCut {
    ranges = List.copyOf(ranges);
  }

  /**
   * The cut of a layer that gains from it; empty where its weights are read once anyway, or one
   * input group alone has more than fit.
   */
  static Optional<InputCut> of(AcceleratorConfig config, QuantisedLayer layer, int timeSteps) {
    Geometry g = layer.geometry();
    int groups = config.groups(g.input().channels());
    boolean possible = g.coversInput() && !layer.neuron().current().present();
    boolean streamed = chunks(groups, g) > config.weightRingTiles();
    if (!possible || !streamed || timeSteps == 1) {
      return Optional.empty();
    }
    int most = config.weightRingTiles() / PIECES_IN_RING * AcceleratorConfig.TAPS / g.kernelSize();
    int pieces = ceil(groups, Math.max(1, most));
    int perPiece = ceil(groups, pieces);
    int chunks = chunks(perPiece, g);
    if (chunks > Math.min(config.weightRingTiles(), config.vectorChunks())) {
      return Optional.empty();
    }
    List<InputRange> ranges = new ArrayList<>();
    for (int first = 0; first < groups; first += perPiece) {
      ranges.add(new InputRange(first, Math.min(groups, first + perPiece)));
    }
    return Optional.of(new InputCut(ranges, chunks));
  }

  /** Most samples of a block whose vectors, and sums of all time steps, fit on chip; may be 0. */
  int samples(AcceleratorConfig config, int timeSteps) {
    return Math.min(config.membraneDepth() / timeSteps, config.vectorChunks() / chunks);
  }

  /** Whether it is the vectors rather than the sums that bound the samples. */
  boolean vectorsBound(AcceleratorConfig config, int timeSteps) {
    return config.vectorChunks() / chunks < config.membraneDepth() / timeSteps;
  }

  private static int chunks(int groups, Geometry g) {
    return ceil(groups * g.kernelSize(), AcceleratorConfig.TAPS);
  }

  private static int ceil(int a, int b) {
    return (a + b - 1) / b;
  }
}
