package org.firefly.testing.coverage;

import org.firefly.architecture.isa.LayerKind;
import org.firefly.testing.TestLayer;

/** What a layer is to its author. */
public enum LayerShape {
  /** Convolution by sliding windows. */
  WINDOW,
  /** Fully connected, packed. */
  LINEAR,
  /** 1x1 convolution, packed, on more than one position. */
  POINTWISE;

  /** The shape of a layer. */
  public static LayerShape of(TestLayer layer) {
    if (layer.kind() == LayerKind.WINDOW) {
      return WINDOW;
    }
    return layer.neurons().positions() == 1 ? LINEAR : POINTWISE;
  }
}
