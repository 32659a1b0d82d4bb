package org.firefly.simulator.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;

/**
 * Parameters of the neurons of one block at a row of places, indexed as in {@link NeuronRow}: the
 * same slots for every place, so that a loop over a row needs one index.
 *
 * @param rule the layer's neurons
 * @param plain whether they are those of {@link Neurons}: no synaptic currents, and a reset at once
 *     to zero or by subtraction
 * @param bias biases
 * @param firstBias biases of the first step
 * @param threshold thresholds
 * @param silent largest membrane that does not fire: theta for a strict, theta - 1 for an inclusive
 *     comparison, far beyond any membrane for neurons that never fire
 * @param raised the same of a threshold that a mark has raised
 * @param reset values of a reset
 * @param decays of the membranes
 * @param currentDecays of the synaptic currents
 * @param currentBias biases of the synaptic currents
 */
public record NeuronBlock(
    NeuronRule rule,
    boolean plain,
    int[] bias,
    int[] firstBias,
    int[] threshold,
    int[] silent,
    int[] raised,
    int[] reset,
    Decays decays,
    Decays currentDecays,
    int[] currentBias) {
  /** A value of {@code silent} that no membrane of up to 24 bits reaches. */
  private static final int NEVER = 1 << 30;

  /**
   * The parameters of a row.
   *
   * @param slots constants of each slot of a place
   * @param places number of places
   * @param readout whether neurons never fire
   */
  public static NeuronBlock of(
      NeuronRule rule, List<NeuronConstants> slots, int places, boolean readout) {
    int tie = rule.inclusive() ? 1 : 0;
    int[] bias = row(slots, places, NeuronConstants::bias);
    int[] firstBias = row(slots, places, NeuronConstants::firstBias);
    return new NeuronBlock(
        rule,
        isPlain(rule, slots),
        bias,
        Arrays.equals(firstBias, bias) ? bias : firstBias,
        row(slots, places, NeuronConstants::threshold),
        row(slots, places, constants -> readout ? NEVER : constants.threshold() - tie),
        row(slots, places, constants -> readout ? NEVER : constants.reset() - tie),
        row(slots, places, NeuronConstants::reset),
        Decays.of(row(slots, places, NeuronConstants::decay)),
        Decays.of(row(slots, places, NeuronConstants::currentDecay)),
        row(slots, places, NeuronConstants::currentBias));
  }

  private static boolean isPlain(NeuronRule rule, List<NeuronConstants> slots) {
    boolean toZero =
        rule.reset() == MembraneReset.VALUE
            && slots.stream().allMatch(constants -> constants.reset() == 0);
    return !rule.current().present() && (toZero || rule.reset() == MembraneReset.SUBTRACT);
  }

  private static int[] row(
      List<NeuronConstants> slots, int places, ToIntFunction<NeuronConstants> value) {
    int[] ofPlace = slots.stream().mapToInt(value).toArray();
    int[] row = new int[places * ofPlace.length];
    for (int i = 0; i < places; i++) {
      System.arraycopy(ofPlace, 0, row, i * ofPlace.length, ofPlace.length);
    }
    return row;
  }

  /** Biases of a time step. */
  int[] bias(int timeStep) {
    return timeStep == 0 ? firstBias : bias;
  }
}
