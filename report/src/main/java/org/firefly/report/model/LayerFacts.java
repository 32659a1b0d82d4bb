package org.firefly.report.model;

import java.util.List;

/**
 * What a layer became.
 *
 * @param name name in the network file
 * @param description kind, kernel and channels in words
 * @param place host or accelerator
 * @param equations of one time step in real numbers, a line each
 * @param scaleMin smallest real value of one integer step of a membrane
 * @param scaleMax largest
 * @param thresholdMin smallest threshold in integer steps; 0 for a readout
 * @param thresholdMax largest
 * @param weightBits bits that its weights make use of
 * @param fractionBits F: a weight step is 2^F of those steps
 * @param decayMin smallest m of 32768
 * @param decayMax largest
 * @param membraneMin bound on the membranes for every input
 * @param membraneMax the same, upwards
 * @param membraneBits width of a membrane
 * @param provenNoOverflow whether the bound fits the width
 */
public record LayerFacts(
    String name,
    String description,
    String place,
    List<String> equations,
    double scaleMin,
    double scaleMax,
    int thresholdMin,
    int thresholdMax,
    int weightBits,
    int fractionBits,
    int decayMin,
    int decayMax,
    long membraneMin,
    long membraneMax,
    int membraneBits,
    boolean provenNoOverflow) {
  public LayerFacts {
    equations = List.copyOf(equations);
  }
}
