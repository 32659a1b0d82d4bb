package org.firefly.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.testing.coverage.Cell;
import org.firefly.testing.coverage.LayerShape;
import org.firefly.testing.coverage.OffsetClass;

/** Draws what a layer is, without its values. */
final class PlanDrawer {
  private static final int MOST_OFFSETS = 4;

  private final Random random;
  private final SizeDrawer sizes;

  PlanDrawer(Random random, AcceleratorConfig config) {
    this.random = random;
    this.sizes = new SizeDrawer(random, config);
  }

  /**
   * A layer that reads {@code input}, or its upper left part.
   *
   * @param readout whether it ends the network as a readout
   * @param wanted cell that it must hit
   * @param croppable whether it may leave out rows and columns of its input
   * @param shrink the larger, the smaller the layer
   */
  LayerPlan draw(
      FeatureMap input, boolean readout, Optional<Cell> wanted, boolean croppable, int shrink) {
    LayerShape shape = wanted.map(Cell::shape).orElseGet(this::shape);
    if (shape != LayerShape.WINDOW) {
      return packed(input, readout, shape, shrink);
    }
    FeatureMap seen = croppable && random.nextInt(6) == 0 ? crop(input) : input;
    int stride = wanted.map(Cell::stride).orElseGet(() -> 1 + random.nextInt(2));
    OffsetClass offset = wanted.map(Cell::offset).orElseGet(this::offsetClass);
    FeatureMap neurons =
        new FeatureMap(
            sizes.channels(shrink),
            sizes.outputSide(seen.height(), stride, shrink),
            sizes.outputSide(seen.width(), stride, shrink));
    return new LayerPlan(
        LayerKind.WINDOW,
        seen,
        neurons,
        stride,
        pools(neurons, readout),
        readout,
        offsets(offset, shrink));
  }

  private LayerPlan packed(FeatureMap input, boolean readout, LayerShape shape, int shrink) {
    boolean linear = shape == LayerShape.LINEAR;
    FeatureMap neurons =
        new FeatureMap(
            sizes.channels(shrink), linear ? 1 : input.height(), linear ? 1 : input.width());
    return new LayerPlan(
        LayerKind.PACKED,
        input,
        neurons,
        1,
        pools(neurons, readout),
        readout,
        List.of(WindowOffset.ZERO));
  }

  private boolean pools(FeatureMap neurons, boolean readout) {
    return !readout && neurons.height() > 1 && neurons.width() > 1 && random.nextInt(3) == 0;
  }

  private FeatureMap crop(FeatureMap input) {
    return new FeatureMap(
        input.channels(),
        Math.max(1, input.height() - random.nextInt(3)),
        Math.max(1, input.width() - random.nextInt(3)));
  }

  private LayerShape shape() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> LayerShape.LINEAR;
      case 2 -> LayerShape.POINTWISE;
      default -> LayerShape.WINDOW;
    };
  }

  private OffsetClass offsetClass() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> OffsetClass.NATIVE;
      case 3, 4 -> OffsetClass.NEGATIVE;
      case 5, 6 -> OffsetClass.POSITIVE;
      default -> OffsetClass.FAR;
    };
  }

  /** One to four windows, of which the first is of the given class. */
  private List<WindowOffset> offsets(OffsetClass first, int shrink) {
    List<WindowOffset> offsets = new ArrayList<>();
    offsets.add(offset(first));
    int more = random.nextInt(3) == 0 && shrink < 4 ? random.nextInt(MOST_OFFSETS) : 0;
    for (int i = 0; i < more; i++) {
      // Far windows rarely share a plane with near ones, and a far one rules out strips.
      offsets.add(offset(first == OffsetClass.FAR ? offsetClass() : nearClass()));
    }
    return offsets;
  }

  private OffsetClass nearClass() {
    return random.nextBoolean() ? OffsetClass.NEGATIVE : OffsetClass.POSITIVE;
  }

  private WindowOffset offset(OffsetClass wanted) {
    if (wanted == OffsetClass.NATIVE) {
      return WindowOffset.NATIVE;
    }
    WindowOffset drawn;
    do {
      drawn = wanted == OffsetClass.FAR ? anywhere() : near();
    } while (OffsetClass.of(drawn.y(), drawn.x()) != wanted);
    return drawn;
  }

  private WindowOffset anywhere() {
    int range = Pass.MAX_OFFSET - Pass.MIN_OFFSET + 1;
    return new WindowOffset(
        Pass.MIN_OFFSET + random.nextInt(range), Pass.MIN_OFFSET + random.nextInt(range));
  }

  private WindowOffset near() {
    int most = random.nextInt(4) == 0 ? OffsetClass.FAR_FROM - 1 : 3;
    return new WindowOffset(
        random.nextInt(2 * most + 1) - most, random.nextInt(2 * most + 1) - most);
  }
}
