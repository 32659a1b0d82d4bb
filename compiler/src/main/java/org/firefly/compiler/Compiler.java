package org.firefly.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.layout.ProgramBuilder;
import org.firefly.compiler.lower.Chain;
import org.firefly.compiler.lower.Maps;
import org.firefly.compiler.lower.Stage;
import org.firefly.compiler.lower.StageBuilder;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.InputKind;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.plan.LayerPlanner;
import org.firefly.compiler.quantise.FirstLayer;
import org.firefly.compiler.quantise.MembraneRange;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.compiler.quantise.Quantiser;
import org.firefly.compiler.quantise.RangeAnalysis;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Metadata;
import org.firefly.network.Network;

/**
 * Makes a program of a network, in steps: normalise the graph to a chain, group it into layers,
 * quantise, plan passes and strips, lay out memory. The same network and options give the same
 * program, byte for byte.
 */
public final class Compiler {
  /** A threshold takes at most a quarter of the positive range; the rest is for the sums. */
  private static final int THRESHOLD_HEADROOM = 4;

  private final CompilerOptions options;
  private final int timeSteps;
  private final FireFlyNotes notes;
  private final List<QuantisedLayer> layers = new ArrayList<>();
  private final List<LayerExplanation> explanations = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Compiler(CompilerOptions options, Metadata metadata) {
    this.options = options;
    this.notes = FireFlyNotes.of(metadata);
    this.timeSteps = timeSteps(options, notes);
  }

  /** T of the options, else of the file. */
  private static int timeSteps(CompilerOptions options, FireFlyNotes notes) {
    if (options.timeSteps().isPresent()) {
      return options.timeSteps().getAsInt();
    }
    int stored = notes.timeSteps().orElse(0);
    if (stored < 1 || stored > CompilerOptions.MAX_STEPS) {
      throw new CompilerException(
          "",
          stored == 0
              ? "the number of time steps is not known, as NIR files do not hold it"
              : "the file's metadata " + FireFlyNotes.TIME_STEPS + " is " + stored,
          "say it with --time-steps, 1 to " + CompilerOptions.MAX_STEPS);
    }
    return stored;
  }

  /**
   * Compiles a network.
   *
   * @throws CompilerException if the network cannot run as asked, naming layer, reason and remedy
   * @throws org.firefly.network.NetworkException if the network contradicts itself
   */
  public static Compilation compile(Network network, CompilerOptions options) {
    Network flat = network.flatten();
    Chain chain = Chain.of(flat);
    Compiler compiler = new Compiler(options, flat.metadata());
    List<Stage> stages = StageBuilder.of(chain, options, compiler.timeSteps);
    return compiler.compile(stages, chain);
  }

  private Compilation compile(List<Stage> stages, Chain chain) {
    stages.forEach(stage -> warnings.addAll(stage.neurons().warnings()));
    boolean analog = options.input() == InputKind.ANALOG;
    double inputScale = analog ? inputScale(stages.get(0)) : 1;
    if (analog) {
      checkHost(stages);
    }
    List<LayerPlanner> planners = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      boolean host = analog && i == 0;
      QuantisedLayer layer = quantise(stages.get(i), host, host ? inputScale : 1);
      if (!host) {
        planners.add(new LayerPlanner(options.target(), layer));
      }
    }
    int samples = samples(planners);
    List<LayerPlan> plans = planners.stream().map(planner -> planner.plan(samples)).toList();
    explain(stages, plans, inputScale);
    Program program = program(chain, plans, samples, inputScale);
    return new Compilation(program, explanations, warnings, layers);
  }

  private static void checkHost(List<Stage> stages) {
    FirstLayer.check(stages.get(0));
    if (stages.size() == 1) {
      throw new CompilerException(
          stages.get(0).name(),
          "it is the only layer and runs on the host, so nothing is left for the accelerator",
          "add a layer behind it or use spikes as input");
    }
  }

  private QuantisedLayer quantise(Stage stage, boolean host, double inputScale) {
    int bits = host ? FirstLayer.MEMBRANE_BITS : options.target().membraneBits();
    long largest =
        host
            ? FirstLayer.largestThreshold(timeSteps)
            : options.target().membraneMax() / THRESHOLD_HEADROOM;
    Quantiser quantiser = new Quantiser(stage, bits, largest, inputScale);
    QuantisedLayer layer = quantiser.quantise();
    warnings.addAll(quantiser.warnings());
    layers.add(layer);
    return layer;
  }

  private double inputScale(Stage first) {
    if (options.inputScale().isPresent()) {
      return options.inputScale().getAsDouble();
    }
    OptionalDouble stored = notes.inputScale();
    if (stored.isPresent()) {
      return stored.getAsDouble();
    } else if (options.inputMaximum().isPresent()) {
      return FirstLayer.scale(first, options.inputMaximum().getAsDouble(), timeSteps);
    }
    throw new CompilerException(
        first.name(),
        "the scale of the input that the host quantises for it is not known",
        "say the input's scale (1 for integers) or its largest magnitude");
  }

  private int samples(List<LayerPlanner> planners) {
    int samples = options.batch();
    for (LayerPlanner planner : planners) {
      samples = Math.min(samples, planner.mostSamples());
    }
    return samples;
  }

  private void explain(List<Stage> stages, List<LayerPlan> plans, double inputScale) {
    int hostLayers = layers.size() - plans.size();
    for (int i = 0; i < layers.size(); i++) {
      QuantisedLayer layer = layers.get(i);
      boolean host = i < hostLayers;
      long largestInput = host ? FirstLayer.largestInput(options, inputScale) : 1;
      MembraneRange range = RangeAnalysis.of(layer, timeSteps, largestInput, host);
      int bits = host ? FirstLayer.MEMBRANE_BITS : options.target().membraneBits();
      if (!range.fits(bits)) {
        warnings.add(
            "layer '"
                + layer.name()
                + "': membranes may overflow: they stay within "
                + range
                + " for every input, but have "
                + bits
                + " bits; the run raises a flag if they do.");
      }
      Optional<LayerPlan> plan = host ? Optional.empty() : Optional.of(plans.get(i - hostLayers));
      explanations.add(Explanations.of(layer, stages.get(i), range, bits, plan));
    }
  }

  private Program program(Chain chain, List<LayerPlan> plans, int samples, double inputScale) {
    ProgramBuilder builder = new ProgramBuilder(options.target(), timeSteps, samples, plans);
    String name = notes.name().orElse("network");
    FeatureMap sample = Maps.ofInput(chain.input());
    if (options.input() == InputKind.SPIKES) {
      return builder.build(name, sample, layout -> new HostEncoding.Spikes(sample, layout));
    }
    QuantisedLayer first = layers.get(0);
    return builder.build(
        name, first.output(), layout -> FirstLayer.encoding(first, inputScale, layout));
  }
}
