package org.firefly.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Lists the tiles of a layer that hold a weight. */
final class PassPlanner {
  private final AcceleratorConfig config;
  private final QuantisedLayer layer;
  private final InputView input;
  private final List<Integer> windowRows;
  private final List<Integer> windowColumns;

  PassPlanner(AcceleratorConfig config, QuantisedLayer layer, InputView input) {
    this.config = config;
    this.layer = layer;
    this.input = input;
    Geometry g = layer.geometry();
    this.windowRows = WindowCover.starts(used(g.kernelHeight(), g.kernelWidth()));
    this.windowColumns = WindowCover.starts(used(g.kernelWidth(), 1));
  }

  /** WINDOW: kernel rows that the windows' top rows hold, ascending. */
  List<Integer> windowRows() {
    return windowRows;
  }

  /** WINDOW: kernel columns that the windows' left columns hold, ascending. */
  List<Integer> windowColumns() {
    return windowColumns;
  }

  /** Passes of one output group if no tile were zero: what the ideal clocks count. */
  int densePasses(LayerKind kind) {
    return sources(kind) * rows(kind).size() * columns(kind).size();
  }

  /** Words of one packed vector, in chunks of nine. */
  int chunks() {
    int words = input.planes() * layer.geometry().kernelSize();
    return (words + AcceleratorConfig.TAPS - 1) / AcceleratorConfig.TAPS;
  }

  private int sources(LayerKind kind) {
    return kind == LayerKind.PACKED ? chunks() : config.groups(layer.geometry().input().channels());
  }

  /**
   * The passes of all output groups; a group without any weight keeps one, so that its neurons
   * fire.
   *
   * @throws CompilerException if a group has more passes than the pass table holds
   */
  List<PlannedPass> passes(LayerKind kind) {
    TileWeights weights = new TileWeights(config, layer, input, kind);
    List<PlannedPass> passes = new ArrayList<>();
    int groups = config.groups(layer.geometry().output().channels());
    for (int group = 0; group < groups; group++) {
      passes.addAll(useful(weights, candidates(kind, group)));
    }
    return passes;
  }

  /**
   * The passes of a packed layer in the order of its pieces: output group by output group, piece by
   * piece, each of which keeps at least one.
   *
   * @throws CompilerException if a piece has more passes than the pass table holds
   */
  List<List<PlannedPass>> passes(InputCut cut) {
    TileWeights weights = new TileWeights(config, layer, input, LayerKind.PACKED);
    List<List<PlannedPass>> pieces = new ArrayList<>();
    int groups = config.groups(layer.geometry().output().channels());
    for (int group = 0; group < groups; group++) {
      for (InputRange range : cut.ranges()) {
        pieces.add(useful(weights, candidates(group, range)));
      }
    }
    return pieces;
  }

  private List<PlannedPass> candidates(int outputGroup, InputRange range) {
    int words = range.groups() * layer.geometry().kernelSize();
    List<PlannedPass> candidates = new ArrayList<>();
    for (int chunk = 0; chunk * AcceleratorConfig.TAPS < words; chunk++) {
      candidates.add(new PlannedPass(outputGroup, range, chunk, 0, 0));
    }
    return candidates;
  }

  private List<PlannedPass> useful(TileWeights weights, List<PlannedPass> candidates) {
    List<PlannedPass> useful = candidates.stream().filter(pass -> !weights.isZero(pass)).toList();
    List<PlannedPass> kept = useful.isEmpty() ? candidates.subList(0, 1) : useful;
    checkTable(kept.size());
    return kept;
  }

  private void checkTable(int passes) {
    if (passes > config.passTableDepth()) {
      throw new CompilerException(
          layer.name(),
          String.format(
              Locale.ROOT,
              "an output group takes %d passes (input %s, kernel %dx%d), but the pass table holds %d",
              passes,
              layer.geometry().input(),
              layer.geometry().kernelHeight(),
              layer.geometry().kernelWidth(),
              config.passTableDepth()),
          "use fewer input channels, a smaller kernel or a larger passTableDepth");
    }
  }

  private List<PlannedPass> candidates(LayerKind kind, int outputGroup) {
    InputRange all = new InputRange(0, input.planes());
    List<PlannedPass> candidates = new ArrayList<>();
    for (int source = 0; source < sources(kind); source++) {
      for (int row : rows(kind)) {
        for (int column : columns(kind)) {
          candidates.add(new PlannedPass(outputGroup, all, source, row, column));
        }
      }
    }
    return candidates;
  }

  private List<Integer> rows(LayerKind kind) {
    return kind == LayerKind.PACKED ? List.of(0) : windowRows;
  }

  private List<Integer> columns(LayerKind kind) {
    return kind == LayerKind.PACKED ? List.of(0) : windowColumns;
  }

  /** Which rows or columns of the kernel hold a weight in any channel. */
  private boolean[] used(int extent, int pitch) {
    boolean[] used = new boolean[extent];
    byte[] weights = layer.weights();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        used[i / pitch % extent] = true;
      }
    }
    return used;
  }
}
