package org.firefly.compiler.quantise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.compiler.lower.LinearMap;
import org.firefly.compiler.lower.Stage;

/** Rounds a layer to the integers of its scales. */
final class Quantiser {
  /** Below this many integer steps, a rounded threshold that is subtracted is worth a warning. */
  private static final int COARSE_THRESHOLD = 64;

  private final Stage stage;
  private final LinearMap map;
  private final RealLayer real;
  private final Scales scales;
  private final double[] units;
  private final Numbers numbers;
  private final long largest;
  private final Map<String, List<Integer>> channelsByWarning = new LinkedHashMap<>();

  Quantiser(Stage stage, LinearMap map, RealLayer real, Numbers numbers, Scales scales) {
    this.stage = stage;
    this.map = map;
    this.real = real;
    this.scales = scales;
    this.units = scales.units();
    this.numbers = numbers;
    this.largest = numbers.largestConstant();
  }

  /** The layer in integers. */
  QuantisedLayer layer() {
    return new QuantisedLayer(
        stage.name(),
        stage.kind(),
        stage.sources(),
        map.geometry(),
        weights(),
        IntStream.range(0, units.length).mapToObj(this::constants).toList(),
        units,
        rule(),
        real.readout(),
        stage.pool(),
        stage.denseOperations());
  }

  private NeuronRule rule() {
    NeuronRule rule = real.rule();
    return new NeuronRule(rule.inclusive(), rule.reset(), rule.current(), scales.fractionBits());
  }

  /** What rounding changed that a user should know, a sentence each; known behind the layer. */
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

  private byte[] weights() {
    byte[] weights = new byte[map.weights().length];
    int perOutput = map.geometry().weightsPerOutput();
    List<WeightRounding> roundings =
        IntStream.range(0, units.length).parallel().mapToObj(this::rounding).toList();
    for (int c = 0; c < units.length; c++) {
      System.arraycopy(roundings.get(c).weights(), 0, weights, c * perOutput, perOutput);
      if (roundings.get(c).clips()) {
        warn(c, "has weights too large for its threshold, which are clipped");
      }
    }
    return weights;
  }

  private WeightRounding rounding(int c) {
    double step = scales.step()[c];
    double[] steps = Arrays.stream(real.channels().get(c).weights()).map(w -> w / step).toArray();
    return WeightRounding.of(steps, map.geometry().kernelSize(), numbers);
  }

  private NeuronConstants constants(int c) {
    RealChannel channel = real.channels().get(c);
    int bias = rounded(channel.bias(), c);
    int threshold = real.readout() ? 0 : threshold(c, channel.threshold() / units[c]);
    long left = NeuronRule.leak(Math.round(channel.initial() / units[c]), channel.decay());
    long start = channel.startsFired(real.rule()) ? threshold : 0;
    return new NeuronConstants(
        bias,
        clamped(bias + left - start),
        threshold,
        reset(c, bias, threshold),
        channel.decay(),
        channel.currentDecay(),
        rounded(channel.currentBias(), c));
  }

  private int reset(int c, long bias, long threshold) {
    return switch (real.rule().reset()) {
      case LATE -> clamped(bias - threshold);
      case SUBTRACT_RAISING -> clamped(2 * threshold);
      case VALUE, SUBTRACT, NONE, LATE_VALUE -> rounded(real.channels().get(c).value(), c);
    };
  }

  private int rounded(double value, int c) {
    return clamped(Math.rint(value / units[c]));
  }

  /** Ties keep their side: u > theta is u > floor(theta), u >= theta is u >= ceil(theta). */
  private int threshold(int channel, double steps) {
    double nearest = Math.rint(steps);
    boolean whole = Whole.isNear(steps);
    double sided = real.rule().inclusive() ? Math.ceil(steps) : Math.floor(steps);
    double integer = whole || real.subtracts() ? nearest : sided;
    if (real.subtracts() && !whole && Math.abs(steps) < COARSE_THRESHOLD) {
      warn(channel, "has a fractional threshold, of which a spike subtracts a rounded one");
    }
    if (integer > largest || integer < -largest - 1) {
      warn(channel, "has a threshold beyond the membrane's range, which is clamped");
    }
    return clamped(integer);
  }

  private int clamped(double value) {
    return (int) Math.max(-largest - 1, Math.min(largest, value));
  }

  private void warn(int channel, String what) {
    channelsByWarning.computeIfAbsent(what, key -> new ArrayList<>()).add(channel);
  }
}
