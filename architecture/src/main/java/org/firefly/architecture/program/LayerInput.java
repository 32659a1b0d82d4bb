package org.firefly.architecture.program;

/**
 * Spikes that a layer reads.
 *
 * @param spikes where they lie
 * @param delay time steps that they are late: in step t the layer sees those of step t - delay, and
 *     none before the first step
 */
public record LayerInput(SpikeLayout spikes, int delay) {
  /** The steps that the layer ever sees; none if it is later than the last. */
  public SpikeLayout seen() {
    return new SpikeLayout(
        spikes.parallelism(),
        spikes.map(),
        spikes.timeSteps() - Math.min(delay, spikes.timeSteps()),
        spikes.samples(),
        spikes.offset(),
        spikes.stepPlanes());
  }
}
