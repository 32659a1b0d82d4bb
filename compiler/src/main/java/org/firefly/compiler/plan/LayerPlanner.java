package org.firefly.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.InputPiece;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.Pass;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * Decides how the accelerator runs one layer: packed or window mode, whichever takes fewer ideal
 * clocks, the strips of a map that is too large for the membrane buffer, and the pieces of inputs
 * whose weights are too many for the ring.
 */
final class LayerPlanner implements Planner {
  /** A way to run the layer and its ideal clocks per time step and output group. */
  private record Candidate(LayerKind kind, List<Strip> strips, long clocks) {}

  private final AcceleratorConfig config;
  private final QuantisedLayer layer;
  private final InputView input;
  private final Optional<Cycle> cycle;
  private final Geometry geometry;
  private final PassPlanner passes;
  private final int timeSteps;
  private final Optional<InputCut> cut;

  /**
   * A planner.
   *
   * @param input the planes that the layer reads
   * @param cycle the cycle that it is on
   * @param timeSteps T
   * @param samples samples of a block that are wanted
   */
  LayerPlanner(
      AcceleratorConfig config,
      QuantisedLayer layer,
      InputView input,
      Optional<Cycle> cycle,
      int timeSteps,
      int samples) {
    this.config = config;
    this.timeSteps = timeSteps;
    this.layer = layer;
    this.input = input;
    this.cycle = cycle;
    this.geometry = layer.geometry();
    this.passes = new PassPlanner(config, layer, input);
    int uncut = Math.min(samples, uncutRoom().samples());
    this.cut =
        InputCut.of(config, layer, timeSteps)
            .filter(pieces -> input.isPlain() && cycle.isEmpty())
            .filter(pieces -> pieces.samples(config, timeSteps) >= uncut);
  }

  @Override
  public BatchRoom room() {
    return cut.map(this::room).orElseGet(this::uncutRoom);
  }

  private BatchRoom room(InputCut pieces) {
    String memory = pieces.vectorsBound(config, timeSteps) ? "vectorBankDepth" : "membraneDepth";
    return new BatchRoom(layer.name(), pieces.samples(config, timeSteps), memory);
  }

  private BatchRoom uncutRoom() {
    BatchRoom alone = roomAlone();
    return cycle.map(Cycle::room).filter(r -> r.samples() < alone.samples()).orElse(alone);
  }

  private BatchRoom roomAlone() {
    int membranes = Math.max(1, config.membraneDepth() / geometry.output().positions());
    if (geometry.coversInput() && isPackedBetter()) {
      int vectors = Math.max(1, config.vectorChunks() / passes.chunks());
      if (vectors < membranes) {
        return new BatchRoom(layer.name(), vectors, "vectorBankDepth");
      }
    }
    return new BatchRoom(layer.name(), membranes, "membraneDepth");
  }

  private boolean isPackedBetter() {
    return passes.chunks() <= config.vectorChunks()
        && (passes.densePasses(LayerKind.PACKED) <= passes.densePasses(LayerKind.WINDOW)
            || windowProblem().isPresent());
  }

  @Override
  public LayerPlan plan(int samples) {
    return cut.map(this::plan).orElseGet(() -> uncutPlan(samples));
  }

  private LayerPlan plan(InputCut pieces) {
    List<PlannedPass> all = new ArrayList<>();
    List<Piece> parts = new ArrayList<>();
    int count = pieces.ranges().size();
    Strip whole = strip(LayerKind.PACKED, 0, 1);
    for (List<PlannedPass> ofPiece : passes.passes(pieces)) {
      InputPiece place = InputPiece.of(parts.size() % count, count);
      PlannedPass first = ofPiece.get(0);
      parts.add(
          new Piece(
              whole,
              first.outputGroup(),
              first.inputs(),
              place,
              timeSteps,
              0,
              all.size(),
              ofPiece.size()));
      all.addAll(ofPiece);
    }
    return new LayerPlan(
        layer, input, LayerKind.PACKED, all, List.of(whole), Optional.empty(), parts);
  }

  private LayerPlan uncutPlan(int samples) {
    Candidate best =
        Stream.concat(packed(samples).stream(), window(samples).stream())
            .min(Comparator.comparingLong(Candidate::clocks))
            .orElseThrow(this::problem);
    return new LayerPlan(
        layer,
        input,
        best.kind(),
        passes.passes(best.kind()),
        best.strips(),
        cycle.map(round -> round.turns(layer, timeSteps, samples)),
        List.of());
  }

