package org.firefly.figures;

import java.util.Optional;

/**
 * The same counts of the int8 network as host and accelerator compute it, per sample and over all
 * its time steps. Pools that are folded into weights make its layers, and so its operations, other
 * than those of the float network.
 *
 * @param footprintBytes int8 weights, and six 32-bit words of constants for each output channel
 * @param connectionSparsity share of the weights that are zero, 0 to 1: rounded, or never there
 * @param denseOperations synaptic operations if every input were active and no weight zero
 * @param activity what samples caused; absent when none was run, or the device does not count
 */
public record IntegerFigures(
    long footprintBytes,
    double connectionSparsity,
    double denseOperations,
    Optional<Activity> activity) {

  /**
   * What samples caused, per sample.
   *
   * @param activationSparsity share of layers' outputs that are zero, 0 to 1; after pooling where a
   *     layer pools
   * @param effectiveMacs operations of the host's layer on quantised inputs other than zero
   * @param effectiveAcs operations that spikes caused on the accelerator
   */
  public record Activity(double activationSparsity, double effectiveMacs, double effectiveAcs) {}
}
