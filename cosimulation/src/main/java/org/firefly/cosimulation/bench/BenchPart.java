package org.firefly.cosimulation.bench;

/** Something that acts in every clock of a {@link TestBench}. */
public interface BenchPart {
  /** Sets inputs for the clock that begins. */
  void drive();

  /** Looks at the settled signals just before the edge that ends the clock. */
  void observe();
}
