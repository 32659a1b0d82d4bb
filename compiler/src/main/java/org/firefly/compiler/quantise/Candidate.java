package org.firefly.compiler.quantise;

import java.util.Optional;

/**
 * A group of channels in search of its weight step.
 *
 * @param group the channels
 * @param room how far their membranes go
 * @param grid what their weights lie on, if they do
 * @param largestMembrane of the integers
 */
record Candidate(
    ScaleGroup group, Room room, Optional<ScaleGroup.Grid> grid, double largestMembrane) {
  /** A membrane may leave a real range that fits by this share, because weights are rounded. */
  private static final double ROUNDED = 1 - 1.0 / 64;

  /** Constants that are no integers take at most a quarter of the range; sums need the rest. */
  private static final double HEADROOM = 1.0 / 4;

  /** Making a threshold an integer below this costs weights a visible part of their resolution. */
  private static final int COARSE_THRESHOLD = 16;

  /** Weights coarser than this are another network; better a membrane that may overflow. */
  private static final int LEAST_LEVELS = 15;

  /** Whether weights and constants are integers on the grid. */
  boolean isExact() {
    return grid.filter(ScaleGroup.Grid::isExact).isPresent();
  }

  /** Fraction bits that the grid needs. */
  int leastFraction() {
    return grid.map(g -> g.fractionBits().orElse(0)).orElse(0);
  }

  /** Whether constants or threshold get better by fraction bits. */
  boolean gainsByFraction() {
    if (isExact() || group.largestWeight() == 0) {
      return false;
    }
    boolean coarse =
        group.threshold().filter(theta -> theta < COARSE_THRESHOLD * baseStep()).isPresent();
    return grid.isPresent() || group.hasConstants() || coarse;
  }

  private double baseStep() {
    return grid.map(ScaleGroup.Grid::step).orElse(group.largestWeight() / group.mostLevels());
  }

  /** Whether the finest step leaves a range enough room, with F fraction bits. */
  boolean fits(int fractionBits, boolean proven) {
    return group.largestWeight() == 0 || Math.scalb(baseStep(), -fractionBits) >= leastUnit(proven);
  }

  /** The finest unit of the membrane that leaves a range and the constants enough room. */
  private double leastUnit(boolean proven) {
    return Math.max(rangeUnit(proven), constantUnit());
  }

  private double rangeUnit(boolean proven) {
    return (proven ? room.bound() : room.expected()) / ROUNDED / largestMembrane;
  }

  private double constantUnit() {
    return group.largestConstant() / (isExact() ? 1 : HEADROOM) / largestMembrane;
  }

  /**
   * The weight step.
   *
   * @param proven whether the bound has to fit, rather than what is expected
   * @param calibrated whether what is expected was seen, so that a grid may have to give way
   * @param finer whether the unit is to be as fine as the range allows, although integers need not
   */
  double step(int fractionBits, boolean proven, boolean calibrated, boolean finer) {
    double least = Math.scalb(leastUnit(proven), fractionBits);
    boolean keeps = isExact() && !calibrated || baseStep() >= least || coarseEnough() <= baseStep();
    if (grid.isPresent() && keeps) {
      return finer || !isExact() ? refined(least) : baseStep();
    }
    double range = Math.min(Math.scalb(rangeUnit(proven), fractionBits), coarseEnough());
    double coarse = Math.max(range, Math.scalb(constantUnit(), fractionBits));
    return group
        .threshold()
        .filter(theta -> !group.constantsMayRound())
        .map(theta -> thresholdStep(Math.scalb(theta, fractionBits), coarse))
        .orElseGet(() -> plainStep(coarse));
  }

  private double coarseEnough() {
    return group.largestWeight() / LEAST_LEVELS;
  }

  /** Halves the grid's step as often as int8 and the range allow; integers stay integers. */
  private double refined(double least) {
    double finest = Math.max(least, group.largestWeight() / (group.mostLevels() + 0.5));
    double step = baseStep();
    while (step / 2 >= finest) {
      step /= 2;
    }
    return step;
  }

  /** The finest step of which the threshold, in steps of one fraction bit each, is a multiple. */
  private double thresholdStep(double threshold, double coarse) {
    double ideal = Math.max(coarse, group.largestWeight() / (group.mostLevels() + 0.5));
    double steps = Math.max(1, Math.floor(threshold / ideal));
    boolean tooFine = Math.rint(group.largestWeight() * steps / threshold) > group.mostLevels();
    return threshold / (tooFine && steps > 1 ? steps - 1 : steps);
  }

  private double plainStep(double coarse) {
    double step = Math.max(coarse, group.largestWeight() / group.mostLevels());
    return step == 0 ? 1 : step;
  }
}
