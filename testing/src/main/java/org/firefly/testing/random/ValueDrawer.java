package org.firefly.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
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
  TestLayer layer(LayerPlan plan, ResetKind reset) {
    NeuronDrawer neurons = new NeuronDrawer(random, config);
    NeuronRule rule = neurons.rule(reset);
    TestLayer layer =
        new TestLayer(
            plan.kind(),
            plan.input(),
            plan.neurons(),
            plan.stride(),
            rule,
            plan.pool(),
            plan.readout(),
            terms(plan),
            neurons.constants(rule, plan.neurons().channels()),
            1);
    boolean cut = random.nextInt(3) == 0 && ProgramBuilder.canCut(layer);
    return layer.withStrips(cut ? 2 : 1);
  }

  private List<List<Term>> terms(LayerPlan plan) {
    int parallelism = config.parallelism();
    int channels = plan.neurons().channels();
    List<List<Term>> terms = new ArrayList<>();
    for (int first = 0; first < channels; first += parallelism) {
      terms.add(group(plan, Math.min(parallelism, channels - first)));
    }
    return terms;
  }

  /** The terms of an output group with {@code outs} channels; some are left out, as if all zero. */
  private List<Term> group(LayerPlan plan, int outs) {
    IntSupplier weights = weights();
    int perOffset = plan.passesPerGroup(config) / plan.offsets().size();
    List<Term> terms = new ArrayList<>();
    for (WindowOffset offset : plan.offsets()) {
      for (int source = 0; source < perOffset; source++) {
        if (terms.isEmpty() || random.nextInt(6) > 0) {
          int[][][] tile = tile(plan, outs, source, weights);
          terms.add(new Term(source, offset.y(), offset.x(), tile));
        }
      }
    }
    return terms;
  }

  private int[][][] tile(LayerPlan plan, int outs, int source, IntSupplier weights) {
    int parallelism = config.parallelism();
    int[][][] tile = new int[parallelism][parallelism][AcceleratorConfig.TAPS];
    for (int in = 0; in < parallelism; in++) {
      for (int k = 0; k < AcceleratorConfig.TAPS; k++) {
        if (exists(plan, source, in, k)) {
          for (int out = 0; out < outs; out++) {
            tile[out][in][k] = weights.getAsInt();
          }
        }
      }
    }
    return tile;
  }

  private boolean exists(LayerPlan plan, int source, int in, int k) {
    int group =
        plan.kind() == LayerKind.PACKED
            ? (AcceleratorConfig.TAPS * source + k) / plan.vectorPlaneWords()
            : source;
    return group * config.parallelism() + in < plan.input().channels();
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
