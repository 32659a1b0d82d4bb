package org.firefly.timing;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.LayerDescriptor;

/** How long the core computes the products that a layer needs, one bit of a factor a clock. */
final class Preparation {
  private static final int CLOCKS_PER_PRODUCT = 2;

  private Preparation() {}

  /** Clocks from a complete descriptor to the layer that may begin. */
  static int clocks(StripWork work) {
    LayerDescriptor strip = work.strip();
    boolean packed = work.isPacked();
    int[] factors = {
      strip.output().width(),
      work.samples(),
      packed ? strip.input().vectorPlaneWords() : strip.input().height() - 1,
      packed ? strip.input().vectorPlaneWords() : work.samples() - 1,
      CoreStructure.NINTH,
      work.positions(),
      strip.block().timeSteps(),
      strip.state().stride()
    };
    int clocks = 2;
    for (int factor : factors) {
      clocks += CLOCKS_PER_PRODUCT + Integer.SIZE - Integer.numberOfLeadingZeros(factor);
    }
    return clocks;
  }
}
