package org.firefly.testing.coverage;

import java.util.List;
import java.util.function.BiPredicate;
import org.firefly.architecture.isa.NeuronRule;
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
  DECAY("decay", (network, layer) -> layer.rule().decay() < NeuronRule.NO_DECAY),
  INCLUSIVE("fires at the threshold", (network, layer) -> layer.rule().inclusive()),
  STRICT("fires above the threshold", (network, layer) -> !layer.rule().inclusive()),
  STRIPS("two strips", (network, layer) -> layer.strips() > 1),
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
