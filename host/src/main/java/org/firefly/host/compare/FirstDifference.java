package org.firefly.host.compare;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * The first value of a layer's output that two executions of a program do not agree on, in the
 * order sample, time step, channel, y, x.
 *
 * @param layer name of the layer
 * @param sample n
 * @param timeStep t; empty for the membranes of a readout, which are those after the last step
 * @param channel c; from {@code channels} on one that only pads the last group
 * @param channels channels of the layer
 * @param y row
 * @param x column
 * @param expected spike (0 or 1) or membrane that was expected
 * @param found spike or membrane that was found
 * @param differences values of the layer that differ
 * @param values values of the layer that were compared, padding channels included
 */
public record FirstDifference(
    String layer,
    int sample,
    OptionalInt timeStep,
    int channel,
    int channels,
    int y,
    int x,
    int expected,
    int found,
    long differences,
    long values) {

  /** The difference in one sentence. */
  public String describe() {
    boolean membrane = timeStep.isEmpty();
    String when = membrane ? "" : ", time step " + timeStep.getAsInt();
    String padding = channel < channels ? "" : " (padding)";
    return String.format(
        Locale.ROOT,
        "Layer %s, sample %d%s, channel %d%s, position (%d, %d): expected %s %d, found %d;"
            + " %d of %d values of the layer differ.",
        layer,
        sample,
        when,
        channel,
        padding,
        y,
        x,
        membrane ? "membrane" : "spike",
        expected,
        found,
        differences,
        values);
  }
}
