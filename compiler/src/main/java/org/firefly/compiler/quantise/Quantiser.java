package org.firefly.compiler.quantise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.compiler.lower.LinearMap;
import org.firefly.compiler.lower.Stage;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;

/**
 * Turns a layer into integers. Weights, biases and thresholds that are integers, or integers times
 * one power of two, stay exactly what they are. Otherwise each output channel gets the scale theta
 * / q with q the largest integer that keeps its weights in int8 and leaves the membrane headroom,
 * so that its threshold is exactly q; a readout has one scale for all channels, because its values
 * are compared with each other.
 */
final class Quantiser {
  private static final int MAX_FRACTION_BITS = 8;
  private static final int LARGEST_WEIGHT = 127;

  /**
   * Steps per unit of an integer weight from which rounding a bias is harmless; an input of many
   * levels makes them, spikes never do.
   */
  private static final int FINE_STEPS = 64;

  private final Stage stage;
  private final LinearMap map;
  private final boolean inclusive;
  private final long membraneMax;
  private final long largestThreshold;
  private final double inputScale;
  private final QuantisedLayer layer;
  private final Map<String, List<Integer>> channelsByWarning = new LinkedHashMap<>();

  Quantiser(Stage stage, Numbers numbers) {
    this.stage = stage;
    this.map = stage.foldedMap();
    this.inclusive = stage.neurons().rule() == SpikeRule.GREATER_OR_EQUAL;
    this.membraneMax = (1L << (numbers.membraneBits() - 1)) - 1;
    this.largestThreshold = numbers.largestThreshold();
    this.inputScale = numbers.inputScale();
    this.layer = quantise();
  }

  /** The layer in integers. */
  QuantisedLayer layer() {
    return layer;
  }

