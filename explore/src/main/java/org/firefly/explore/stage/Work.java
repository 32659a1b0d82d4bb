package org.firefly.explore.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is done in one go: a network on one configuration with one T, for all its batches.
 *
 * @param steps one per batch
 * @param points of the study that wait for it
 * @param simulation key of the simulation that belongs to it, if none has made it
 */
public record Work(List<Step> steps, int points, Optional<String> simulation) {
  public Work {
    steps = List.copyOf(steps);
  }

  /**
   * One compilation and its clocks.
   *
   * @param build what decides the program
   * @param key of the compilation
   * @param clocks what is wanted of the clock model, by key
   */
  public record Step(Build build, String key, Map<String, Load> clocks) {}
}
