package org.firefly.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.testing.TestLayer.Piece;

/** Draws how a program cuts the inputs and the time steps of a layer into descriptors. */
final class PieceDrawer {
  private static final int MOST_RUNS = 4;

  private final Random random;
  private final AcceleratorConfig config;

  PieceDrawer(Random random, AcceleratorConfig config) {
    this.random = random;
    this.config = config;
  }

  /** Whether the sums of all time steps fit the membrane memory, which holds one output group. */
  boolean mayCut(LayerPlan plan, BlockSize size) {
    return config.groups(plan.neurons().channels()) == 1
        && positions(plan, size) * size.timeSteps() <= config.membraneDepth();
  }

  /** Whether the sums of one time step fit with the state behind them. */
  boolean mayRepeat(LayerPlan plan, BlockSize size) {
    return 2 * positions(plan, size) <= config.membraneDepth();
  }

  private static long positions(LayerPlan plan, BlockSize size) {
    return (long) size.batch() * plan.neurons().positions();
  }

  /** All inputs at once. */
  List<Piece> whole(LayerPlan plan, NeuronRule rule) {
    return List.of(new Piece(0, groups(plan), plan.stride(), rule.fractionBits()));
  }

  private int groups(LayerPlan plan) {
    return config.groups(plan.input().channels());
  }

  /**
   * One to three pieces of the inputs: parts one behind the other, or any parts of which each is
   * read in its own way.
   *
   * @param repeats whether there have to be two at least
   */
  List<Piece> pieces(LayerPlan plan, NeuronRule rule, boolean repeats) {
    List<Piece> pieces = new ArrayList<>();
    if (!repeats && groups(plan) > 1 && random.nextBoolean()) {
      int[] firsts = cuts(groups(plan), random.nextInt(3));
      for (int i = 0; i < firsts.length; i++) {
        int end = i + 1 < firsts.length ? firsts[i + 1] : groups(plan);
        pieces.add(new Piece(firsts[i], end, plan.stride(), rule.fractionBits()));
      }
      return pieces;
    }
    for (int more = (repeats ? 1 : 0) + random.nextInt(2); more > 0; more--) {
      int first = random.nextInt(groups(plan));
      int end = first + 1 + random.nextInt(groups(plan) - first);
      int stride = plan.isPacked() ? plan.stride() : 1 + random.nextInt(2);
      int steps = NeuronRule.HIGHEST_FRACTION / NeuronRule.FRACTION_STEP;
      int fraction = NeuronRule.FRACTION_STEP * random.nextInt(steps + 1);
      pieces.add(new Piece(first, end, stride, fraction));
    }
    pieces.addAll(whole(plan, rule));
    return pieces;
  }

  private int[] cuts(int length, int cuts) {
    TreeSet<Integer> firsts = new TreeSet<>(List.of(0));
    for (int i = 0; i < cuts; i++) {
      firsts.add(1 + random.nextInt(length - 1));
    }
    return firsts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** First time steps of runs whose neurons go on where the one before has ended, if that fits. */
  List<Integer> runs(LayerPlan plan, BlockSize size) {
    long states = positions(plan, size) * config.groups(plan.neurons().channels());
    if (size.timeSteps() == 1 || states > config.membraneDepth()) {
      return List.of(0);
    }
    List<Integer> runs = new ArrayList<>();
    for (int first : cuts(size.timeSteps(), 1 + random.nextInt(MOST_RUNS))) {
      runs.add(first);
    }
    return runs;
  }
}
