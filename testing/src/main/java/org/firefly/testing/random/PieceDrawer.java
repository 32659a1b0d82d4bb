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
  /**
   * Clocks that a layer takes at most after it was cut, percent of those before: one piece that is
   * made once beside two time steps, or two beside four.
   */
  static final long MOST_GROWTH = 150;

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

  /** Whether the sums of one time step fit with the state behind them, beside more steps. */
  boolean mayRepeat(LayerPlan plan, BlockSize size) {
    return 2 * positions(plan, size) <= config.membraneDepth()
        && plan.passesPerGroup(config) > 1
        && size.timeSteps() > 1;
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

  /** One to three pieces of the inputs, one behind the other, each perhaps read in its own way. */
  List<Piece> pieces(LayerPlan plan, NeuronRule rule) {
    boolean mixed = random.nextBoolean();
    int[] firsts = cuts(groups(plan), random.nextInt(3));
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < firsts.length; i++) {
      boolean last = i == firsts.length - 1;
      int end = last ? groups(plan) : firsts[i + 1];
      pieces.add(
          mixed && !last
              ? mixed(plan, firsts[i], end)
              : new Piece(firsts[i], end, plan.stride(), rule.fractionBits()));
    }
    return pieces;
  }

  /** One or two pieces whose sums are made once, and the last one. */
  List<Piece> repeating(LayerPlan plan, NeuronRule rule, BlockSize size) {
    List<Piece> pieces = new ArrayList<>();
    for (int more = size.timeSteps() < 4 ? 1 : 1 + random.nextInt(2); more > 0; more--) {
      int first = random.nextInt(groups(plan));
      pieces.add(mixed(plan, first, first + 1 + random.nextInt(groups(plan) - first)));
    }
    pieces.addAll(whole(plan, rule));
    return pieces;
  }

  private Piece mixed(LayerPlan plan, int first, int end) {
    int stride = plan.isPacked() ? plan.stride() : 1 + random.nextInt(2);
    int steps = NeuronRule.HIGHEST_FRACTION / NeuronRule.FRACTION_STEP;
    return new Piece(first, end, stride, NeuronRule.FRACTION_STEP * random.nextInt(steps + 1));
  }

  private int[] cuts(int length, int cuts) {
    TreeSet<Integer> firsts = new TreeSet<>(List.of(0));
    for (int i = 0; i < cuts && length > 1; i++) {
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
