package org.firefly.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.InputPiece;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.program.PlaneChannels;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * Decides how the accelerator runs a layer of numbers. One pair of bits is spikes like any others.
 * Several are pieces, which shift their sums by as much as their bits count. The pieces of numbers
 * that do not change work on one time step; only the last, which fires, has all of them, and adds
 * what waits in each.
 */
final class PlanePlanner implements Planner {
  private static final int LEAST_MEMBRANES = 64;

  private final AcceleratorConfig config;
  private final PlaneLayer layer;
  private final PlaneChannels channels;
  private final boolean constant;
  private final int timeSteps;
  private final int samples;

  /**
   * @param constant whether the numbers are those of all time steps
   * @param samples samples of a block that are wanted
   */
  PlanePlanner(
      AcceleratorConfig config, PlaneLayer layer, boolean constant, int timeSteps, int samples) {
    this.config = config;
    this.layer = layer;
    this.channels = layer.channels();
    this.constant = constant;
    this.timeSteps = timeSteps;
    this.samples = samples;
  }

  @Override
  public BatchRoom room() {
    return (channels.pairs() == 1 ? whole() : pair(config)).room();
  }

  @Override
  public LayerPlan plan(int block) {
    return channels.pairs() == 1 ? whole().plan(block) : pieces(block);
  }

  private LayerPlanner whole() {
    return new LayerPlanner(config, layer.whole(), view(), Optional.empty(), timeSteps, samples);
  }

  private LayerPlanner pair(AcceleratorConfig room) {
    return new LayerPlanner(room, layer.lowestPair(), view(1), Optional.empty(), 1, samples);
  }

  private InputView view() {
    return view(channels.pairs());
  }

  /** The planes of the lowest pairs, which lie one behind the other. */
  private InputView view(int pairs) {
    return InputView.over(IntStream.range(0, pairs * channels.groupsPerPair()).boxed().toList());
  }

  /** Whether the sums of one step enter all of several. */
  private boolean repeats() {
    return constant && timeSteps > 1;
  }

  /** What one pair leaves room for: sums and membranes, or sums of all steps, of a position. */
  private LayerPlan ofPair(int block) {
    LayerPlan unbounded = pair(config).plan(block);
    int words = repeats() ? 2 : timeSteps;
    int depth = Integer.highestOneBit(config.membraneDepth() / words);
    try {
      return pair(config.with(Setting.MEMBRANE_DEPTH, Math.max(LEAST_MEMBRANES, depth)))
          .plan(block);
    } catch (CompilerException e) {
      QuantisedLayer pair = unbounded.layer();
      throw new CompilerException(
          pair.name(),
          String.format(
              Locale.ROOT,
              "the sums of its inputs' bits wait in the membrane memory, %d words for each position of %d samples, but a row of %d positions has more than the %d words there",
              words,
              block,
              pair.geometry().output().width(),
              config.membraneDepth()),
          "use fewer samples or time steps, a larger membraneDepth, or the host's first layer"
              + " (--first-layer host)");
    }
  }

  private LayerPlan pieces(int block) {
    LayerPlan pair = ofPair(block);
    List<PlannedPass> passes = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (int group = 0; group < config.groups(pair.layer().constants().size()); group++) {
      int outputGroup = group;
      List<PlannedPass> ofGroup =
          pair.passes().stream().filter(pass -> pass.outputGroup() == outputGroup).toList();
      Strip whole = pair.strips().get(0);
      pieces.addAll(pieces(whole, pair.kind(), ofGroup, passes));
    }
    List<Piece> all =
        pair.strips().stream().flatMap(strip -> pieces.stream().map(p -> p.of(strip))).toList();
    return new LayerPlan(
        layer.whole(), view(), pair.kind(), passes, pair.strips(), Optional.empty(), all);
  }

  /** Of one output group; a last piece of several passes would add them up at every step. */
  private List<Piece> pieces(
      Strip strip, LayerKind kind, List<PlannedPass> ofGroup, List<PlannedPass> passes) {
    int outputGroup = ofGroup.get(0).outputGroup();
    boolean idles = repeats() && ofGroup.size() > 1;
    int count = channels.pairs() + (idles ? 1 : 0);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean idle = i == channels.pairs();
      boolean last = i == count - 1;
      InputRange inputs = range(idle ? 0 : i);
      List<PlannedPass> own =
          idle
              ? List.of(PlannedPass.idle(outputGroup))
              : ofGroup.stream().map(pass -> of(inputs, pass, kind)).toList();
      InputPiece place = last && repeats() ? InputPiece.lastOfConstant() : InputPiece.of(i, count);
      int steps = repeats() && !last ? 1 : timeSteps;
      pieces.add(
          new Piece(
              strip, outputGroup, inputs, place, steps, idle ? 0 : i, passes.size(), own.size()));
      passes.addAll(own);
    }
    return pieces;
  }

  /** A pass of the lowest pair in the place of another. */
  private static PlannedPass of(InputRange pair, PlannedPass pass, LayerKind kind) {
    int source = pass.source() + (kind == LayerKind.WINDOW ? pair.first() : 0);
    return new PlannedPass(pass.outputGroup(), pair, source, pass.kernelRow(), pass.kernelColumn());
  }

  private InputRange range(int pair) {
    return new InputRange(pair * channels.groupsPerPair(), (pair + 1) * channels.groupsPerPair());
  }
}
