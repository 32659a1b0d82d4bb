package org.firefly.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.quantise.LayerNumbers;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.timing.Bound;
import org.firefly.timing.ClockCauses;
import org.firefly.timing.LayerTiming;
import org.firefly.timing.NetworkTiming;
import org.firefly.timing.event.EnginePorts;
import org.firefly.timing.event.EventClockModel;
import org.firefly.timing.event.EventClocks;
import org.firefly.timing.event.EventEngine;
import org.firefly.timing.event.EventLayer;

/**
 * What a compiled network would take on an event engine with the ports of its board.
 *
 * @param compilation whose integers run
 * @param board whose weight ports it has
 */
record EventModel(Compilation compilation, Board board) {
  /** The engine. */
  static final EventEngine ENGINE = EventEngine.asBuilt();

  /** Why a network does not run on it; names the layer. */
  Optional<String> refusal() {
    return compilation.quantised().accelerated().stream()
        .flatMap(layer -> problem(layer).stream())
        .findFirst();
  }

  private static Optional<String> problem(LayerNumbers numbers) {
    QuantisedLayer layer = numbers.layer();
    Geometry g = layer.geometry();
    if (numbers.numbers().planes().isPresent()) {
      return problem(layer, "sees numbers; run the first layer on the host (--first-layer host)");
    } else if (layer.sources().size() > 1) {
      return problem(layer, "joins maps of several layers, which the event engine cannot do yet");
    } else if (layer.sources().get(0).delay() > 0) {
      return problem(layer, "sees spikes of earlier steps, which the event engine cannot do yet");
    } else if (layer.neuron().current().present()) {
      return problem(layer, "keeps synaptic currents, which the event engine has no room for");
    } else if (g.strideX() != g.strideY() || g.paddingTop() != g.paddingLeft()) {
      return problem(layer, "has windows that differ down and across, which no model covers");
    }
    return Optional.empty();
  }

  private static Optional<String> problem(QuantisedLayer layer, String text) {
    return Optional.of("layer '" + layer.name() + "' " + text);
  }

  /**
   * The clocks of a full batch block.
   *
   * @param inputs what enters each accelerated layer
   */
  NetworkTiming timing(List<LayerSpikes> inputs) {
    List<LayerTiming> layers = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      layers.add(timing(compilation.quantised().accelerated().get(i).layer(), inputs.get(i)));
    }
    return new NetworkTiming(compilation.program().batch(), layers);
  }

  private LayerTiming timing(QuantisedLayer layer, LayerSpikes input) {
    int batch = compilation.program().batch();
    EventLayer geometry = layer(layer.geometry());
    EventClockModel model = new EventClockModel(ENGINE, ports(), batch);
    List<EventClocks> samples =
        IntStream.range(0, input.count())
            .parallel()
            .mapToObj(n -> model.predict(geometry, input.sample(n)))
            .toList();
    long ideal = mean(samples.stream().mapToLong(EventClocks::ideal), samples.size(), batch);
    long clocks = mean(samples.stream().mapToLong(EventClocks::clocks), samples.size(), batch);
    Bound bound = bound(samples);
    return new LayerTiming(
        layer.name(),
        layer.description(),
        ideal,
        ideal,
        clocks,
        bound,
        bytes(geometry, batch),
        causes(clocks, mean(events(samples), samples.size(), batch), bound));
  }

  /** What bounds the layers that take most of the clocks, a sentence. */
  static String bottleneck(NetworkTiming timing) {
    Map<Bound, List<LayerTiming>> layers =
        timing.layers().stream().collect(Collectors.groupingBy(LayerTiming::bound));
    Map.Entry<Bound, List<LayerTiming>> most =
        Collections.max(
            layers.entrySet(), Comparator.comparingLong(entry -> clocks(entry.getValue())));
    return String.format(
        Locale.ROOT,
        "Layers that %s bound take %.1f %% of the clocks: %s.",
        most.getKey().name().toLowerCase(Locale.ROOT),
        100.0 * clocks(most.getValue()) / timing.clocks(),
        most.getValue().stream().map(LayerTiming::name).collect(Collectors.joining(", ")));
  }

  private static long clocks(List<LayerTiming> layers) {
    return layers.stream().mapToLong(LayerTiming::clocks).sum();
  }

  /** All of one width. */
  private EnginePorts ports() {
    double bytes = board.memory().portBytes();
    return new EnginePorts(board.config().weightPorts() * bytes, bytes, bytes);
  }

  private static LongStream events(List<EventClocks> samples) {
    return samples.stream().mapToLong(each -> each.bounds().get(Bound.EVENTS));
  }

  private static long mean(LongStream clocks, int samples, int batch) {
    return Math.round((double) clocks.sum() * batch / samples);
  }

  private static EventLayer layer(Geometry g) {
    FeatureMap input = new FeatureMap(g.input().channels(), g.validHeight(), g.validWidth());
    return new EventLayer(
        input, g.output(), g.kernelHeight(), g.kernelWidth(), g.strideY(), g.paddingTop());
  }

  /** What bounds most of the samples' clocks. */
  private static Bound bound(List<EventClocks> samples) {
    Bound most = Bound.EVENTS;
    long largest = -1;
    for (Bound bound : samples.get(0).bounds().keySet()) {
      long sum = samples.stream().mapToLong(each -> each.bounds().get(bound)).sum();
      if (sum > largest) {
        most = bound;
        largest = sum;
      }
    }
    return most;
  }

  /** Clocks beyond those of the events go to what bounds the layer. */
  private static ClockCauses causes(long clocks, long events, Bound bound) {
    long compute = Math.min(clocks, events);
    long rest = clocks - compute;
    return switch (bound) {
      case WEIGHTS -> new ClockCauses(compute, rest, 0, 0, 0);
      case FEEDING -> new ClockCauses(compute, 0, rest, 0, 0);
      case OUTPUT -> new ClockCauses(compute, 0, 0, rest, 0);
      default -> new ClockCauses(compute, 0, 0, 0, rest);
    };
  }

  /** Weights once, spikes once per group of outputs, results. */
  private long bytes(EventLayer layer, int batch) {
    int outputs = ENGINE.outputs();
    long groups = (layer.output().channels() + outputs - 1) / outputs;
    long weights = (long) layer.input().channels() * layer.taps() * groups * outputs;
    int steps = compilation.program().timeSteps();
    long bits = groups * layer.input().size() + groups * outputs * layer.output().positions();
    return weights + bits * steps * batch / Byte.SIZE;
  }
}
