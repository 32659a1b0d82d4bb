package org.firefly.conventions;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Tensor;

/**
 * Who probably wrote a file, told from names and numbers that the exporters leave; see {@link
 * Framework} for their versions.
 *
 * @param framework the framework
 * @param sign what gives it away, for a sentence
 */
public record Writer(Framework framework, String sign) {
  private static final double TOLERANCE = 1e-5;

  private static final List<Function<Evidence, Optional<Writer>>> RULES =
      List.of(
          Writer::project,
          Writer::rockpool,
          Writer::spyx,
          Writer::spikingJelly,
          Writer::steps,
          Writer::snnTorch,
          Writer::norse);

  /** The likely writer, if there are signs of one. */
  public static Optional<Writer> of(Network network) {
    Evidence evidence = new Evidence(network.flatten());
    return evidence.neurons().findAny().isEmpty()
        ? Optional.empty()
        : RULES.stream().flatMap(rule -> rule.apply(evidence).stream()).findFirst();
  }

  private static Optional<Writer> project(Evidence e) {
    boolean trained = FireFlyNotes.of(e.network().metadata()).training().isPresent();
    return found(trained, Framework.NIR, "its notes say that FireFly trained it");
  }

  private static Optional<Writer> rockpool(Evidence e) {
    return found(
        e.anyName("(.+\\.)?\\d+_\\w+Torch"),
        Framework.ROCKPOOL,
        "nodes have names like 0_LinearTorch");
  }

  private static Optional<Writer> spyx(Evidence e) {
    return found(e.anyName("layer_\\d+"), Framework.SPYX, "nodes have names like layer_0");
  }

  private static Optional<Writer> spikingJelly(Evidence e) {
    if (e.of(Neuron.IF.class).anyMatch(n -> first(n.r()) > 1)) {
      return found(true, Framework.SPIKINGJELLY, "r of an IF neuron is 1 / dt");
    }
    boolean named = e.network().nodes().containsKey("input");
    boolean leakToReset =
        e.of(Neuron.LIF.class).anyMatch(n -> n.vLeak().equals(n.vReset().orElse(null)));
    boolean current = e.of(Neuron.CubaLIF.class).anyMatch(n -> first(n.r()) > 1);
    return found(
        !named && (leakToReset || current),
        Framework.SPIKINGJELLY,
        "its Input is not named 'input'");
  }

  /** Time constants of a second and more are steps. */
  private static Optional<Writer> steps(Evidence e) {
    boolean unitIf =
        e.of(Neuron.IF.class).anyMatch(n -> first(n.r()) == 1 && n.r().shape().rank() > 0);
    boolean longLif = e.of(Neuron.LIF.class).anyMatch(n -> isSteps(n.tau()));
    if (unitIf || longLif) {
      return found(
          true,
          Framework.SINABS,
          longLif ? "time constants are in steps" : "r of IF neurons is 1 for each neuron");
    }
    return found(
        e.of(Neuron.CubaLIF.class).anyMatch(n -> isSteps(n.tauMem())),
        Framework.LAVA,
        "time constants of current-based neurons are in steps");
  }

  private static Optional<Writer> snnTorch(Evidence e) {
    boolean unit =
        Stream.concat(
                e.of(Neuron.LIF.class).map(n -> first(n.tau()) / first(n.r())),
                e.of(Neuron.CubaLIF.class).map(n -> first(n.tauMem()) / first(n.r())))
            .anyMatch(dt -> Double.isNaN(dt) || Math.abs(dt / 1e-4 - 1) < TOLERANCE);
    return found(unit, Framework.SNNTORCH, "r is tau / 1e-4 s");
  }

  private static Optional<Writer> norse(Evidence e) {
    boolean unit =
        e.neurons()
            .flatMap(node -> Optional.ofNullable(node.parameters().get("r")).stream())
            .allMatch(r -> r.size() == 1 && first(r) == 1);
    return found(unit, Framework.NORSE, "r is the single number 1");
  }

  private static Optional<Writer> found(boolean condition, Framework framework, String sign) {
    return condition ? Optional.of(new Writer(framework, sign)) : Optional.empty();
  }

  private static boolean isSteps(Tensor tau) {
    return first(tau) >= 1 && Double.isFinite(first(tau));
  }

  private static double first(Tensor tensor) {
    return tensor.value(0);
  }

  private record Evidence(Network network) {
    boolean anyName(String pattern) {
      return network.nodes().keySet().stream().anyMatch(name -> name.matches(pattern));
    }

    Stream<Neuron> neurons() {
      return of(Neuron.class);
    }

    <N extends Node> Stream<N> of(Class<N> type) {
      return network.nodes().values().stream().filter(type::isInstance).map(type::cast);
    }
  }
}
