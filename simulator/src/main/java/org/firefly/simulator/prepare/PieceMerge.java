package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.isa.InputPlanes;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.WeightData;
import org.firefly.simulator.memory.SimulationException;
import org.firefly.simulator.prepare.Strip.GroupPasses;

/**
 * Makes one strip of all pieces of its inputs. A sum does not depend on where a piece ends, so the
 * passes of all of them, one behind the other, are those of the whole.
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
   * @throws SimulationException if they are no parts of one map
   */
  static Strip merge(List<Strip> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      LayerDescriptor layer = pieces.get(i).descriptor();
      require(layer.piece().continues() == i > 0, layer, "continues another, or does not");
    }
    return pieces.size() == 1 ? pieces.get(0) : new PieceMerge(pieces).merged();
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

  private Strip merged() {
    Strip strip = pieces.get(pieces.size() - 1);
    List<PassesOfPiece> placed = pieces.stream().map(this::place).toList();
    List<GroupPasses> groups = new ArrayList<>();
    for (int group = 0; group < strip.groups().size(); group++) {
      List<PlacedPass> passes = new ArrayList<>();
      for (PassesOfPiece piece : placed) {
        passes.addAll(piece.groups().get(group));
      }
      groups.add(new GroupPasses(List.copyOf(passes)));
    }
    return new Strip(strip.config(), whole(), groups, strip.constants(), strip.image());
  }

  /** The passes of each output group. */
  private record PassesOfPiece(List<List<PlacedPass>> groups) {}

  private PassesOfPiece place(Strip piece) {
    LayerDescriptor layer = piece.descriptor();
    int group = firstGroup(layer);
    boolean alike =
        layer.kind() == first.kind()
            && layer.neuron().equals(last.neuron())
            && layer.output().equals(last.output())
            && piece.groups().size() == layer.output().groups();
    require(alike, layer, "is not like the others");
    return new PassesOfPiece(
        piece.groups().stream()
            .map(passes -> passes.passes().stream().map(pass -> pass.from(group)).toList())
            .toList());
  }

  private int firstGroup(LayerDescriptor layer) {
    long away = layer.input().planes().offset() - first.input().planes().offset();
    long stride = first.input().planes().stride();
    require(away >= 0 && away % stride == 0, layer, "reads another map than the first");
    return (int) (away / stride);
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
