package org.firefly.compiler.lower;

import java.util.Optional;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.network.Shape;

/** Shapes of the network as feature maps in memory. */
public final class Maps {
  private Maps() {}

  /** (C,H,W) as it is, (C,L) as a map of one row, (N) as N channels of one position. */
  public static FeatureMap ofInput(Shape shape) {
    return of(shape)
        .orElseThrow(
            () ->
                new CompilerException(
                    "",
                    "the input has shape " + shape,
                    "the accelerator takes (C,H,W), (C,L) or (N)"));
  }

  /** A shape of one to three axes as a feature map. */
  static Optional<FeatureMap> of(Shape shape) {
    return switch (shape.rank()) {
      case 1 -> Optional.of(new FeatureMap(shape.dimension(0), 1, 1));
      case 2 -> Optional.of(new FeatureMap(shape.dimension(0), 1, shape.dimension(1)));
      case 3 ->
          Optional.of(new FeatureMap(shape.dimension(0), shape.dimension(1), shape.dimension(2)));
      default -> Optional.empty();
    };
  }
}
