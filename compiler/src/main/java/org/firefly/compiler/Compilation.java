package org.firefly.compiler;

import java.util.List;
import java.util.stream.Stream;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.lower.Lowered;
import org.firefly.compiler.plan.Plan;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * A compiled network and what each step made of it.
 *
 * @param lowered the network in layers of real numbers
 * @param quantised the same layers in integers
 * @param plan how the accelerator runs them
 * @param program what host and accelerator execute
 */
public record Compilation(Lowered lowered, Quantised quantised, Plan plan, Program program) {
  /** What each layer became, in the order of execution, the host's layer included. */
  public List<LayerExplanation> explain() {
    return Explanations.of(quantised, plan);
  }

  /**
   * One sentence each, naming the layer: of quantisation, of layers that cannot fire, and of a
   * batch that was lowered.
   */
  public List<String> warnings() {
    return Stream.of(
            quantised.warnings().stream(),
            NeverFiring.warnings(quantised.layers(), explain()),
            plan.bound().stream().map(room -> room.warning(plan.asked())))
        .flatMap(sentences -> sentences)
        .toList();
  }

  /** Bits that the accelerator's weights make use of, but for a first layer of numbers. */
  public int weightBits() {
    List<LayerNumbers> layers = quantised.accelerated();
    return layers.get(layers.size() - 1).numbers().weightBits();
  }

  /** The integers of each layer before tiling, in the order of execution. */
  public List<QuantisedLayer> layers() {
    return quantised.layers().stream().map(LayerNumbers::layer).toList();
  }
}
