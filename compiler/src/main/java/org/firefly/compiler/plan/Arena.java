package org.firefly.compiler.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.architecture.program.FeatureMap;

/**
 * Spikes of one plane geometry, of layers that others read together: in every time step their
 * planes lie side by side, so that one descriptor reaches all of them.
 *
 * @param map one of the maps; those of the others have as many positions
 * @param firstPlane place of each layer's first plane in a time step, in the order of the layers
 * @param stepPlanes planes of a time step
 * @param still whether they are the same in all time steps, so that one lies in memory
 * @param delay time steps before the first one that somebody reads; they hold no spikes
 */
public record Arena(
    FeatureMap map, Map<String, Integer> firstPlane, int stepPlanes, boolean still, int delay) {
  public Arena {
    firstPlane = Collections.unmodifiableMap(new LinkedHashMap<>(firstPlane));
  }

  /** Time steps in memory, of T. */
  public int steps(int timeSteps) {
    return still ? 1 : timeSteps;
  }

  /** The plane of a group some steps before step 0, counted from the first plane of step 0. */
  int plane(String layer, int group, int delayed) {
    return firstPlane.get(layer) + group - delayed * stepPlanes;
  }
}
