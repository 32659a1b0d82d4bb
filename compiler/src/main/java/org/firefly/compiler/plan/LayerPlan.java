package org.firefly.compiler.plan;

import java.util.List;
import java.util.Optional;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * How the accelerator runs a layer.
 *
 * @param layer the layer
 * @param input the planes that it reads
 * @param kind how the array is fed
 * @param passes passes of one time step in the order of the tiles, output group by output group
 * @param strips parts of the output, top first
 * @param turns its time steps, where it is on a cycle and they run one by one
 * @param pieces parts of the inputs, output group by output group; none where a descriptor sees all
 */
public record LayerPlan(
    QuantisedLayer layer,
    InputView input,
    LayerKind kind,
    List<PlannedPass> passes,
    List<Strip> strips,
    Optional<Turns> turns,
    List<Piece> pieces) {
  public LayerPlan {
    passes = List.copyOf(passes);
    strips = List.copyOf(strips);
    pieces = List.copyOf(pieces);
  }

  /** Descriptors that the layer takes. */
  public int descriptors() {
    return turns.map(Turns::count).orElse(passTables());
  }

  /** Pass tables that it takes; all time steps of a layer on a cycle share one. */
  public int passTables() {
    return pieces.isEmpty() ? strips.size() : pieces.size();
  }

  /** PACKED: words of a plane in one vector; 0 for WINDOW. */
  public int vectorPlaneWords() {
    return kind == LayerKind.PACKED ? layer.geometry().kernelSize() : 0;
  }
}
