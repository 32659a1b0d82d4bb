package org.firefly.figures;

/**
 * The energy of the arithmetic of a sample by a model: an estimate of other silicon, without
 * memories, clocks and control, and not what a board takes.
 *
 * @param model its name
 * @param source where its figures come from
 * @param estimatedNanojoulesPerSample what it gives
 */
public record EnergyEstimate(String model, String source, double estimatedNanojoulesPerSample) {}
