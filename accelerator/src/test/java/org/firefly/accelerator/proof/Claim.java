package org.firefly.accelerator.proof;

import org.firefly.hdl.proof.Property;
import org.firefly.hdl.proof.Prover;
import org.firefly.hdl.proof.Verdict;

/** What a proof has to show about a property. */
sealed interface Claim {
  /** Where the property is. */
  String path();

  /** How it is asked for. */
  Verdict ask(Prover prover, Property property);

  /** What the table says of an answer as it should be. */
  String extent();

  /** A claim that some fault breaks. */
  sealed interface Breakable extends Claim {
    /** Clocks in which a fault shows that breaks a claim without a bound. */
    int FAULT_CLOCKS = 25;

    /** The fault. */
    Fault fault();

    /** Clocks in which it shows. */
    default int faultClocks() {
      return FAULT_CLOCKS;
    }
  }

  /** An assertion that holds for any number of clocks. */
  record Always(String path, Fault fault) implements Breakable {
    @Override
    public Verdict ask(Prover prover, Property property) {
      return prover.ever(property);
    }

    @Override
    public String extent() {
      return "always";
    }
  }

  /** An assertion that holds in the first clocks, that of the reset included. */
  record InFirst(String path, int clocks, Fault fault) implements Breakable {
    @Override
    public Verdict ask(Prover prover, Property property) {
      return prover.within(property, clocks);
    }

    @Override
    public int faultClocks() {
      return clocks;
    }

    @Override
    public String extent() {
      return "first " + clocks + " clocks";
    }
  }

  /** A cover that is reached in the first clocks: what is claimed besides is not empty. */
  record Reached(String path, int clocks) implements Claim {
    @Override
    public Verdict ask(Prover prover, Property property) {
      return prover.within(property, clocks);
    }

    @Override
    public String extent() {
      return "reached";
    }
  }
}
