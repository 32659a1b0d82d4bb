package org.firefly.accelerator.synapse;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;

/**
 * Tiles made beforehand, since making one takes longer than simulating the clocks that it works.
 */
final class TilePool {
  private static final int TILES_OF_A_KIND = 100;

  private final Map<Tile.Kind, List<Tile>> tiles = new EnumMap<>(Tile.Kind.class);

  TilePool(AcceleratorConfig config, RandomGenerator random) {
    for (Tile.Kind kind : Tile.Kind.values()) {
      int count = kind.isConstant() ? 1 : TILES_OF_A_KIND;
      tiles.put(kind, Stream.generate(() -> Tile.of(config, kind, random)).limit(count).toList());
    }
  }

  Tile next(Tile.Kind kind, RandomGenerator random) {
    List<Tile> choice = tiles.get(kind);
    return choice.get(random.nextInt(choice.size()));
  }
}
