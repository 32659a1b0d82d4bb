package org.firefly.cosimulation.bench;

import java.util.Random;
import org.firefly.cosimulation.model.CosimulationException;

/** Stalls each clock with the same probability, independently of the other clocks. */
public final class RandomStalls implements Stalls {
  private final Random random;
  private final double probability;

  /**
   * @param probability from 0 to below 1
   * @throws CosimulationException when it is not in this range
   */
  public RandomStalls(Seed seed, double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new CosimulationException(
          "A stall probability of " + probability + " is not in the range from 0 to below 1.");
    }
    this.random = seed.random();
    this.probability = probability;
  }

  @Override
  public boolean stall() {
    return random.nextDouble() < probability;
  }
}
