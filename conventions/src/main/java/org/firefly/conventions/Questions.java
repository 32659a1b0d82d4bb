package org.firefly.conventions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Shapes;

/** What to ask the user when a file leaves open what it computes. */
public final class Questions {
  private Questions() {}

  /**
   * One sentence that names the option to type, if nobody said whose rules apply and that changes
   * the result.
   *
   * @param options what the user decided
   */
  public static Optional<String> of(Network network, ConventionOptions options) {
    Conventions conventions = Conventions.resolve(network, options);
    if (conventions.framework().origin() != Origin.DEFAULT) {
      return Optional.empty();
    }
    Optional<Writer> writer = Writer.of(network);
    if (writer.isPresent()) {
      Framework framework = writer.get().framework();
      Conventions theirs = Conventions.resolve(network, options.withFrom(framework));
      return sameEquations(network, conventions, theirs)
          ? Optional.empty()
          : Optional.of(likely(writer.get()));
    }
    boolean decided = !options.isEmpty() || !ConventionNotes.of(network.metadata()).isEmpty();
    return decided || equations(network, conventions).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The file does not say which framework trained it, so NIR's own rules are used; type"
                + " --from snntorch, norse, sinabs, spikingjelly, rockpool, lava or spyx if it was"
                + " one of them, or --from nir.");
  }

  private static String likely(Writer writer) {
    Framework framework = writer.framework();
    return "The file looks like one of "
        + framework.title()
        + " ("
        + writer.sign()
        + "), whose neurons compute otherwise than NIR's text says; type --from "
        + framework.option()
        + " ("
        + framework.remark()
        + "), or --from nir to keep NIR's rules.";
  }

  private static boolean sameEquations(Network network, Conventions ours, Conventions theirs) {
    try {
      return equations(network, ours).equals(equations(network, theirs));
    } catch (NetworkException e) {
      // One of the two cannot run the file at all, which is a difference.
      return false;
    }
  }

  private static Map<String, DiscreteNeuron> equations(Network network, Conventions conventions) {
    Network flat = network.flatten();
    Shapes shapes = Shapes.infer(flat);
    Map<String, DiscreteNeuron> equations = new HashMap<>();
    flat.nodes()
        .forEach(
            (name, node) ->
                NeuronEquation.of(name, node, shapes.input(name), conventions)
                    .ifPresent(equation -> equations.put(name, equation)));
    return equations;
  }
}
