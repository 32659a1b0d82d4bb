package org.firefly.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.testing.ProgramBuilder;
import org.firefly.testing.TestLayer;
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
    List<Integer> pieces =
        rule.current().present() || !mayCutInputs(plan, size) ? List.of(0) : pieces(plan);
    TestLayer layer =
        new TestLayer(
            plan.kind(),
            plan.input(),
            plan.neurons(),
            plan.stride(),
            rule,
            plan.pool(),
            plan.readout(),
            terms(plan, pieces),
            neurons.constants(rule, plan.neurons().channels()),
            1,
            pieces);
    boolean cut = pieces.size() == 1 && random.nextInt(3) == 0 && ProgramBuilder.canCut(layer);
    return layer.withStrips(cut ? 2 : 1);
  }

  /** Whether the sums of all time steps fit the membrane memory, which holds one output group. */
  private boolean mayCutInputs(LayerPlan plan, BlockSize size) {
    long sums = (long) size.timeSteps() * size.batch() * plan.neurons().positions();
    return config.groups(plan.neurons().channels()) == 1
        && config.groups(plan.input().channels()) > 1
        && sums <= config.membraneDepth();
  }

  /** First input groups of one to three pieces of the inputs. */
  private List<Integer> pieces(LayerPlan plan) {
    int groups = config.groups(plan.input().channels());
    TreeSet<Integer> firsts = new TreeSet<>(List.of(0));
    for (int cuts = random.nextInt(3); cuts > 0; cuts--) {
      firsts.add(1 + random.nextInt(groups - 1));
    }
    return List.copyOf(firsts);
  }

  private List<List<Term>> terms(LayerPlan plan, List<Integer> pieces) {
    int parallelism = config.parallelism();
    int channels = plan.neurons().channels();
    List<List<Term>> terms = new ArrayList<>();
    for (int first = 0; first < channels; first += parallelism) {
      terms.add(group(plan, Math.min(parallelism, channels - first), pieces));
    }
    return terms;
  }

  private List<Term> group(LayerPlan plan, int outs, List<Integer> pieces) {
    IntSupplier weights = weights();
    int end = config.groups(plan.input().channels());
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int behind = i + 1 < pieces.size() ? pieces.get(i + 1) : end;
      terms.addAll(piece(plan, outs, new Piece(i, pieces.get(i), behind), weights));
    }
    return terms;
  }

  /** Input groups from the first to the one before the end. */
  private record Piece(int number, int first, int end) {}

  /** The terms of an output group with {@code outs} channels; some are left out, as if all zero. */
  private List<Term> piece(LayerPlan plan, int outs, Piece piece, IntSupplier weights) {
    int groups = piece.end() - piece.first();
    int words = groups * plan.vectorPlaneWords();
    int perOffset =
        plan.isPacked() ? (words + AcceleratorConfig.TAPS - 1) / AcceleratorConfig.TAPS : groups;
    List<Term> terms = new ArrayList<>();
    for (WindowOffset offset : plan.offsets()) {
      for (int source = 0; source < perOffset; source++) {
        if (terms.isEmpty() || random.nextInt(6) > 0) {
          int[][][] tile = tile(plan, outs, piece, source, weights);
          terms.add(new Term(piece.number(), source, offset.y(), offset.x(), tile));
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
    int group = piece.first() + inPiece;
    return group < piece.end() && group * config.parallelism() + in < plan.input().channels();
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
