package org.firefly.hdl.description;

import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;

/** FIRRTL of test circuits. */
final class FirrtlTexts {
  private FirrtlTexts() {}

  /** Text of a circuit without source locators, which would change with every line of a test. */
  static String textOf(Module top) {
    return Elaboration.of(top).firrtl().replaceAll(" @\\[[^]]*]", "");
  }
}
