package org.firefly.explore.stage;

import java.util.Map;

/**
 * What a piece of work found.
 *
 * @param results by key
 * @param points of the study that waited for it
 * @param compilations that it made
 * @param simulations that it made
 */
public record Outcome(
    Map<String, StageResult> results, int points, int compilations, int simulations) {}
