package org.firefly.testing.random;

import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.testing.coverage.ResetKind;

/** Draws what neurons do and their constants, also those that the rule does not need. */
final class NeuronDrawer {
  /** Extreme constants appear in one of so many layers. */
  private static final int EXTREME = 8;

  private static final List<MembraneReset> SOFT =
      List.of(MembraneReset.NONE, MembraneReset.SUBTRACT_RAISING, MembraneReset.SUBTRACT);

  private final Random random;
  private final AcceleratorConfig config;

  NeuronDrawer(Random random, AcceleratorConfig config) {
    this.random = random;
    this.config = config;
  }

  /** A rule that the accelerator can follow, with synaptic currents only if it can keep them. */
  NeuronRule rule(ResetKind kind) {
    SynapticCurrent[] currents = SynapticCurrent.values();
    SynapticCurrent current =
        config.synapses() ? currents[random.nextInt(currents.length)] : SynapticCurrent.NONE;
    int one = random.nextInt(3);
    MembraneReset reset =
        switch (kind) {
          case SOFT -> SOFT.get(one);
          case LATE ->
              one == 0 && current.present() ? MembraneReset.LATE_VALUE : MembraneReset.LATE;
          case HARD, READOUT -> MembraneReset.VALUE;
        };
    return new NeuronRule(random.nextBoolean(), reset, current, fractionBits());
  }

  /** Mostly none: the more there are, the sooner membranes leave their range. */
  private int fractionBits() {
    return random.nextInt(3) == 0 ? 2 * random.nextInt(4) : 0;
  }

  /** Constants of a layer's channels. */
  List<NeuronConstants> constants(NeuronRule rule, int channels) {
    int fractionBits = rule.fractionBits();
    IntSupplier bias = values(fractionBits, true);
    IntSupplier threshold = values(fractionBits, false);
    IntSupplier firstBias = random.nextBoolean() ? bias : values(fractionBits, true);
    IntSupplier reset = random.nextBoolean() ? () -> 0 : values(fractionBits, true);
    IntSupplier decay = decays();
    IntSupplier currentDecay = decays();
    IntSupplier currentBias = values(fractionBits, true);
    boolean worksOut =
        rule.reset() == MembraneReset.LATE || rule.reset() == MembraneReset.SUBTRACT_RAISING;
    boolean usual = worksOut && random.nextInt(4) > 0;
    return IntStream.range(0, channels)
        .mapToObj(
            channel -> {
              NeuronConstants drawn =
                  new NeuronConstants(
                      bias.getAsInt(),
                      firstBias.getAsInt(),
                      threshold.getAsInt(),
                      reset.getAsInt(),
                      decay.getAsInt(),
                      currentDecay.getAsInt(),
                      currentBias.getAsInt());
              return usual ? withUsualReset(rule, drawn) : drawn;
            })
        .toList();
  }

  /** rho as compilers make it of the other constants. */
  private NeuronConstants withUsualReset(NeuronRule rule, NeuronConstants c) {
    int reset =
        switch (rule.reset()) {
          case LATE -> inRange(c.bias() - c.threshold());
          case SUBTRACT_RAISING -> inRange(2 * c.threshold());
          case VALUE, SUBTRACT, NONE, LATE_VALUE -> c.reset();
        };
    return new NeuronConstants(
        c.bias(),
        c.firstBias(),
        c.threshold(),
        reset,
        c.decay(),
        c.currentDecay(),
        c.currentBias());
  }

  /** One decay for all channels, or one for each. */
  private IntSupplier decays() {
    if (random.nextInt(4) == 0) {
      return this::decay;
    }
    int decay = decay();
    return () -> decay;
  }

  private int decay() {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1, 2, 3 -> random.nextInt(NeuronRule.NO_DECAY);
      default -> NeuronRule.NO_DECAY;
    };
  }

  /** Small values around zero, positive for thresholds, or anything that fits a membrane. */
  private IntSupplier values(int fractionBits, boolean signed) {
    return random.nextInt(EXTREME) == 0
        ? this::anyMembrane
        : () -> inRange(usual(signed || random.nextInt(20) == 0) << fractionBits);
  }

  private int usual(boolean signed) {
    int value = random.nextInt(512) - 256;
    return signed ? value : Math.abs(value) * 3;
  }

  private int inRange(int value) {
    return Math.max(config.membraneMin(), Math.min(config.membraneMax(), value));
  }

  private int anyMembrane() {
    return switch (random.nextInt(6)) {
      case 0 -> config.membraneMin();
      case 1 -> config.membraneMax();
      default -> random.nextInt(1 << config.membraneBits()) + config.membraneMin();
    };
  }
}
