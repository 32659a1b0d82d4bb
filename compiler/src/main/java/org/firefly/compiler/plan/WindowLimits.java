package org.firefly.compiler.plan;

import java.util.List;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.Pass;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.quantise.QuantisedLayer;

/** What windows that move over a map cannot do. */
final class WindowLimits {
  private WindowLimits() {}

  /**
   * Why windows cannot run a layer.
   *
   * @param shift what turns a kernel row into the window's offset, where the map is not cut
   */
  static Optional<CompilerException> problem(
      AcceleratorConfig config, QuantisedLayer layer, PassPlanner passes, int shift) {
    Geometry geometry = layer.geometry();
    if (geometry.strideY() != geometry.strideX() || geometry.strideY() > 2) {
      return refusal(
          layer,
          "its stride (with pooling folded in) is "
              + geometry.strideY()
              + "x"
              + geometry.strideX()
              + ", but windows move by 1x1 or 2x2",
          "use stride 1 or 2 on both axes");
    }
    int width = Math.max(geometry.input().width(), geometry.output().width());
    if (width > config.maxWidth()) {
      return refusal(
          layer,
          "its rows have " + width + " positions, but the row memory holds " + config.maxWidth(),
          "use narrower maps or a larger maxWidth");
    }
    boolean near =
        reach(shift, passes.windowRows()) && reach(-geometry.paddingLeft(), passes.windowColumns());
    return near ? Optional.empty() : tooFar(layer);
  }

  private static Optional<CompilerException> tooFar(QuantisedLayer layer) {
    Geometry geometry = layer.geometry();
    return refusal(
        layer,
        "its kernel of "
            + geometry.kernelHeight()
            + "x"
            + geometry.kernelWidth()
            + " with padding "
            + geometry.paddingTop()
            + "x"
            + geometry.paddingLeft()
            + " reaches beyond window offsets of -16 to 15",
        "use a smaller kernel, dilation or padding");
  }

  /** Whether offsets hold the places of all windows. */
  static boolean reach(int shift, List<Integer> windows) {
    return shift + windows.get(0) >= Pass.MIN_OFFSET
        && shift + windows.get(windows.size() - 1) <= Pass.MAX_OFFSET;
  }

  private static Optional<CompilerException> refusal(
      QuantisedLayer layer, String reason, String remedy) {
    return Optional.of(new CompilerException(layer.name(), reason, remedy));
  }
}
