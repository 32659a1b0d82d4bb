package org.firefly.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.timing.event.EventClockModel;
import org.firefly.timing.event.EventClocks;
import org.firefly.timing.event.EventEngine;
import org.firefly.timing.event.EventEngine.Banking;
import org.firefly.timing.event.EventLayer;

/**
 * Prints what shapes of an event engine would take for a network, its first layer not counted, as
 * Markdown tables: the figures of {@code docs/event-engine.md}. Without arguments the network is
 * SCNN-7, T = 4, with random spikes; otherwise the layers are those that {@link EventCase#dumped}
 * reads.
 */
public final class EventEngineStudy {
  private static final double PORT_BYTES = 16;
  private static final double MEGAHERTZ = 300;

  /** Slices that let membranes decay, one for each of 32 lanes. */
  private static final int DECAY_SLICES = 32;

  private static final EventEngine BLUEPRINT =
      new EventEngine(8, 2, 32, 4, 64, 1, Banking.CHANNEL_PLUS_TAP);

  private final List<EventCase> layers;
  private final PrintStream out;

  private EventEngineStudy(List<EventCase> layers, PrintStream out) {
    this.layers = layers;
    this.out = out;
  }

  /** Prints the tables. */
  public static void main(String[] arguments) {
    List<EventCase> layers =
        arguments.length == 0
            ? scnnSeven()
            : Arrays.stream(arguments).map(EventCase::dumped).toList();
    EventEngineStudy study = new EventEngineStudy(layers, System.out);
    study.printLayers();
    study.printShapes();
  }

  private static List<EventCase> scnnSeven() {
    Random random = new Random(Workload.SEED);
    List<EventLayer> layers =
        List.of(
            convolution(16, 64, 32),
            convolution(64, 128, 16),
            convolution(128, 128, 16),
            convolution(128, 256, 8),
            convolution(256, 256, 8),
            convolution(256, 512, 4),
            EventLayer.fullyConnected(new FeatureMap(512, 4, 4), 10));
    return IntStream.range(0, layers.size())
        .mapToObj(i -> EventCase.random(layers.get(i), Workload.SPIKES.get(i), random))
        .toList();
  }

  private static EventLayer convolution(int inputs, int outputs, int side) {
    return EventLayer.convolution3x3(new FeatureMap(inputs, side, side), outputs);
  }

  private void printLayers() {
    print("| layer | events | ideal | masks of 64 | masks of 16 |%n|---|---|---|---|---|%n");
    for (EventCase layer : layers) {
      List<EventClocks> wide = predict(BLUEPRINT, 2, 8, layer);
      print(
          "| %s | %.0f | %.0f | %.0f | %.0f |%n",
          layer.name(),
          wide.stream().mapToLong(EventClocks::events).average().orElseThrow(),
          wide.stream().mapToLong(EventClocks::ideal).average().orElseThrow(),
          clocks(BLUEPRINT, 2, 8, layer),
          clocks(BLUEPRINT.withMaskChannels(16), 2, 8, layer));
    }
    print("%n");
  }

  private void printShapes() {
    print(
        "| shape | weight RAMB36 | batch 8, two ports | one port | batch 1, two ports"
            + " | GOP/s per slice |%n|---|---|---|---|---|---|%n");
    variants().forEach(this::printShape);
  }

  private static Map<String, EventEngine> variants() {
    Map<String, EventEngine> variants = new LinkedHashMap<>();
    variants.put("cells by channel", BLUEPRINT.withBanking(Banking.CHANNEL));
    variants.put("cells by channel and tap", BLUEPRINT);
    variants.put("masks of 32", BLUEPRINT.withMaskChannels(32));
    variants.put("masks of 16", BLUEPRINT.withMaskChannels(16));
    for (int positions : new int[] {2, 4, 8}) {
      variants.put(positions + " positions under way", BLUEPRINT.withPositionsAhead(positions));
    }
    variants.put("S = 2", BLUEPRINT.withSteps(2));
    variants.put("S = 2, 4 positions under way", BLUEPRINT.withSteps(2).withPositionsAhead(4));
    variants.put("S = 1", BLUEPRINT.withSteps(1));
    variants.put("16 cells, S = 2", cells(16, 32, 2));
    variants.put("16 cells, 16 outputs", cells(16, 16, 4));
    variants.put("4 cells, 64 outputs", cells(4, 64, 4));
    return variants;
  }

  private static EventEngine cells(int cells, int outputs, int steps) {
    return new EventEngine(cells, 2, outputs, steps, 64, 1, Banking.CHANNEL_PLUS_TAP);
  }

  private void printShape(String name, EventEngine engine) {
    int slices = engine.slices() + DECAY_SLICES;
    double best = total(engine, 2, 8);
    print(
        "| %s | %d | %.0f | %.0f | %.0f | %.1f |%n",
        name,
        engine.weightBlocks(),
        best,
        total(engine, 1, 8),
        total(engine, 2, 1),
        operations() / best * MEGAHERTZ / 1e3 / slices);
  }

  private double operations() {
    return layers.stream()
        .mapToDouble(each -> each.layer().denseOperations(each.samples().get(0).length))
        .sum();
  }

  private double total(EventEngine engine, int ports, int batch) {
    return layers.stream().mapToDouble(layer -> clocks(engine, ports, batch, layer)).sum();
  }

  private static double clocks(EventEngine engine, int ports, int batch, EventCase layer) {
    return predict(engine, ports, batch, layer).stream()
        .mapToLong(EventClocks::clocks)
        .average()
        .orElseThrow();
  }

  private static List<EventClocks> predict(
      EventEngine engine, int ports, int batch, EventCase layer) {
    EventClockModel model = new EventClockModel(engine, ports * PORT_BYTES, batch);
    return layer.samples().stream().map(spikes -> model.predict(layer.layer(), spikes)).toList();
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
