package org.firefly.simulator.prepare;

import java.util.List;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.WeightBlock;

/**
 * Consecutive output groups that a kernel computes together.
 *
 * @param firstGroup first output group
 * @param groups how many
 * @param width slots of the kernel's block, at least groups x P
 * @param runs inputs that an output sees; row (tap, source, lane) of the weights is row (tap x
 *     sources + source) x P + lane
 * @param weights packed rows
 * @param neurons parameters per slot
 * @param bounds how far the passes of a step can move what they are added to
 * @param membranes where the membranes of neurons with synaptic currents may be before a reset
 *     without leaving their range
 */
public record Block(
    int firstGroup,
    int groups,
    int width,
    List<TapRun> runs,
    WeightBlock weights,
    NeuronBlock neurons,
    StepBounds bounds,
    StepBounds.Reach membranes) {}
