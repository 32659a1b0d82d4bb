package org.firefly.compiler;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.compiler.LayerExplanation.Extent;
import org.firefly.compiler.LayerExplanation.Integers;
import org.firefly.compiler.LayerExplanation.Schedule;
import org.firefly.compiler.lower.NeuronModel;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.plan.Plan;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Gathers what is worth knowing about compiled layers. */
final class Explanations {
  private Explanations() {}

  static List<LayerExplanation> of(Quantised quantised, Plan plan) {
    Stream<LayerExplanation> host =
        quantised.host().stream().map(layer -> of(layer, Optional.empty()));
    Stream<LayerExplanation> accelerated =
        IntStream.range(0, plan.layers().size())
            .mapToObj(i -> of(quantised.accelerated().get(i), Optional.of(plan.layers().get(i))));
    return Stream.concat(host, accelerated).toList();
  }

  private static LayerExplanation of(LayerNumbers numbers, Optional<LayerPlan> plan) {
    return new LayerExplanation(
        numbers.layer().name(),
        numbers.layer().description(),
        numbers.layer().sources(),
        numbers.stage().neurons().equations(),
        integers(numbers),
        numbers.range(),
        numbers.membraneBits(),
        numbers.expectation(),
        plan.map(Explanations::schedule));
  }

  private static Integers integers(LayerNumbers numbers) {
    QuantisedLayer layer = numbers.layer();
    return new Integers(
        numbers.numbers().weightBits(),
        Extent.of(Arrays.stream(layer.scale())),
        layer.neuron().fractionBits(),
        extent(layer, NeuronConstants::threshold),
        extent(layer, NeuronConstants::decay),
        layer.neuron().current(),
        extent(layer, NeuronConstants::currentDecay),
        numbers.stage().neurons().firing().map(NeuronModel.Firing::reset));
  }

  private static Extent extent(QuantisedLayer layer, ToDoubleFunction<NeuronConstants> value) {
    return Extent.of(layer.constants().stream().mapToDouble(value));
  }

  private static Schedule schedule(LayerPlan plan) {
    int tiles = plan.passes().size();
    int pieces = (int) plan.pieces().stream().filter(piece -> piece.outputGroup() == 0).count();
    return new Schedule(
        plan.strips().size(),
        Math.max(1, pieces),
        plan.strips().size() * tiles,
        tiles,
        plan.turns().isPresent());
  }
}
