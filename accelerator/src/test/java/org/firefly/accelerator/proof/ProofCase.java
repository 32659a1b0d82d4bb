package org.firefly.accelerator.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.firefly.accelerator.proof.Claim.Always;
import org.firefly.accelerator.proof.Claim.Breakable;
import org.firefly.accelerator.proof.Claim.InFirst;
import org.firefly.accelerator.proof.Claim.Reached;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.proof.FormalDesign;
import org.firefly.hdl.proof.Property;
import org.firefly.hdl.proof.Prover;
import org.firefly.hdl.proof.Verdict;

/**
 * A block and what is claimed of it.
 *
 * @param block what it is, and in which configuration
 * @param harness makes it, with its surroundings and the properties
 * @param claims properties that hold, and covers that are reached
 */
public record ProofCase(String block, Supplier<Module> harness, List<Claim> claims) {
  /**
   * What became of a claim.
   *
   * @param seconds time of the model checker
   */
  record Outcome(Claim claim, Verdict verdict, double seconds) {}

  /** A block of which nothing is claimed yet. */
  public static ProofCase of(String block, Supplier<Module> harness) {
    return new ProofCase(block, harness, List.of());
  }

  /**
   * The assertion at {@code path} holds for any number of clocks, unless {@code fault} is there.
   */
  public ProofCase always(String path, Fault fault) {
    return with(new Always(path, fault));
  }

  /** It holds in the first clocks, unless {@code fault} is there. */
  public ProofCase inFirst(int clocks, String path, Fault fault) {
    return with(new InFirst(path, clocks, fault));
  }

  /** The cover at {@code path} is reached in the first clocks. */
  public ProofCase reached(int clocks, String path) {
    return with(new Reached(path, clocks));
  }

  private ProofCase with(Claim claim) {
    List<Claim> more = new ArrayList<>(claims);
    more.add(claim);
    return new ProofCase(block, harness, List.copyOf(more));
  }

  private FormalDesign design() {
    return FormalDesign.of(Elaboration.of(harness.get()));
  }

  /** Asks for all claims. */
  List<Outcome> prove() {
    FormalDesign design = design();
    List<Property> properties = claims.stream().map(c -> design.property(c.path())).toList();
    try (Prover prover = Prover.of(design, properties)) {
      return claims.stream().map(claim -> ask(prover, design, claim)).toList();
    }
  }

  private static Outcome ask(Prover prover, FormalDesign design, Claim claim) {
    long start = System.nanoTime();
    Verdict verdict = claim.ask(prover, design.property(claim.path()));
    return new Outcome(claim, verdict, (System.nanoTime() - start) / 1e9);
  }

  /** Plants each fault and asks for the properties that it should break. */
  Map<Breakable, Verdict> breakAll() {
    FormalDesign design = design();
    Map<Fault, List<Breakable>> byFault =
        claims.stream()
            .filter(Breakable.class::isInstance)
            .map(Breakable.class::cast)
            .collect(Collectors.groupingBy(Breakable::fault));
    return byFault.entrySet().parallelStream()
        .flatMap(
            entry -> broken(entry.getKey().plant(design), entry.getValue()).entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<Breakable, Verdict> broken(FormalDesign faulty, List<Breakable> claims) {
    List<Property> properties = claims.stream().map(c -> faulty.property(c.path())).toList();
    try (Prover prover = Prover.of(faulty, properties)) {
      return claims.stream()
          .collect(
              Collectors.toMap(
                  claim -> claim,
                  claim -> prover.within(faulty.property(claim.path()), claim.faultClocks())));
    }
  }

  @Override
  public String toString() {
    return block;
  }
}
