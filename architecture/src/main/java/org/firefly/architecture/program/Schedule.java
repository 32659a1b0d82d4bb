package org.firefly.architecture.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which a core reads the descriptors of a program: layer by layer, and by turns where
 * layers share a round.
 *
 * @param rounds layers by their places in the program; those of one round take turns, a descriptor
 *     each
 * @param order all descriptors
 */
public record Schedule(List<List<Integer>> rounds, List<Place> order) {
  public Schedule {
    rounds = List.copyOf(rounds);
    order = List.copyOf(order);
  }

  /**
   * A descriptor.
   *
   * @param layer place of its layer in the program
   * @param index its place among those of the layer
   */
  public record Place(int layer, int index) {}

  /** The schedule of some layers. */
  public static Schedule of(List<ProgramLayer> layers) {
    List<List<Integer>> rounds = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (i == 0 || layers.get(i).round() != layers.get(i - 1).round()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(rounds.size() - 1).add(i);
    }
    List<Place> order = new ArrayList<>();
    for (List<Integer> round : rounds) {
      int turns = round.stream().mapToInt(i -> layers.get(i).strips().size()).max().orElse(0);
      for (int turn = 0; turn < turns; turn++) {
        for (int layer : round) {
          if (turn < layers.get(layer).strips().size()) {
            order.add(new Place(layer, turn));
          }
        }
      }
    }
    return new Schedule(rounds, order);
  }

  /** Places of a layer's descriptors among all. */
  public List<Integer> descriptors(int layer) {
    return IntStream.range(0, order.size())
        .filter(i -> order.get(i).layer() == layer)
        .boxed()
        .toList();
  }

  /** Descriptors up to the end of a layer. */
  public int end(int layer) {
    List<Integer> own = descriptors(layer);
    return own.get(own.size() - 1) + 1;
  }
}
