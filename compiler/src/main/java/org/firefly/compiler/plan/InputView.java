package org.firefly.compiler.plan;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The planes that a layer reads, as one run of planes among those of its arena.
 *
 * @param firstPlane the first of the run, counted from the arena's first plane of time step 0;
 *     below 0 where the layer reads earlier steps
 * @param planes how many there are in the run, those included that the layer does not read
 * @param planeOfGroup place in the run of each input group of the layer
 */
public record InputView(int firstPlane, int planes, List<Integer> planeOfGroup) {
  public InputView {
    planeOfGroup = List.copyOf(planeOfGroup);
  }

  /** A run of the planes that are read, from the lowest to the highest. */
  static InputView over(List<Integer> read) {
    int first = read.stream().mapToInt(Integer::intValue).min().orElseThrow();
    int last = read.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return new InputView(
        first, last - first + 1, read.stream().map(plane -> plane - first).toList());
  }

  /** Whether the run is the layer's input groups, one behind the other. */
  public boolean isPlain() {
    return IntStream.range(0, planeOfGroup.size()).allMatch(g -> planeOfGroup.get(g) == g)
        && planes == planeOfGroup.size();
  }

  /** The input group that lies at a place of the run; -1 where the layer reads none. */
  public int group(int plane) {
    return planeOfGroup.indexOf(plane);
  }
}
