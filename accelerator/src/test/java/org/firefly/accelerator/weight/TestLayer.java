package org.firefly.accelerator.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.firefly.architecture.isa.Pass;

/**
 * A layer as the weight path sees it.
 *
 * @param timeSteps T
 * @param groups the passes of each output group
 */
record TestLayer(int timeSteps, List<List<Pass>> groups) {
  /** A layer with random sources and offsets and the given numbers of passes. */
  static TestLayer of(RandomGenerator random, int timeSteps, int... passesPerGroup) {
    return new TestLayer(
        timeSteps, IntStream.of(passesPerGroup).mapToObj(passes -> group(random, passes)).toList());
  }

  /** A layer of 1 to 5 groups, 1 to 8 time steps, and some groups larger than the ring. */
  static TestLayer random(RandomGenerator random, int ringTiles) {
    int[] passes = random.ints(random.nextInt(1, 6), 1, ringTiles + 4).toArray();
    return of(random, random.nextInt(1, 9), passes);
  }

  private static List<Pass> group(RandomGenerator random, int passes) {
    return IntStream.range(0, passes)
        .mapToObj(
            i ->
                new Pass(
                    random.nextInt(1 << 16),
                    random.nextInt(Pass.MIN_OFFSET, Pass.MAX_OFFSET + 1),
                    random.nextInt(Pass.MIN_OFFSET, Pass.MAX_OFFSET + 1),
                    i == 0,
                    i == passes - 1))
        .toList();
  }

  /** The pass table. */
  List<Pass> table() {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** This layer with another entry in place of entry {@code index}. */
  List<Pass> tableWith(int index, boolean first, boolean last) {
    List<Pass> table = new ArrayList<>(table());
    Pass old = table.get(index);
    table.set(index, new Pass(old.source(), old.offsetY(), old.offsetX(), first, last));
    return table;
  }
}