  /** What rounding changed that a user should know, a sentence each. */
  List<String> roundings() {
    return channelsByWarning.entrySet().stream()
        .map(entry -> warning(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String warning(String what, List<Integer> channels) {
    int others = channels.size() - 1;
    return "layer '"
        + stage.name()
        + "': channel "
        + channels.get(0)
        + (others > 0 ? " (and " + others + " more) " : " ")
        + what
        + ".";
  }

  private QuantisedLayer quantise() {
    double[] scale =
        exactScale().orElseGet(() -> stage.isReadout() ? readoutScale() : spikingScale());
    boolean soft = stage.neurons().reset().filter(r -> r == ResetKind.SUBTRACT).isPresent();
    int decay = (int) Math.rint(stage.neurons().decay() * NeuronRule.NO_DECAY);
    return new QuantisedLayer(
        stage.name(),
        stage.kind(),
        map.geometry(),
        weights(scale),
        biases(scale),
        thresholds(scale, soft),
        scale,
        new NeuronRule(decay, inclusive && !stage.isReadout(), soft),
        stage.isReadout(),
        stage.pool(),
        stage.denseOperations());
  }

  /**
   * The common scale 2^-f, f as small as possible, that changes no weight and no bias. A membrane
   * that leaks is rounded at every step, so there a fraction deserves a finer scale.
   */
  private Optional<double[]> exactScale() {
    double decay = stage.neurons().decay();
    int most = decay == 0 || decay == 1 ? MAX_FRACTION_BITS : 0;
    for (int bits = 0; bits <= most; bits++) {
      if (isExact(bits)) {
        double[] scale = new double[map.bias().length];
        Arrays.fill(scale, Math.scalb(inputScale, -bits));
        return Optional.of(scale);
      }
    }
    return Optional.empty();
  }

  private boolean isExact(int fractionBits) {
    double factor = Math.scalb(1.0, fractionBits);
    double steps = factor / inputScale;
    boolean biasMayRound = inputScale * FINE_STEPS <= 1;
    boolean scaled = steps != 1;
    return Arrays.stream(map.weights()).allMatch(w -> isWeight(w * factor))
        && Arrays.stream(map.bias())
            .map(b -> biasMayRound ? Math.rint(b * steps) : b * steps)
            .allMatch(b -> isWhole(b, membraneMax))
        && (!scaled || largestReal() * steps <= largestThreshold);
  }

  private double largestReal() {
    double bias = Arrays.stream(map.bias()).map(Math::abs).max().orElse(0);
    return stage
        .neurons()
        .threshold()
        .map(theta -> Math.max(bias, Arrays.stream(theta).map(Math::abs).max().orElse(0)))
        .orElse(bias);
  }

  private static boolean isWeight(double value) {
    return isWhole(value, Byte.MAX_VALUE) || value == Byte.MIN_VALUE;
  }

  private static boolean isWhole(double value, long largest) {
    return value == Math.rint(value) && Math.abs(value) <= largest;
  }

  private double[] readoutScale() {
    double scale = 0;
    for (int o = 0; o < map.bias().length; o++) {
      scale = Math.max(scale, leastScale(o));
    }
    double[] scales = new double[map.bias().length];
    Arrays.fill(scales, scale == 0 ? 1 : scale);
    return scales;
  }

  private double[] spikingScale() {
    double[] theta = stage.neurons().threshold().orElseThrow();
    double[] scales = new double[theta.length];
    Arrays.setAll(
        scales, o -> theta[o] > 0 ? theta[o] / steps(o, theta[o]) : restingScale(o, theta[o]));
    return scales;
  }

  /** Scale of a channel that fires at rest, or nearly: its threshold gives no unit. */
  private double restingScale(int output, double theta) {
    double scale = Math.max(leastScale(output), Math.abs(theta) / largestThreshold);
    return scale == 0 ? 1 : scale;
  }

  /** The finest scale that keeps a channel's weights in int8 and its bias in range. */
  private double leastScale(int output) {
    return Math.max(
        largestWeight(output) / LARGEST_WEIGHT, Math.abs(map.bias()[output]) / largestThreshold);
  }

  /** q: the largest number of integer steps in the threshold. */
  private double steps(int output, double theta) {
    double weight = largestWeight(output) / theta;
    double bias = Math.abs(map.bias()[output]) / theta;
    double roundedUp = (LARGEST_WEIGHT + 0.5) / weight;
    double q = Math.floor(Math.min(largestThreshold, Math.min(roundedUp, largestThreshold / bias)));
    if (Math.rint(weight * q) > LARGEST_WEIGHT) {
      q--;
    }
    if (q < 1) {
      warn(output, "has weights or a bias too large for its threshold, which are clipped");
    }
    return Math.max(1, q);
  }

  private double largestWeight(int output) {
    int perOutput = map.geometry().weightsPerOutput();
    double largest = 0;
    for (int i = output * perOutput; i < (output + 1) * perOutput; i++) {
      largest = Math.max(largest, Math.abs(map.weights()[i]));
    }
    return largest * inputScale;
  }

  private byte[] weights(double[] scale) {
    byte[] weights = new byte[map.weights().length];
    int perOutput = map.geometry().weightsPerOutput();
    for (int i = 0; i < weights.length; i++) {
      double value = Math.rint(map.weights()[i] * inputScale / scale[i / perOutput]);
      weights[i] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
    }
    return weights;
  }

  private int[] biases(double[] scale) {
    int[] biases = new int[scale.length];
    Arrays.setAll(biases, o -> clamped(Math.rint(map.bias()[o] / scale[o])));
    return biases;
  }

  private int[] thresholds(double[] scale, boolean soft) {
    int[] thresholds = new int[scale.length];
    if (!stage.isReadout()) {
      double[] theta = stage.neurons().threshold().orElseThrow();
      Arrays.setAll(thresholds, o -> threshold(o, theta[o] / scale[o], soft));
    }
    return thresholds;
  }

  /** Ties keep their side: u > theta is u > floor(theta), u >= theta is u >= ceil(theta). */
  private int threshold(int output, double steps, boolean soft) {
    double nearest = Math.rint(steps);
    boolean whole = Math.abs(steps - nearest) <= Math.ulp(steps);
    double integer = whole ? nearest : inclusive ? Math.ceil(steps) : Math.floor(steps);
    if (soft && !whole) {
      warn(output, "has a fractional threshold, so its soft reset subtracts a rounded one");
    }
    if (integer > membraneMax || integer < -membraneMax - 1) {
      warn(output, "has a threshold beyond the membrane's range, which is clamped");
    }
    return clamped(integer);
  }

  private int clamped(double value) {
    return (int) Math.max(-membraneMax - 1, Math.min(membraneMax, value));
  }

  private void warn(int channel, String what) {
    channelsByWarning.computeIfAbsent(what, key -> new ArrayList<>()).add(channel);
  }
}
