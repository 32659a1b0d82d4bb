package org.firefly.testing.coverage;

/** Number of time steps. */
public enum StepClass {
  /** One: first and last at once. */
  ONE(1, 1),
  /** Two to four. */
  FEW(2, 4),
  /** Five or more. */
  MANY(5, 8);

  private final int least;
  private final int most;

  StepClass(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** The class of T. */
  public static StepClass of(int timeSteps) {
    return timeSteps == 1 ? ONE : timeSteps <= FEW.most ? FEW : MANY;
  }

  /** Fewest time steps of the class. */
  public int least() {
    return least;
  }

  /** Most time steps of the class that networks are drawn with. */
  public int most() {
    return most;
  }
}
