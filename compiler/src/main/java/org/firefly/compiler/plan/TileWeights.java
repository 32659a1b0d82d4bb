package org.firefly.compiler.plan;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.TileLayout;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Finds the weight that stands at each place of a layer's tiles. */
public final class TileWeights {
  private final AcceleratorConfig config;
  private final QuantisedLayer layer;
  private final InputView input;
  private final LayerKind kind;
  private final Geometry geometry;

  public TileWeights(
      AcceleratorConfig config, QuantisedLayer layer, InputView input, LayerKind kind) {
    this.config = config;
    this.layer = layer;
    this.input = input;
    this.kind = kind;
    this.geometry = layer.geometry();
  }

  /** Whether all weights of a tile are zero. */
  boolean isZero(PlannedPass pass) {
    int p = config.parallelism();
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      for (int input = 0; input < p; input++) {
        int start = kernelIndex(pass, tap, input);
        for (int output = 0; start >= 0 && output < p; output++) {
          if (weight(pass, start, output) != 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Writes a tile to an image. */
  public void write(PlannedPass pass, byte[] image, int offset) {
    int p = config.parallelism();
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      for (int input = 0; input < p; input++) {
        int start = kernelIndex(pass, tap, input);
        int row = offset + TileLayout.index(config, tap, input, 0);
        for (int output = 0; start >= 0 && output < p; output++) {
          image[row + output] = weight(pass, start, output);
        }
      }
    }
  }

  private byte weight(PlannedPass pass, int kernelIndex, int outputLane) {
    int output = pass.outputGroup() * config.parallelism() + outputLane;
    return output < geometry.output().channels()
        ? layer.weights()[output * geometry.weightsPerOutput() + kernelIndex]
        : 0;
  }

  /** Place within one output channel's kernel, or -1 where there is none. */
  private int kernelIndex(PlannedPass pass, int tap, int inputLane) {
    int p = config.parallelism();
    if (kind == LayerKind.WINDOW) {
      int row = pass.kernelRow() + tap / WindowCover.WINDOW;
      int column = pass.kernelColumn() + tap % WindowCover.WINDOW;
      boolean inside = row < geometry.kernelHeight() && column < geometry.kernelWidth();
      int plane = input.planeOfGroup().get(pass.source());
      return inside && pass.inputs().holds(plane)
          ? index(pass.source() * p + inputLane, row * geometry.kernelWidth() + column)
          : -1;
    }
    int word = pass.source() * AcceleratorConfig.TAPS + tap;
    int planeWords = geometry.kernelSize();
    int plane = pass.inputs().first() + word / planeWords;
    int group = pass.inputs().holds(plane) ? input.group(plane) : -1;
    return group < 0 ? -1 : index(group * p + inputLane, word % planeWords);
  }

  private int index(int inputChannel, int place) {
    return inputChannel < geometry.input().channels()
        ? inputChannel * geometry.kernelSize() + place
        : -1;
  }
}
