package org.firefly.figures;

/**
 * What an operation costs in energy, by somebody's account.
 *
 * @param name of the model
 * @param source where its figures come from
 * @param macPicojoules of a multiplication and an addition
 * @param acPicojoules of an addition
 * @param membraneUpdatePicojoules of the change of a membrane; 0 where the model leaves it out
 */
public record EnergyModel(
    String name,
    String source,
    double macPicojoules,
    double acPicojoules,
    double membraneUpdatePicojoules) {
  private static final double PICOJOULES_PER_NANOJOULE = 1e3;

  public EnergyModel {
    check(name, "macPicojoules", macPicojoules);
    check(name, "acPicojoules", acPicojoules);
    check(name, "membraneUpdatePicojoules", membraneUpdatePicojoules);
  }

  private static void check(String model, String key, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new FiguresException(
          "The energy model "
              + model
              + " has "
              + key
              + " = "
              + value
              + "; an energy is a number of at least 0.");
    }
  }

  /**
   * Estimates the arithmetic of a sample.
   *
   * @param macs multiply-accumulates per sample
   * @param acs accumulates per sample
   * @param updates membrane updates per sample
   */
  public EnergyEstimate estimate(double macs, double acs, double updates) {
    double picojoules =
        macs * macPicojoules + acs * acPicojoules + updates * membraneUpdatePicojoules;
    return new EnergyEstimate(name, source, picojoules / PICOJOULES_PER_NANOJOULE);
  }
}
