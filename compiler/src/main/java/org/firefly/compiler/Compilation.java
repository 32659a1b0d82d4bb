package org.firefly.compiler;

import java.util.List;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * A compiled network and how it came about.
 *
 * @param program what host and accelerator execute
 * @param explain what each layer became, in the order of execution, the host's layer included
 * @param warnings one sentence each, naming the layer
 * @param layers the integers of each layer before tiling, in the same order
 */
public record Compilation(
    Program program,
    List<LayerExplanation> explain,
    List<String> warnings,
    List<QuantisedLayer> layers) {
  public Compilation {
    explain = List.copyOf(explain);
    warnings = List.copyOf(warnings);
    layers = List.copyOf(layers);
  }
}
