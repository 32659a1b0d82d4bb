package org.firefly.simulator;

/**
 * What went on in one layer, summed over samples and time steps. Names follow NeuroBench.
 *
 * @param inputNeurons input neurons x time steps x samples: spikes that could have come in
 * @param inputSpikes spikes that came in; channels that only pad the last group do not count
 * @param inputsThatFire of the inputs of all samples, those that fire in at least one time step
 * @param denseOperations synaptic operations if every input fired: the layer's multiply-accumulates
 *     per time step and sample as the network defines it, x time steps x samples
 * @param effectiveOperations pairs of a spike that came in and a synapse with a weight other than
 *     zero that it meets. A spike at the border of a map has fewer synapses than one in the middle;
 *     weights that meet only the zero padding are not counted. Where passes overlap on the same
 *     input and output, their weights are one synapse.
 * @param outputSpikes spikes that it left, after pooling; 0 for a readout
 * @param membraneOverflow whether the sticky membrane overflow flag was raised
 */
public record LayerActivity(
    long inputNeurons,
    long inputSpikes,
    long inputsThatFire,
    long denseOperations,
    long effectiveOperations,
    long outputSpikes,
    boolean membraneOverflow) {
  /** Nothing has happened yet. */
  public static final LayerActivity NONE = new LayerActivity(0, 0, 0, 0, 0, 0, false);

  /** The sum of both. */
  public LayerActivity plus(LayerActivity other) {
    return new LayerActivity(
        inputNeurons + other.inputNeurons,
        inputSpikes + other.inputSpikes,
        inputsThatFire + other.inputsThatFire,
        denseOperations + other.denseOperations,
        effectiveOperations + other.effectiveOperations,
        outputSpikes + other.outputSpikes,
        membraneOverflow || other.membraneOverflow);
  }

  /** Mean firing rate of what comes in, 0 to 1; 0 before anything came in. */
  public double density() {
    return inputNeurons == 0 ? 0 : (double) inputSpikes / inputNeurons;
  }

  /** Mean spikes, over all time steps, of an input that fires at all; 0 if none does. */
  public double spikesPerUnion() {
    return inputsThatFire == 0 ? 0 : (double) inputSpikes / inputsThatFire;
  }
}
