package org.firefly.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.testing.ProgramBuilder;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestLayer.Piece;
import org.firefly.testing.TestLayer.Term;
import org.firefly.testing.coverage.ResetKind;

/** Fills planned layers with weights and neurons. */
final class ValueDrawer {
  private final Random random;
  private final AcceleratorConfig config;

  ValueDrawer(Random random, AcceleratorConfig config) {
    this.random = random;
    this.config = config;
  }

  /** The layer of a plan. */
  TestLayer layer(LayerPlan plan, ResetKind reset, BlockSize size) {
    NeuronDrawer neurons = new NeuronDrawer(random, config);
    NeuronRule rule = neurons.rule(reset);
    PieceDrawer drawer = new PieceDrawer(random, config);
    boolean whole = rule.current().present() || !drawer.mayCut(plan, size);
    boolean repeats = !whole && drawer.mayRepeat(plan, size) && random.nextInt(3) == 0;
    List<Piece> pieces =
        whole
            ? drawer.whole(plan, rule)
            : repeats ? drawer.repeating(plan, rule, size) : drawer.pieces(plan, rule);
    TestLayer layer =
        new TestLayer(
            plan.kind(),
            plan.input(),
            plan.neurons(),
            plan.stride(),
            rule,
            plan.pool(),
            plan.readout(),
            terms(plan, pieces, repeats),
            neurons.constants(rule, plan.neurons().channels()),
            1,
            pieces,
            repeats,
            List.of(0));
    boolean cut = pieces.size() == 1 && random.nextInt(3) == 0 && ProgramBuilder.canCut(layer);
    TestLayer done = layer.withStrips(cut ? 2 : 1);
    boolean runs = !cut && pieces.size() == 1 && random.nextInt(3) == 0;
    return runs ? done.withRuns(drawer.runs(plan, size)) : done;
  }

  private List<List<Term>> terms(LayerPlan plan, List<Piece> pieces, boolean repeats) {
    int parallelism = config.parallelism();
    int channels = plan.neurons().channels();
    List<List<Term>> terms = new ArrayList<>();
    for (int first = 0; first < channels; first += parallelism) {
      terms.add(group(plan, Math.min(parallelism, channels - first), pieces, repeats));
    }
    return terms;
  }

  private List<Term> group(LayerPlan plan, int outs, List<Piece> pieces, boolean repeats) {
    IntSupplier weights = weights();
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      List<Term> piece = piece(plan, outs, i, pieces.get(i), weights);
      boolean one = repeats && i == pieces.size() - 1;
      terms.addAll(one ? piece.subList(0, 1) : piece);
    }
    return terms;
  }

  /** The terms of an output group with {@code outs} channels; some are left out, as if all zero. */
  private List<Term> piece(LayerPlan plan, int outs, int number, Piece piece, IntSupplier weights) {
    int groups = piece.endGroup() - piece.firstGroup();
    int words = groups * plan.vectorPlaneWords();
    int perOffset =
        plan.isPacked() ? (words + AcceleratorConfig.TAPS - 1) / AcceleratorConfig.TAPS : groups;
    List<Term> terms = new ArrayList<>();
    for (WindowOffset offset : plan.offsets()) {
      for (int source = 0; source < perOffset; source++) {
        if (terms.isEmpty() || random.nextInt(6) > 0) {
          int[][][] tile = tile(plan, outs, piece, source, weights);
          terms.add(new Term(number, source, offset.y(), offset.x(), tile));
        }
      }
    }
    return terms;
  }

  private int[][][] tile(LayerPlan plan, int outs, Piece piece, int source, IntSupplier weights) {
    int parallelism = config.parallelism();
    int[][][] tile = new int[parallelism][parallelism][AcceleratorConfig.TAPS];
    for (int in = 0; in < parallelism; in++) {
      for (int k = 0; k < AcceleratorConfig.TAPS; k++) {
        if (exists(plan, piece, source, in, k)) {
          for (int out = 0; out < outs; out++) {
            tile[out][in][k] = weights.getAsInt();
          }
        }
      }
    }
    return tile;
  }

  private boolean exists(LayerPlan plan, Piece piece, int source, int in, int k) {
    int inPiece =
        plan.isPacked() ? (AcceleratorConfig.TAPS * source + k) / plan.vectorPlaneWords() : source;
    int group = piece.firstGroup() + inPiece;
    return group < piece.endGroup() && group * config.parallelism() + in < plan.input().channels();
  }

  private IntSupplier weights() {
    return switch (random.nextInt(12)) {
      case 0 -> () -> Byte.MIN_VALUE;
      case 1 -> () -> Byte.MAX_VALUE;
      case 2 -> () -> random.nextBoolean() ? Byte.MIN_VALUE : Byte.MAX_VALUE;
      case 3, 4 -> () -> random.nextInt(4) == 0 ? random.nextInt(256) - 128 : 0;
      case 5, 6, 7 -> () -> (int) Math.max(-128, Math.min(127, random.nextGaussian() * 20));
      default -> () -> random.nextInt(256) - 128;
    };
  }
}
