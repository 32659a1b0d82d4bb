package org.firefly.accelerator.proof;

import java.util.function.UnaryOperator;
import org.firefly.hdl.proof.FormalDesign;

/**
 * Something that a designer might get wrong, as a change of the generated SystemVerilog of one
 * module.
 *
 * @param module name of the module
 * @param right text of the module, which must be there
 * @param wrong what takes its place, everywhere in the module
 */
public record Fault(String module, String right, String wrong) {
  /** The design with this fault. */
  FormalDesign plant(FormalDesign design) {
    FormalDesign planted = design.changed(plant());
    if (planted.equals(design)) {
      throw new AssertionError("nowhere to plant " + this + " in\n" + design.circuit().text());
    }
    return planted;
  }

  private UnaryOperator<String> plant() {
    return text -> {
      int from = text.indexOf("module " + module + "(");
      if (from < 0) {
        return text;
      }
      int to = text.indexOf("\nendmodule", from);
      return text.substring(0, from)
          + text.substring(from, to).replace(right, wrong)
          + text.substring(to);
    };
  }
}
