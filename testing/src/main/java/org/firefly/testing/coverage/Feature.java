package org.firefly.testing.coverage;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestNetwork;

/** Something about a layer that must occur, in whatever cell. */
public enum Feature {
  ONE_POSITION("one position", (network, layer) -> layer.neurons().positions() == 1),
  ONE_ROW("one row", (network, layer) -> isLine(layer.neurons().height(), layer)),
  ONE_COLUMN("one column", (network, layer) -> isLine(layer.neurons().width(), layer)),
  ODD_SIDES("odd sides", (network, layer) -> isOdd(layer.neurons())),
  LARGE_MAP("map of 64x64", (network, layer) -> layer.neurons().positions() == 64 * 64),
  ONE_INPUT("one input channel", (network, layer) -> layer.input().channels() == 1),
  ONE_OUTPUT("one output channel", (network, layer) -> layer.neurons().channels() == 1),
  MANY_INPUTS("512 to 1024 input channels", (network, layer) -> layer.input().channels() >= 512),
  MANY_OUTPUTS(
      "512 to 1024 output channels", (network, layer) -> layer.neurons().channels() >= 512),
  SEVERAL_OFFSETS("several window offsets", (network, layer) -> offsets(layer) > 1),
  POOL("pooling", (network, layer) -> layer.pool()),
  MANY_STEPS("more than 255 time steps", (network, layer) -> network.timeSteps() > 255),
  DECAY("decay", any(constants -> constants.decay() < NeuronRule.NO_DECAY)),
  DECAYS("different decays", Feature::hasSeveralDecays),
  FIRST_BIAS("another first bias", any(constants -> constants.firstBias() != constants.bias())),
  TO_VALUE("reset to 0", reset(MembraneReset.VALUE).and(any(constants -> constants.reset() == 0))),
  TO_OTHER(
      "reset to another value",
      reset(MembraneReset.VALUE).and(any(constants -> constants.reset() != 0))),
  SUBTRACT("reset by subtraction", reset(MembraneReset.SUBTRACT)),
  SUBTRACT_RAISING(
      "reset by subtraction that raises the threshold", reset(MembraneReset.SUBTRACT_RAISING)),
  NO_RESET("no reset", reset(MembraneReset.NONE)),
  LATE("late reset", reset(MembraneReset.LATE)),
  LATE_VALUE("late reset to a value", reset(MembraneReset.LATE_VALUE)),
  NEW_CURRENT("current of the step", current(SynapticCurrent.NEW)),
  PREVIOUS_CURRENT("current of the step before", current(SynapticCurrent.PREVIOUS)),
  FRACTION_2("two fraction bits", (network, layer) -> layer.rule().fractionBits() == 2),
  FRACTION_4("four fraction bits", (network, layer) -> layer.rule().fractionBits() == 4),
  FRACTION_6("six fraction bits", (network, layer) -> layer.rule().fractionBits() == 6),
  INCLUSIVE("fires at the threshold", (network, layer) -> layer.rule().inclusive()),
  STRICT("fires above the threshold", (network, layer) -> !layer.rule().inclusive()),
  STRIPS("two strips", (network, layer) -> layer.strips() > 1),
  PIECES("inputs in pieces", (network, layer) -> layer.pieces().size() > 1),
  LEAKING_PIECES(
      "inputs in pieces, decay",
      (network, layer) -> layer.pieces().size() > 1 && DECAY.holds(network, layer)),
  MIXED_PIECES(
      "inputs in pieces that are read in different ways",
      (network, layer) ->
          layer.pieces().stream()
                  .map(piece -> piece.stride() + piece.fractionBits())
                  .distinct()
                  .count()
              > 1),
  REPEATED("sums of one time step in all", (network, layer) -> layer.repeats()),
  RESUMED("neurons that go on", (network, layer) -> layer.runs().size() > 1),
  RESUMED_CURRENTS(
      "synaptic currents that go on",
      (network, layer) -> layer.runs().size() > 1 && layer.rule().current().present()),
  RESUMED_GROUPS(
      "several output groups that go on",
      (network, layer) -> layer.runs().size() > 1 && layer.terms().size() > 1),
  STREAMED("tiles streamed at every time step", Feature::isStreamed),
  CROPPED("input seen in part", Feature::isCropped);

  private final String text;
  private final BiPredicate<TestNetwork, TestLayer> holds;

  Feature(String text, BiPredicate<TestNetwork, TestLayer> holds) {
    this.text = text;
    this.holds = holds;
  }

  /** The feature in words. */
  public String text() {
    return text;
  }

  boolean holds(TestNetwork network, TestLayer layer) {
    return holds.test(network, layer);
  }

  /** Layers some of whose channels are such. */
  private static BiPredicate<TestNetwork, TestLayer> any(Predicate<NeuronConstants> such) {
    return (network, layer) -> layer.constants().stream().anyMatch(such);
  }

  /** Layers that fire and are reset so. */
  private static BiPredicate<TestNetwork, TestLayer> reset(MembraneReset reset) {
    return (network, layer) -> !layer.readout() && layer.rule().reset() == reset;
  }

  private static BiPredicate<TestNetwork, TestLayer> current(SynapticCurrent current) {
    return (network, layer) -> layer.rule().current() == current;
  }

  private static boolean hasSeveralDecays(TestNetwork network, TestLayer layer) {
    return layer.constants().stream().mapToInt(NeuronConstants::decay).distinct().count() > 1;
  }

  private static boolean isLine(int side, TestLayer layer) {
    return side == 1 && layer.neurons().positions() > 1;
  }

  private static boolean isOdd(FeatureMap map) {
    return map.height() % 2 == 1 && map.width() % 2 == 1 && map.positions() > 1;
  }

  private static long offsets(TestLayer layer) {
    return layer.terms().stream()
        .flatMap(List::stream)
        .map(term -> List.of(term.offsetY(), term.offsetX()))
        .distinct()
        .count();
  }

  private static boolean isStreamed(TestNetwork network, TestLayer layer) {
    int ring = network.config().weightRingTiles();
    return network.timeSteps() > 1 && layer.terms().stream().anyMatch(group -> group.size() > ring);
  }

  private static boolean isCropped(TestNetwork network, TestLayer layer) {
    int index = network.layers().indexOf(layer);
    return index > 0 && !network.layers().get(index - 1).output().equals(layer.input());
  }
}
