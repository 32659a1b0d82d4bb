package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.isa.InputPlanes;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.WeightData;
import org.firefly.simulator.memory.SimulationException;
import org.firefly.simulator.prepare.Strip.GroupPasses;

/**
 * Makes one strip of pieces of its inputs that follow each other and read the same map in the same
 * way. A sum does not depend on where a piece ends, so the passes of all of them, one behind the
 * other, are those of the whole. What reads another map waits beside the last.
 */
final class PieceMerge {
  private final List<Strip> pieces;
  private final LayerDescriptor first;
  private final LayerDescriptor last;

  private PieceMerge(List<Strip> pieces) {
    this.pieces = pieces;
    this.first = pieces.get(0).descriptor();
    this.last = pieces.get(pieces.size() - 1).descriptor();
  }

  /**
   * One strip of its pieces in their order.
   *
   * @throws SimulationException if they are no parts of one layer
   */
  static Strip merge(List<Strip> pieces) {
    LayerDescriptor last = pieces.get(pieces.size() - 1).descriptor();
    List<List<Strip>> runs = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      LayerDescriptor layer = pieces.get(i).descriptor();
      require(layer.piece().continues() == i > 0, layer, "continues another, or does not");
      require(belongs(layer, last), layer, "is not like the others");
      if (i == 0 || !readsOn(runs.get(runs.size() - 1).get(0).descriptor(), layer)) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(pieces.get(i));
    }
    List<Strip> merged = runs.stream().map(run -> new PieceMerge(run).merged()).toList();
    Strip strip = merged.get(merged.size() - 1);
    return new Strip(
        strip.config(),
        strip.descriptor(),
        strip.groups(),
        strip.constants(),
        strip.image(),
        merged.subList(0, merged.size() - 1));
  }

  /**
   * Refuses pieces behind which the last one is missing.
   *
   * @throws SimulationException if there are any
   */
  static void requireNone(List<Strip> pieces) {
    pieces.forEach(strip -> require(false, strip.descriptor(), "has no piece behind it"));
  }

  private static void require(boolean holds, LayerDescriptor layer, String problem) {
    if (!holds) {
      throw new SimulationException(
          "A piece of the inputs of layer "
              + layer.layer()
              + " "
              + problem
              + "; compile the network again.");
    }
  }

  private static boolean belongs(LayerDescriptor layer, LayerDescriptor last) {
    int steps = last.piece().repeats() && layer != last ? 1 : last.block().timeSteps();
    return layer.output().equals(last.output())
        && layer.block().timeSteps() == steps
        && layer.neuron().current() == last.neuron().current();
  }

  /** Whether a piece sees the map of another, from the same group on or from a later one. */
  private static boolean readsOn(LayerDescriptor from, LayerDescriptor layer) {
    InputPlanes input = layer.input();
    long away = input.planes().offset() - from.input().planes().offset();
    return layer.kind() == from.kind()
        && !layer.piece().repeats()
        && layer.neuron().fractionBits() == from.neuron().fractionBits()
        && map(layer).equals(map(from))
        && away >= 0
        && away % input.planes().stride() == 0;
  }

  /** What two inputs have in common whose groups lie in one map. */
  private static List<Number> map(LayerDescriptor layer) {
    InputPlanes input = layer.input();
    return List.of(
        input.height(),
        input.width(),
        input.rowPitch(),
        input.windowStride(),
        input.vectorPlaneWords(),
        input.planes().stride(),
        input.planes().samplePitch(),
        input.planes().stepStride());
  }

  private Strip merged() {
    Strip strip = pieces.get(pieces.size() - 1);
    if (pieces.size() == 1) {
      return strip;
    }
    List<GroupPasses> groups = new ArrayList<>();
    for (int group = 0; group < strip.groups().size(); group++) {
      List<PlacedPass> passes = new ArrayList<>();
      for (Strip piece : pieces) {
        int firstGroup = firstGroup(piece.descriptor());
        piece.groups().get(group).passes().forEach(pass -> passes.add(pass.from(firstGroup)));
      }
      groups.add(new GroupPasses(List.copyOf(passes)));
    }
    return new Strip(strip.config(), whole(), groups, strip.constants(), strip.image(), List.of());
  }

  private int firstGroup(LayerDescriptor layer) {
    long away = layer.input().planes().offset() - first.input().planes().offset();
    return (int) (away / first.input().planes().stride());
  }

  private LayerDescriptor whole() {
    int groups =
        pieces.stream()
            .map(Strip::descriptor)
            .mapToInt(layer -> firstGroup(layer) + layer.input().groups())
            .max()
            .orElseThrow();
    int passes = pieces.stream().mapToInt(piece -> piece.descriptor().weights().passes()).sum();
    WeightData weights = first.weights();
    return new LayerDescriptor(
        last.layer(),
        last.kind(),
        last.block(),
        input(groups),
        last.piece(),
        last.neuron(),
        last.state(),
        last.output(),
        new WeightData(
            passes, weights.weightOffset(), weights.passOffset(), weights.parameterOffset()));
  }

  private InputPlanes input(int groups) {
    InputPlanes input = first.input();
    return new InputPlanes(
        groups,
        input.height(),
        input.width(),
        input.rowPitch(),
        input.windowStride(),
        input.vectorPlaneWords(),
        input.planes());
  }
}