  private CompilerException problem() {
    Optional<CompilerException> window = windowProblem();
    if (window.isPresent() && !geometry.coversInput()) {
      return window.get();
    }
    return new CompilerException(
        layer.name(),
        String.format(
            Locale.ROOT,
            "it fits the accelerator neither as a vector (%d words of input, vectorBankDepth %d holds %d) nor as a map (%d positions in a row of its output, membraneDepth %d; kernel of %dx%d, window offsets %d to %d)",
            passes.chunks() * AcceleratorConfig.TAPS,
            config.vectorBankDepth(),
            config.vectorChunks() * AcceleratorConfig.TAPS,
            geometry.output().width(),
            config.membraneDepth(),
            geometry.kernelHeight(),
            geometry.kernelWidth(),
            Pass.MIN_OFFSET,
            Pass.MAX_OFFSET),
        "make the layer smaller or the buffers larger");
  }

  /** A vector over planes that are not read would fetch them all, position by position. */
  private List<Candidate> packed(int samples) {
    boolean pointwise =
        geometry.kernelSize() == 1
            && geometry.strideY() == 1
            && geometry.strideX() == 1
            && geometry.paddingTop() == 0
            && geometry.paddingLeft() == 0
            && geometry.output().positions() == geometry.input().positions();
    boolean scattered = pointwise && !input.isPlain() && windowProblem().isEmpty();
    if (!geometry.coversInput() && (!pointwise || scattered) || rowsAreTooLong()) {
      return List.of();
    }
    int positions = Math.min(config.membraneDepth(), config.vectorChunks() / passes.chunks());
    return candidate(LayerKind.PACKED, samples, positions, samples == 1 && cycle.isEmpty());
  }

  private List<Candidate> window(int samples) {
    return windowProblem().isEmpty()
        ? candidate(LayerKind.WINDOW, samples, config.membraneDepth(), cycle.isEmpty())
        : List.of();
  }

  private List<Candidate> candidate(LayerKind kind, int samples, int positions, boolean mayCut) {
    List<Strip> strips = strips(kind, positions / samples);
    if (strips.isEmpty() || strips.size() > 1 && !mayCut || !offsetsFit(kind, strips)) {
      return List.of();
    }
    long clocks = 0;
    for (Strip strip : strips) {
      int block = samples * strip.rows() * geometry.output().width();
      clocks += (long) passes.densePasses(kind) * Math.max(block, config.parallelism());
    }
    return List.of(new Candidate(kind, strips, clocks));
  }

  /**
   * Strips of at most {@code positions} positions and about equal height; none if a row is more.
   */
  private List<Strip> strips(LayerKind kind, int positions) {
    int height = geometry.output().height();
    int width = geometry.output().width();
    if (height * width <= positions) {
      return List.of(strip(kind, 0, height));
    }
    int unit = layer.pool() ? 2 : 1;
    int most = positions / width / unit;
    if (most == 0) {
      return List.of();
    }
    int units = height / unit;
    int count = (units + most - 1) / most;
    int rows = (units + count - 1) / count * unit;
    List<Strip> strips = new ArrayList<>();
    for (int first = 0; first < units * unit; first += rows) {
      strips.add(strip(kind, first, Math.min(rows, units * unit - first)));
    }
    return strips;
  }

  /** Packed strips of a pointwise layer read the rows that they write; a vector is one whole. */
  private Strip strip(LayerKind kind, int first, int rows) {
    if (kind == LayerKind.WINDOW) {
      return new Strip(first, rows, StripInput.of(geometry, first, rows, passes.windowRows()));
    }
    return geometry.coversInput()
        ? new Strip(first, rows, new StripInput(0, geometry.input().height(), 0))
        : new Strip(first, rows, new StripInput(first, rows, 0));
  }

  private boolean offsetsFit(LayerKind kind, List<Strip> strips) {
    return kind == LayerKind.PACKED
        || strips.stream()
            .allMatch(strip -> WindowLimits.reach(strip.input().shift(), passes.windowRows()));
  }

  private boolean rowsAreTooLong() {
    return layer.pool() && geometry.output().width() > config.maxWidth();
  }

  /** Why window mode cannot run the layer. */
  private Optional<CompilerException> windowProblem() {
    Strip whole = strip(LayerKind.WINDOW, 0, geometry.output().height());
    return WindowLimits.problem(config, layer, passes, whole.input().shift());
  }
}
