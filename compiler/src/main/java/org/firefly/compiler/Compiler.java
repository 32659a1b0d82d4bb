package org.firefly.compiler;

import org.firefly.architecture.program.Program;
import org.firefly.compiler.layout.ProgramBuilder;
import org.firefly.compiler.lower.Graph;
import org.firefly.compiler.lower.Lowered;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Settings;
import org.firefly.compiler.plan.Plan;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.network.Network;

/**
 * Makes a program of a network, in steps that each give a value to look at. The same network and
 * options give the same program, byte for byte.
 */
public final class Compiler {
  private Compiler() {}

  /**
   * Compiles a network.
   *
   * @throws org.firefly.compiler.options.CompilerException if the network cannot run as asked,
   *     naming layer, reason and remedy
   * @throws org.firefly.network.NetworkException if the network contradicts itself
   */
  public static Compilation compile(Network network, CompilerOptions options) {
    Network flat = network.flatten();
    Graph graph = Graph.of(flat);
    Settings settings = Settings.of(options, flat);
    Lowered lowered = Lowered.of(graph, settings);
    Quantised quantised = Quantised.of(lowered, settings);
    Plan plan = Plan.of(quantised, settings);
    Program program = ProgramBuilder.program(quantised, plan, settings);
    return new Compilation(lowered, quantised, plan, program);
  }

  /**
   * Compiles for another batch; the layers and their integers are those of before.
   *
   * @param earlier of the same network with options that differ in nothing but the batch
   */
  public static Compilation forBatch(
      Compilation earlier, Network network, CompilerOptions options) {
    Settings settings = Settings.of(options, network.flatten());
    Plan plan = Plan.of(earlier.quantised(), settings);
    Program program = ProgramBuilder.program(earlier.quantised(), plan, settings);
    return new Compilation(earlier.lowered(), earlier.quantised(), plan, program);
  }
}
